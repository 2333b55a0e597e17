// How objects are called in reports and told apart by fingerprints.
#pragma once

#include <string>

#include "tool/lint/finding.h"

namespace entitlint {

[[nodiscard]] ObjectName name_of(const Object& object, const Tenant& tenant);

// What stays the same for an object from export to export: its id in lower case, else its Terraform address, else
// catalog/package/name.
[[nodiscard]] std::string key_of(const Object& object);

// The catalog an object belongs to, by display name; empty when it belongs to none or that is not known.
// Of a policy, the display name of its access package; else empty.
[[nodiscard]] std::string package_name_of(const Object& object);
[[nodiscard]] std::string catalog_name_of(const Object& object);

// A tenant's id, else its first domain; never the folder of its export.
[[nodiscard]] std::string stable_name(const Tenant& tenant);

}  // namespace entitlint
