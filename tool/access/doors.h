// Which policies let in the people of a connected organization. Walked once per tenant, so that no rule compares every organization with
// every policy.
#pragma once

#include <unordered_map>

#include "tool/access/access.h"

namespace entitlint {

// What is known about one organization, or about a kind of them.
struct Door {
  const Policy* open = nullptr;        // a policy through which its people may request
  const Policy* unapproved = nullptr;  // one that is open and asks for no approval
  const Policy* listed_by = nullptr;   // a policy that names it, taking requests or not
  const Policy* barred = nullptr;      // one that takes requests, but whose catalog keeps outsiders out
  Gap gap;                             // what hides whether there are more
  Place gap_place;
};

class Doors {
 public:
  explicit Doors(const Tenant& tenant);
  [[nodiscard]] Door of(const Organization& organization) const;

 private:
  void add(const Policy& policy, const Tenant& tenant);
  std::unordered_map<std::string_view, Door, IdHash, IdEqual> named_;
  Door configured_, existing_, anybody_, unclear_;
};

}  // namespace entitlint
