// What a file's path tells when it lies in an EntraExporter tree: which collection it is from, and its parents.
#pragma once

#include <string>

#include "tool/input/source.h"

namespace entitlint {

// The place of a leaf <x>/<x>.json below IdentityGovernance/EntitlementManagement; `inside` is false for any other path.
struct TreePlace {
  bool inside = false;
  bool snapshot = false;     // one resource of Tenant Configuration Management per file, in a folder named for its type
  std::string collection;    // "accessPackages", "accessPackageAssignmentPolicies", "connectedOrganizations", "settings", …
  std::string package;       // parent of a policy
  std::string organization;  // parent of a sponsor
  std::string relation;      // "InternalSponsors", "ExternalSponsors"
};

[[nodiscard]] TreePlace tree_place(const Source& source);

}  // namespace entitlint
