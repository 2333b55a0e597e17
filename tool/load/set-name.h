// What an @odata.context or a request URL says about the set it names: its collection, and whether it is the whole of it.
#pragma once

#include <string>
#include <string_view>

#include "tool/model/tenant.h"

namespace entitlint {

// ".../$metadata#identityGovernance/entitlementManagement/catalogs('1')/accessPackages" is the collection accessPackages
// under the catalog 1. An empty collection: nothing is named.
struct SetName {
  std::string collection;  // "accessPackages"
  std::string parent;      // the collection of the parent object: "catalogs"; empty when there is none
  std::string parent_id;
  bool whole = false;   // every object of the tenant: no parent, no function, not one object
  bool single = false;  // one object ("/$entity", or a key at the end of a URL)
};

[[nodiscard]] SetName set_name(std::string_view context_or_url);

// Which of the four collections of the model a set is, in either dialect's spelling; ObjectKind::file for any other.
[[nodiscard]] ObjectKind kind_of_collection(std::string_view collection);

// The request that gives a collection's name in messages ("access packages").
[[nodiscard]] std::string_view spoken_collection(ObjectKind kind);

}  // namespace entitlint
