// Tells entitlint's own reports by the keys they always have.
#include "tool/load/own-report.h"

#include <initializer_list>
#include <string_view>

namespace entitlint {
namespace {

using json::Kind;
using json::Outline;
using json::OutlineMember;

constexpr std::uint32_t largest_tool = 64 * 1024;

bool has_all(const Outline& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (object.find(key) == nullptr) return false;
  }
  return true;
}

// {"name": "entitlint", …}
bool names_us(Reader& reader, json::Parser& parser, const OutlineMember* tool) {
  if (tool == nullptr || tool->kind != Kind::object || tool->span.size() > largest_tool) return false;
  const json::Value* const value = parser.parse(reader.take(tool->span), tool->span.begin);
  const json::Member* const name = value == nullptr ? nullptr : value->find("name");
  return name != nullptr && name->value.text() == "entitlint";
}

// SARIF: runs[0].tool.driver.name. Only the rules make `tool` big, and they stand in the driver.
bool is_our_sarif(Reader& reader, const Outline& root) {
  const OutlineMember* const runs = root.find("runs");
  if (runs == nullptr || runs->elements.empty()) return false;
  const json::Outlines run = json::outline(reader, runs->elements.front());
  const OutlineMember* const tool = run.error || run.roots.empty() ? nullptr : run.roots.front().find("tool");
  if (tool == nullptr) return false;
  const json::Outlines holder = json::outline(reader, tool->span);
  const OutlineMember* const driver = holder.error || holder.roots.empty() ? nullptr : holder.roots.front().find("driver");
  if (driver == nullptr) return false;
  const json::Outlines inner = json::outline(reader, driver->span);
  const OutlineMember* const name = inner.error || inner.roots.empty() ? nullptr : inner.roots.front().find("name");
  return name != nullptr && reader.view(name->span) == "\"entitlint\"";
}

}  // namespace

bool is_own_report(Reader& reader, json::Parser& parser, const Outline& root) {
  if (root.kind != Kind::object || root.find("version") == nullptr) return false;
  if (names_us(reader, parser, root.find("tool"))) return true;
  if (has_all(root, {"columns", "packages"}) || has_all(root, {"verdict", "trace"})) return true;  // reach, can
  if (root.members.size() == 2 && has_all(root, {"changes"})) return true;                         // diff
  return is_our_sarif(reader, root);
}

}  // namespace entitlint
