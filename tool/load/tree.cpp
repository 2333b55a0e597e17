// Reads the parents of an object out of the path that EntraExporter gives its file.
#include "tool/load/tree.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "tool/model/values.h"

namespace entitlint {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto slash = path.find('/');
    if (slash != 0) parts.push_back(path.substr(0, slash));
    path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
  }
  return parts;
}

// "<x>/<x>.json": how the exporter writes every object.
bool is_leaf(const std::vector<std::string_view>& parts) {
  if (parts.size() < 2) return false;
  const std::string_view folder = parts[parts.size() - 2], name = parts.back();
  return name.size() == folder.size() + 5 && name.substr(0, folder.size()) == folder && equal_ids(name.substr(folder.size()), ".json");
}

void read_package(const std::vector<std::string_view>& parts, std::size_t at, TreePlace& place) {
  place.collection = "accessPackages";
  if (parts.size() < at + 5) return;  // AccessPackages/<id>/<id>.json
  if (parts[at + 2] == "AssignmentPolicies") {
    place.collection = "accessPackageAssignmentPolicies";
    place.package = parts[at + 1];
  } else if (parts[at + 2] == "Assignments") {
    place.collection = "accessPackageAssignments";
  }
}

void read_organization(const std::vector<std::string_view>& parts, std::size_t at, TreePlace& place) {
  place.collection = "connectedOrganizations";
  if (parts.size() < at + 5) return;
  place.collection = "directoryObjects";
  place.organization = parts[at + 1];
  place.relation = parts[at + 2];
}

}  // namespace

TreePlace tree_place(const Source& source) {
  TreePlace place;
  // The reported path is relative and may begin below the tree's own folders; the file's is whole.
  const std::string path = source.file.empty() ? source.path : source.file;
  const auto parts = parts_of(path);
  constexpr std::string_view service = "microsoft.entra.";
  place.snapshot = std::ranges::any_of(parts, [&](std::string_view part) {
    return part.size() > service.size() && equal_ids(part.substr(0, service.size()), service) && part != parts.back();
  });
  if (!is_leaf(parts)) return place;
  for (std::size_t i = 0; i + 3 < parts.size(); ++i) {
    if (parts[i] != "IdentityGovernance" || parts[i + 1] != "EntitlementManagement") continue;
    place.inside = true;
    const std::string_view kind = parts[i + 2];
    if (kind == "AccessPackages") read_package(parts, i + 2, place);
    if (kind == "ConnectedOrganizations") read_organization(parts, i + 2, place);
    if (kind == "Settings") place.collection = "settings";
  }
  return place;
}

}  // namespace entitlint
