// Answers from optional inputs, and the index of organizations that policies reach.
#include "tool/access/directory.h"

#include <algorithm>

namespace entitlint {
namespace {

template <class T>
Fact<bool> not_given(Field field, const Fact<T>& about) {
  return {Gap{Reason::not_loaded, field}, about.place()};
}

Fact<bool> user_can_decide(const Subject& approver, const Tenant& tenant) {
  const DirectoryUser* const user = tenant.users.find(approver.id.value());
  if (user == nullptr) return not_given(Field::users, approver.id);
  return both(negated(user->deleted), user->enabled);
}

Fact<bool> group_can_decide(const Subject& approver, const Tenant& tenant) {
  const DirectoryGroup* const group = tenant.groups.find(approver.id.value());
  if (group == nullptr) return not_given(Field::groups, approver.id);
  const auto has_members = [](std::span<const std::string_view> members) { return !members.empty(); };
  return both(negated(group->deleted), map(group->members, has_members));
}

Fact<bool> any_can_decide(const Fact<Subjects>& approvers, const Tenant& tenant) {
  if (!approvers.known()) return {approvers.gap(), approvers.place()};
  Fact<bool> any(false, approvers.place());
  for (const Subject& approver : approvers.value()) any = either(any, can_decide(approver, tenant));
  return any;
}

}  // namespace

Fact<bool> is_deleted_group(std::string_view id, const Tenant& tenant, Place place) {
  const DirectoryGroup* const group = tenant.groups.find(id);
  return group != nullptr ? group->deleted : Fact<bool>(Gap{Reason::not_loaded, Field::groups}, place);
}

Fact<bool> can_decide(const Subject& approver, const Tenant& tenant) {
  if (!approver.kind.known()) return {approver.kind.gap(), approver.kind.place()};
  const bool person = approver.kind.is(SubjectKind::user), group = approver.kind.is(SubjectKind::group);
  if (!person && !group) return {true, approver.kind.place()};
  if (!approver.id.known()) return {approver.id.gap(), approver.id.place()};
  return person ? user_can_decide(approver, tenant) : group_can_decide(approver, tenant);
}

Fact<bool> anybody_can_decide(const Stage& stage, const Tenant& tenant) {
  if (stage.dynamic) return {true, stage.place};
  return either(any_can_decide(stage.primary, tenant), any_can_decide(stage.fallback, tenant));
}

OrganizationReach::OrganizationReach(const Tenant& tenant) : tenant_(tenant) {
  unsure_ = all_configured_ = all_existing_ = all_external_ = Fact<bool>(false, Place{});
  for (const Policy& policy : tenant.policies.all) add(policy);
}

void OrganizationReach::add(const Policy& policy) {
  const Fact<bool> open = requestable(policy);
  if (open.is(false)) return;
  if (!policy.scope.known()) {
    unsure_ = either(unsure_, {policy.scope.gap(), policy.scope.place()});
    return;
  }
  switch (policy.scope.value()) {
    case Scope::all_configured_organizations:
      all_configured_ = either(all_configured_, open);
      break;
    case Scope::all_existing_organizations:
      all_existing_ = either(all_existing_, open);
      break;
    case Scope::all_external_users:
      all_external_ = either(all_external_, open);
      break;
    case Scope::specific_connected_organizations:
      if (!policy.targets.known()) unsure_ = either(unsure_, {policy.targets.gap(), policy.targets.place()});
      for (const Subject& target : policy.targets.value_or({})) {
        if (!target.id.known()) {
          unsure_ = either(unsure_, {target.id.gap(), target.id.place()});
          continue;
        }
        const auto [at, fresh] = listed_.try_emplace(target.id.value(), open);
        if (!fresh) at->second = either(at->second, open);
      }
      break;
    default:
      break;
  }
}

Fact<bool> OrganizationReach::settled(const Fact<bool>& any, const Organization& organization) const {
  if (!any.is(false)) return any;
  if (!tenant_.policies.complete()) return {why_incomplete(tenant_.policies, Field::policies), organization.mark()};
  return {false, organization.mark()};
}

Fact<bool> OrganizationReach::named(const Organization& organization) const {
  const auto found = listed_.find(organization.id);
  return settled(either(found == listed_.end() ? Fact<bool>(false, organization.mark()) : found->second, unsure_), organization);
}

Fact<bool> OrganizationReach::admitted(const Organization& organization) const {
  const Fact<bool> configured = map(organization.state, [](OrganizationState state) { return state == OrganizationState::configured; });
  // Older than the state property; no page says whether a proposed organization is an existing one.
  const Fact<bool> existing =
      configured.is(false) ? Fact<bool>(Gap{Reason::documents_disagree, Field::organization_state}, configured.place()) : configured;
  const Fact<bool> with_others = either(all_external_, either(both(all_configured_, configured), both(all_existing_, existing)));
  const Fact<bool> by_name = named(organization);
  return settled(either(with_others.is(true) ? with_others : by_name, either(with_others, by_name)), organization);
}

}  // namespace entitlint
