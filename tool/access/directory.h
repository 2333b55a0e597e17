// Questions about the directory around entitlement management: groups, approvers who can decide, organizations that policies reach. The
// lists they rest on are optional inputs, often filtered: what is not in them is not known.
#pragma once

#include <string_view>
#include <unordered_map>

#include "tool/access/access.h"

namespace entitlint {

// A group that its own export shows as deleted. Gaps when no export holds it.
[[nodiscard]] Fact<bool> is_deleted_group(std::string_view id, const Tenant& tenant, Place place);
// A role of a group that can be assigned directory roles; the place is that of the group's id. Whether groups can is an optional input:
// without it a group simply is not known to, for a gap would leave every package that grants a group unchecked.
[[nodiscard]] Fact<bool> of_role_assignable_group(const RoleScope& role, const Tenant& tenant);
// A role of the directory that the loaded list of roles marks as privileged; the same holds without a list.
[[nodiscard]] Fact<bool> is_privileged_role(const RoleScope& role, const Tenant& tenant);
// Whether the approver could decide: a user who exists and may sign in, a group with members. Whoever is found at request time (managers,
// sponsors) counts as able.
[[nodiscard]] Fact<bool> can_decide(const Subject& approver, const Tenant& tenant);
// Somebody of the stage, primary or fallback, could decide.
[[nodiscard]] Fact<bool> anybody_can_decide(const Stage& stage, const Tenant& tenant);

// The one person who can decide of a list: the user it names, or the only able member of the group it names. A group whose members are
// not loaded counts as many.
[[nodiscard]] Fact<bool> is_one_person(const Fact<Subjects>& list, const Tenant& tenant);
// Everybody on `list` is on `among` too, with groups replaced by their members. Known true only where all of these are loaded.
[[nodiscard]] bool same_people(const Fact<Subjects>& list, const Fact<Subjects>& among, const Tenant& tenant);
// Somebody on one list is a loaded member of a group on the other; the entry of `b`, or null.
[[nodiscard]] const Subject* meets_member(const Fact<Subjects>& a, const Fact<Subjects>& b, const Tenant& tenant);

// Whether everybody whom a policy lets request has a manager, as far as users are loaded with their managers. Made once, because
// policies for all members ask of all users.
class Managers {
 public:
  explicit Managers(const Tenant& tenant);
  [[nodiscard]] bool known_for_all(const Policy& policy) const;

 private:
  const Tenant& tenant_;
  bool members_ = false, users_ = false;  // all of them have one
};

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
