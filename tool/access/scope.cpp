// Whom one policy reaches.
#include "tool/access/scope.h"

namespace entitlint {

namespace {

Reach yes(Place place) {
  return {Answer::yes, Gate::none, {}, place, "includes them", true};
}
Reach some(Place place, std::string_view why) {
  return {Answer::some, Gate::none, {}, place, why, true};
}
Reach closed(Gate gate, Place place, std::string_view why) {
  return {Answer::no, gate, {}, place, why, true};
}
Reach excluded(Place place, std::string_view why = "does not include them") {
  return closed(Gate::policy_scope, place, why);
}
// Whatever the switches say, nobody requests through this policy.
Reach no_request(Place place, std::string_view why) {
  return {Answer::no, Gate::policy_scope, {}, place, why, false};
}
Reach unknown(Gap gap, Place place) {
  return {Answer::unknown, Gate::none, gap, place, {}, true};
}

template <class T>
Reach unknown(const Fact<T>& fact) {
  return unknown(fact.gap(), fact.place());
}

// Whether one of the listed organizations exists. False: all of them are known to lead nowhere.
Fact<bool> lists_an_organization(const Policy& policy, const Tenant& tenant) {
  if (!policy.targets.known()) return {policy.targets.gap(), policy.targets.place()};
  Fact<bool> any(false, policy.targets.place());
  for (const Subject& subject : policy.targets.value()) {
    any = either(any, map(organization_of(subject, tenant), [](const Organization* organization) { return organization != nullptr; }));
    if (any.is(true)) break;
  }
  return any;
}

// Whether some connected organization is admitted: its people may already be guests.
Fact<bool> admits_any_organization(const Policy& policy, const Tenant& tenant) {
  if (policy.scope.value() == Scope::specific_connected_organizations) return lists_an_organization(policy, tenant);
  Fact<bool> any(false, policy.scope.place());
  for (const Organization& organization : tenant.organizations.all) {
    any = either(any, admits(policy, organization));
    if (any.is(true)) return any;
  }
  if (!any.known() || tenant.organizations.complete()) return any;
  return {why_incomplete(tenant.organizations, Field::organizations), policy.scope.place()};
}

// Whether an external policy may admit an organization that has no column because it is not among the inputs.
Fact<bool> admits_beyond_columns(const Policy& policy, const Tenant& tenant) {
  const Place here = policy.scope.place();
  if (tenant.organizations.complete()) return {false, here};
  if (policy.scope.value() != Scope::specific_connected_organizations) {
    return {why_incomplete(tenant.organizations, Field::organizations), here};
  }
  if (!policy.targets.known()) return {policy.targets.gap(), policy.targets.place()};
  for (const Subject& subject : policy.targets.value()) {
    const Fact<const Organization*> organization = organization_of(subject, tenant);
    if (!organization.known()) return {organization.gap(), organization.place()};
  }
  return {false, here};
}

Reach member_reach(const Policy& policy) {
  const Place here = policy.scope.place();
  switch (policy.scope.value()) {
    case Scope::all_members:
    case Scope::all_directory_users:
      return yes(here);
    case Scope::specific_directory_users:
      return some(here, "includes those it lists");
    default:
      return excluded(here);
  }
}

// "Users from that organization who have already been invited into your directory can also use that link" (external-users article): an
// external policy therefore reaches some guests, those whose home it admits, and is never a known no for all of them. Nothing says that
// every guest has such a home, so it is never a yes either.
Reach guest_reach(const Policy& policy, const Tenant& tenant) {
  const Place here = policy.scope.place();
  const Scope scope = policy.scope.value();
  if (scope == Scope::all_directory_users) return yes(here);
  if (scope == Scope::specific_directory_users) return some(here, "includes those it lists");
  if (!is_external(scope)) return excluded(here);
  if (scope == Scope::all_external_users) return some(here, "includes guests from outside organizations");
  const Fact<bool> any = admits_any_organization(policy, tenant);
  if (!any.known()) return unknown(any);
  return any.value() ? some(here, "includes guests of its connected organizations") : excluded(any.place(), "matches no organization");
}

// Whether a guest who is already in the directory needs a catalog that is open to outsiders is the pages' contradiction: the visibility
// article checks "external users", the catalog article closes catalogs "only for users already in the directory".
Reach in_catalog(const Reach& inside, const Fact<bool>& externally_visible) {
  if (inside.answer != Answer::yes && inside.answer != Answer::some) return inside;
  if (!externally_visible.known()) return unknown(externally_visible);
  if (externally_visible.value()) return inside;
  return unknown({Reason::documents_disagree, Field::catalog_external}, externally_visible.place());
}

Reach organization_reach(const Policy& policy, const Organization& organization) {
  const Fact<bool> admitted = admits(policy, organization);
  if (!admitted.known()) return unknown(admitted);
  return admitted.value() ? yes(policy.scope.place()) : excluded(admitted.place());
}

// Everybody whose organization has no column: with an incomplete list of organizations also the people of the missing ones.
Reach any_external_reach(const Policy& policy, const Tenant& tenant) {
  const Place here = policy.scope.place();
  if (policy.scope.value() == Scope::all_external_users) return yes(here);
  if (!is_external(policy.scope.value())) return excluded(here);
  const Fact<bool> beyond = admits_beyond_columns(policy, tenant);
  return beyond.known() ? excluded(here) : unknown(beyond);
}

Reach scope_reach(const Policy& policy, const Audience& audience, const Tenant& tenant, const Fact<bool>& externally_visible) {
  if (!policy.scope.known()) return unknown(policy.scope);
  const Fact<bool> listed = not_an_empty_list(policy);
  if (listed.is(false)) return excluded(listed.place(), "lists nobody");
  Reach reached;
  switch (audience.kind) {
    case Audience::Kind::member:
      reached = member_reach(policy);
      break;
    case Audience::Kind::guest:
      reached = in_catalog(guest_reach(policy, tenant), externally_visible);
      break;
    case Audience::Kind::organization:
      reached = organization_reach(policy, *audience.organization);
      break;
    case Audience::Kind::any_external:
      reached = any_external_reach(policy, tenant);
      break;
  }
  return !listed.known() && reached.answer != Answer::no ? unknown(listed) : reached;
}

// A manager may only request for people of the directory: nobody outside it has a manager there.
Reach on_behalf_only(const Reach& inside, const Policy& policy, const Audience& audience) {
  const bool in_directory = audience.kind == Audience::Kind::member || audience.kind == Audience::Kind::guest;
  if (!in_directory) return closed(Gate::policy_enabled, policy.accepts.place(), "takes requests only from managers");
  if (inside.answer == Answer::unknown) return inside;
  return some(policy.on_behalf.place(), "takes requests only from managers");
}

}  // namespace

Reach reach(const Policy& policy, const Audience& audience, const Tenant& tenant, const Fact<bool>& externally_visible) {
  if (policy.scope.is(Scope::direct_assignment_only)) return no_request(policy.scope.place(), "is for direct assignment only");
  if (policy.scope.known() && is_nonhuman(policy.scope.value())) return no_request(policy.scope.place(), "is not for people");
  if (policy.automatic.is(true)) return no_request(policy.automatic.place(), "assigns by rule instead of taking requests");
  const Fact<bool> on = takes_requests(policy);
  if (on.is(false)) return closed(Gate::policy_enabled, on.place(), "takes no requests");

  const Reach inside = scope_reach(policy, audience, tenant, externally_visible);
  if (inside.answer == Answer::no) return inside;
  if (!on.known()) return unknown(on);
  if (!policy.automatic.known()) return unknown(policy.automatic);
  if (policy.accepts.is(true)) return inside;
  if (!policy.accepts.known() && audience.kind != Audience::Kind::member && audience.kind != Audience::Kind::guest) {
    return unknown(policy.accepts);
  }
  return on_behalf_only(inside, policy, audience);
}

int priority(Scope scope) {
  switch (scope) {
    case Scope::specific_directory_users:
    case Scope::specific_connected_organizations:
      return 1;
    case Scope::all_members:
      return 2;
    case Scope::all_directory_users:
      return 3;
    default:
      return 4;
  }
}

}  // namespace entitlint
