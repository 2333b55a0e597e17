// Which findings belong together.
#include "tool/report/groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tool/report/sanitise.h"
#include "tool/report/wording.h"

namespace entitlint {
namespace {

constexpr std::size_t names_shown = 3;

using Key = std::tuple<std::string_view, Severity, std::string_view, ObjectKind>;

Key key_of(const Finding& finding) {
  return {finding.rule->code, finding.severity, finding.catalog, finding.object.kind};
}

bool may_be_grouped(const Finding& finding) {
  switch (finding.object.kind) {
    case ObjectKind::catalog:
    case ObjectKind::package:
    case ObjectKind::policy:
    case ObjectKind::connected_organization:
    case ObjectKind::resource:
      return finding.link == nullptr;
    default:
      return false;
  }
}

std::vector<std::string_view> names_of(const std::vector<const Finding*>& findings) {
  std::vector<std::string_view> names;
  std::set<std::string_view> known;
  for (const Finding* const finding : findings) {
    const ObjectName& object = finding->object;
    if (known.insert(object.id.empty() ? label(object) : object.id).second) names.push_back(label(object));
  }
  return names;
}

}  // namespace

std::vector<Group> grouped(const std::vector<const Finding*>& findings) {
  std::map<Key, Group> together;
  for (const Finding* const finding : findings) {
    if (may_be_grouped(*finding)) together[key_of(*finding)].findings.push_back(finding);
  }
  for (auto& [key, group] : together) group.names = names_of(group.findings);
  std::vector<Group> groups;
  for (const Finding* const finding : findings) {
    const auto found = may_be_grouped(*finding) ? together.find(key_of(*finding)) : together.end();
    if (found == together.end() || found->second.names.size() < smallest_group) {
      groups.push_back({{finding}, {}});
    } else if (found->second.findings.front() == finding) {
      groups.push_back(found->second);
    }
  }
  return groups;
}

std::string message_of_group(const Group& group) {
  std::string message = counted(group.names.size(), group.findings.front()->object.kind) + ": ";
  for (std::size_t i = 0; i < names_shown; ++i) message += (i == 0 ? "" : ", ") + one_line(group.names[i], longest_name);
  return message + " … (--verbose lists all)";
}

std::string summary_of_group(const Group& group) {
  const Finding& first = *group.findings.front();
  const std::string catalog = first.catalog.empty() ? "" : "in catalog \"" + one_line(first.catalog, longest_name) + "\": ";
  return catalog + std::string(first.rule->summary);
}

bool same_remedy(const Group& group) {
  const std::string& first = group.findings.front()->remedy;
  return std::ranges::all_of(group.findings, [&](const Finding* finding) { return finding->remedy == first; });
}

std::vector<Group> ungrouped(const std::vector<const Finding*>& findings) {
  std::vector<Group> groups;
  for (const Finding* const finding : findings) groups.push_back({{finding}, {}});
  return groups;
}

}  // namespace entitlint
