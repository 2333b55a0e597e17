// Judges files in which a script has gathered several collections under their names: {"catalogs": […], "accessPackages": {"value": […]}}.
#include <algorithm>
#include <array>

#include "tool/load/judge.h"

namespace entitlint {
namespace {

using json::Kind;
using json::Outline;
using json::OutlineMember;

// The names that Graph has for the collections in one of its versions.
constexpr std::array<std::string_view, 6> names = {"catalogs",           "accessPackageCatalogs",           "accessPackages",
                                                   "assignmentPolicies", "accessPackageAssignmentPolicies", "connectedOrganizations"};

// As Graph writes the member's name, whatever case the script has it in; empty: it is no collection that entitlint knows.
std::string_view collection_of(const OutlineMember& member) {
  const auto found = std::ranges::find_if(names, [&](std::string_view name) { return equal_ids(name, member.key); });
  const bool holds = member.kind == Kind::array || member.kind == Kind::object;
  return found == names.end() || !holds ? std::string_view() : *found;
}

// An object of Graph has such collections too, when they were expanded.
bool is_an_object_itself(const Outline& root) {
  constexpr std::array<std::string_view, 5> own = {"id", "displayName", "@odata.context", "@odata.id", "@odata.type"};
  return std::ranges::any_of(root.members, [&](const OutlineMember& member) {
    return std::ranges::any_of(own, [&](std::string_view name) { return equal_ids(name, member.key); });
  });
}

}  // namespace

bool ShapeJudge::gathered(const Outline& root, int depth) {
  const bool some = std::ranges::any_of(root.members, [](const OutlineMember& member) { return !collection_of(member).empty(); });
  if (!some || depth >= deepest_nesting || is_an_object_itself(root)) return false;
  note_duplicates(root, id_, shape_.problems);
  for (const OutlineMember& member : root.members) {
    SetName named;
    named.collection = collection_of(member);
    if (member.kind == Kind::array || member.kind == Kind::object)
      span(member.span, depth + 1, named.collection.empty() ? nullptr : &named);
    else
      shape_.loose.push_back(member.span);
  }
  return true;
}

}  // namespace entitlint
