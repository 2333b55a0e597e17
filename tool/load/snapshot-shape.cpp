// Recognises snapshots of Tenant Configuration Management, and finds the resources in them.
#include "tool/load/judge.h"
#include "tool/model/values.h"

namespace entitlint {

using json::Kind;
using json::Outline;
using json::OutlineMember;

// A baseline that a tool has wrapped into a report of its own.
bool ShapeJudge::snapshot(Span span, int depth) {
  const json::Outlines inner = json::outline(reader_, span);
  if (inner.error || inner.roots.size() != 1 || depth >= deepest_nesting) return false;
  const OutlineMember* const resources = inner.roots.front().find("resources");
  if (resources == nullptr || !holds_snapshot(*resources)) return false;
  resources_of(inner.roots.front(), *resources, false);
  return true;
}

// How the job went that made a snapshot: anything but "succeeded" leaves some of the tenant out.
void ShapeJudge::note_status(const Outline& root) {
  const std::string status = scalar(root.find("Status"));
  if (!status.empty() && !equal_ids(status, "succeeded")) shape_.lacking = "the snapshot's status is " + status;
}

// Resources of Tenant Configuration Management, told by the first of them.
bool ShapeJudge::holds_snapshot(const OutlineMember& resources) {
  if (resources.kind != Kind::array || resources.elements.empty()) return false;
  const json::Outlines first = json::outline(reader_, resources.elements.front());
  if (first.error || first.roots.size() != 1) return false;
  const OutlineMember* const properties = first.roots.front().find("properties");
  const std::string type = scalar(first.roots.front().find("resourceType"));
  return properties != nullptr && properties->kind == Kind::object && type.size() > 10 && equal_ids(type.substr(0, 10), "microsoft.");
}

void ShapeJudge::resources_of(const Outline& root, const OutlineMember& resources, bool unfinished) {
  Portion portion;
  portion.container = Container::array;
  portion.span = root.span;
  portion.records = resources.elements;
  portion.cut = unfinished;
  shape_.portions.push_back(std::move(portion));
  leave(root, &resources, unfinished);
}

}  // namespace entitlint
