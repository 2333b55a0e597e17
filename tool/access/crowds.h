// Whose requests two policies provably share.
#pragma once

#include <string>
#include <vector>

#include "tool/access/access.h"

namespace entitlint {

// The crowds a policy admits, as keys: "all members", one listed user, group or organization. Two policies of one class (scope.h) that have
// a key in common admit some of the same people, who then choose between them. Who is a member of a group is not in an export, so two
// different groups have nothing in common here.
class Crowds {
 public:
  explicit Crowds(const Tenant& tenant);
  // Empty when the scope or the list is not known.
  [[nodiscard]] std::vector<std::string> of(const Policy& policy) const;

 private:
  bool has_configured_organization_ = false;
};

}  // namespace entitlint
