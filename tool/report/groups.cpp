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

// Of a group; without the catalog, of what one rule says of a tenant.
using Key = std::tuple<std::string_view, Severity, std::string_view, ObjectKind, std::string_view>;

Key key_of(const Finding& finding, bool with_catalog) {
  return {finding.rule->code, finding.severity, finding.tenant, finding.object.kind, with_catalog ? finding.catalog : std::string_view()};
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

std::string name_of(const Finding& finding) {
  const std::string_view own = label(finding.object);
  if (finding.package.empty()) return std::string(own);
  return one_line(finding.package, longest_name) + " (" + one_line(own, longest_name) + ")";
}

std::vector<std::string> names_of(const std::vector<const Finding*>& findings) {
  std::vector<std::string> names;
  std::set<std::string_view> known;
  for (const Finding* const finding : findings) {
    const ObjectName& object = finding->object;
    if (known.insert(object.id.empty() ? label(object) : object.id).second) names.push_back(name_of(*finding));
  }
  return names;
}

using Groups = std::map<Key, Group>;

Groups by_key(const std::vector<const Finding*>& findings, bool with_catalog) {
  Groups groups;
  for (const Finding* const finding : findings) {
    if (may_be_grouped(*finding)) groups[key_of(*finding, with_catalog)].findings.push_back(finding);
  }
  for (auto& [key, group] : groups) group.names = names_of(group.findings);
  return groups;
}

// At how many places the report would speak of what these groups hold, by rule.
std::map<Key, std::size_t> places_of(const Groups& groups) {
  std::map<Key, std::size_t> places;
  for (const auto& [key, group] : groups) {
    places[key_of(*group.findings.front(), false)] += group.names.size() < smallest_group ? group.findings.size() : 1;
  }
  return places;
}

}  // namespace

std::vector<Group> grouped(const std::vector<const Finding*>& findings) {
  const Groups in_catalogs = by_key(findings, true), everywhere = by_key(findings, false);
  const std::map<Key, std::size_t> places = places_of(in_catalogs);
  std::vector<Group> groups;
  for (const Finding* const finding : findings) {
    if (!may_be_grouped(*finding)) {
      groups.push_back({{finding}, {}});
      continue;
    }
    const bool many = places.at(key_of(*finding, false)) > most_places;
    const Group& group = many ? everywhere.at(key_of(*finding, false)) : in_catalogs.at(key_of(*finding, true));
    if (group.names.size() < smallest_group) {
      groups.push_back({{finding}, {}});
    } else if (group.findings.front() == finding) {
      groups.push_back(group);
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
  std::map<std::string_view, std::size_t> catalogs;
  for (const Finding* const finding : group.findings) ++catalogs[finding->catalog];
  std::string where;
  if (catalogs.size() == 1) {
    if (!first.catalog.empty()) where = "in catalog \"" + one_line(first.catalog, longest_name) + "\": ";
  } else if (first.object.kind != ObjectKind::catalog) {
    const auto most = std::ranges::max_element(catalogs, {}, [](const auto& catalog) { return catalog.second; });
    const std::string name = most->first.empty() ? "no known catalog" : "\"" + one_line(most->first, longest_name) + "\"";
    where = "in " + std::to_string(catalogs.size()) + " catalogs, most in " + name + " (" + std::to_string(most->second) + "): ";
  }
  return where + std::string(first.rule->summary);
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
