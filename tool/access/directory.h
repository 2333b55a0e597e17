// Questions about the directory around entitlement management: groups, approvers who can decide, organizations that policies reach. The
// lists they rest on are optional inputs, often filtered: what is not in them is not known.
#pragma once

#include <string_view>
#include <unordered_map>

#include "tool/access/access.h"

namespace entitlint {

// A group that its own export shows as deleted. Gaps when no export holds it.
[[nodiscard]] Fact<bool> is_deleted_group(std::string_view id, const Tenant& tenant, Place place);
// Whether the approver could decide: a user who exists and may sign in, a group with members. Whoever is found at request time (managers,
// sponsors) counts as able.
[[nodiscard]] Fact<bool> can_decide(const Subject& approver, const Tenant& tenant);
// Somebody of the stage, primary or fallback, could decide.
[[nodiscard]] Fact<bool> anybody_can_decide(const Stage& stage, const Tenant& tenant);

// Which connected organizations the requestable policies of a tenant reach. Made once, so that a rule over all organizations does not
// walk all policies for each.
class OrganizationReach {
 public:
  explicit OrganizationReach(const Tenant& tenant);

  // A requestable policy lists the organization.
  [[nodiscard]] Fact<bool> named(const Organization& organization) const;
  // A requestable policy admits its people, by name or with all others.
  [[nodiscard]] Fact<bool> admitted(const Organization& organization) const;

 private:
  void add(const Policy& policy);
  [[nodiscard]] Fact<bool> settled(const Fact<bool>& any, const Organization& organization) const;

  const Tenant& tenant_;
  std::unordered_map<std::string_view, Fact<bool>, IdHash, IdEqual> listed_;
  Fact<bool> unsure_, all_configured_, all_existing_, all_external_;  // a policy of that scope; `unsure_`: whose targets are not known
};

}  // namespace entitlint
