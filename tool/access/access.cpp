// What a single policy or stage says: scopes, requestability, roads, approvers.
#include "tool/access/access.h"

#include <algorithm>

namespace entitlint {

bool is_external(Scope scope) {
  switch (scope) {
    case Scope::specific_connected_organizations:
    case Scope::all_configured_organizations:
    case Scope::all_existing_organizations:
    case Scope::all_external_users:
      return true;
    default:
      return false;
  }
}

bool is_directory(Scope scope) {
  return scope == Scope::specific_directory_users || scope == Scope::all_members || scope == Scope::all_directory_users;
}

bool is_nonhuman(Scope scope) {
  return scope == Scope::specific_service_principals || scope == Scope::all_service_principals || scope == Scope::all_agent_identities;
}

bool is_specific(Scope scope) {
  return scope == Scope::specific_directory_users || scope == Scope::specific_connected_organizations ||
         scope == Scope::specific_service_principals;
}

namespace {

// False for an entry that must carry an id and carries an empty one (a Terraform block without object_id).
bool names_somebody(const Subject& subject) {
  if (!subject.kind.known() || !subject.id.known() || !subject.id.value().empty()) return true;
  switch (subject.kind.value()) {
    case SubjectKind::user:
    case SubjectKind::group:
    case SubjectKind::connected_organization:
    case SubjectKind::service_principal:
      return false;
    default:
      return true;
  }
}

// Direct assignment is a road in v1.0 whatever its flags, because the documented direct policy has all of them false; in beta it is one
// while acceptRequests is true (REQ: with "None" and requests off "administrators can't directly assign this access package").
Fact<bool> is_direct_road(const Policy& policy) {
  const Fact<bool> direct = map(policy.scope, [](Scope scope) { return scope == Scope::direct_assignment_only; });
  if (!direct.is(true) || policy.dialect == Dialect::v1) return direct;
  const bool as_beta = policy.dialect == Dialect::beta || policy.dialect == Dialect::terraform;
  if (as_beta || policy.accepts.is(true)) return policy.accepts;
  return {policy.accepts.known() ? Gap{Reason::conflict, Field::policy_accepts_requests} : policy.accepts.gap(), policy.accepts.place()};
}

}  // namespace

Fact<bool> names_anybody(const Fact<Subjects>& subjects) {
  return map(subjects, [](Subjects all) { return std::ranges::any_of(all, names_somebody); });
}

Fact<bool> not_an_empty_list(const Policy& policy) {
  if (!policy.scope.known()) return {policy.scope.gap(), policy.scope.place()};
  if (!is_specific(policy.scope.value())) return {true, policy.scope.place()};
  return names_anybody(policy.targets);
}

Fact<bool> takes_requests(const Policy& policy) {
  const Fact<bool> on = either(policy.accepts, policy.on_behalf);
  return on.is(false) ? policy.accepts : on;
}

Fact<bool> requestable(const Policy& policy) {
  const Fact<bool> on = takes_requests(policy);
  const Fact<bool> admits_people =
      map(policy.scope, [](Scope scope) { return scope != Scope::direct_assignment_only && !is_nonhuman(scope); });
  const Fact<bool> all = both(on, both(admits_people, both(negated(policy.automatic), not_an_empty_list(policy))));
  return all.is(true) ? on : all;
}

Fact<bool> external_and_requestable(const Policy& policy) {
  return both(map(policy.scope, is_external), requestable(policy));
}

Fact<bool> is_a_road(const Policy& policy) {
  const Fact<bool> by_request = requestable(policy);
  const Fact<bool> otherwise = either(map(policy.scope, is_nonhuman), either(policy.automatic, is_direct_road(policy)));
  const Fact<bool> any = either(by_request, otherwise);
  return any.is(false) ? by_request : any;  // a dead policy is shown where requests were closed
}

Fact<bool> has_approver(const Stage& stage) {
  if (stage.dynamic) return {true, stage.place};
  const Fact<bool> primary = names_anybody(stage.primary);
  const Fact<bool> any = either(primary, names_anybody(stage.fallback));
  return any.is(false) ? primary : any;
}

Fact<bool> admits(const Policy& policy, const Organization& organization) {
  if (!policy.scope.known()) return {policy.scope.gap(), policy.scope.place()};
  const Place here = policy.scope.place();
  switch (policy.scope.value()) {
    case Scope::all_external_users:
      return {true, here};
    case Scope::all_configured_organizations:
      return map(organization.state, [](OrganizationState state) { return state == OrganizationState::configured; });
    case Scope::all_existing_organizations:
      // Older than the state property; no page says whether a proposed organization is an existing one.
      if (organization.state.is(OrganizationState::configured)) return {true, here};
      if (!organization.state.known()) return {organization.state.gap(), organization.state.place()};
      return {Gap{Reason::documents_disagree, Field::organization_state}, organization.state.place()};
    case Scope::specific_connected_organizations: {
      const Fact<bool> any = any_entry(policy.targets, [&](const Subject& subject) {
        return both(map(subject.kind, [](SubjectKind kind) { return kind == SubjectKind::connected_organization; }),
                    map(subject.id, [&](std::string_view id) { return equal_ids(id, organization.id); }));
      });
      return any.is(false) ? Fact<bool>(false, policy.targets.place()) : any;
    }
    default:
      return {false, here};
  }
}

}  // namespace entitlint
