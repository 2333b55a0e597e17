// Answers from optional inputs, and the index of organizations that policies reach.
#include "tool/access/directory.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "tool/access/subjects.h"

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

// Users and members of groups by id; nothing where members of a group are not all told.
using People = std::unordered_set<std::string_view, IdHash, IdEqual>;

// The members of a group that is loaded with them; null where they are not, or where some are groups themselves.
const DirectoryGroup* with_members(const Subject& subject, const Tenant& tenant) {
  if (!subject.kind.is(SubjectKind::group) || !subject.id.known()) return nullptr;
  const DirectoryGroup* const group = tenant.groups.find(subject.id.value());
  if (group == nullptr || !group->members.known() || !group->nested.is(false)) return nullptr;
  const bool of_groups =
      std::ranges::any_of(group->members.value(), [&](std::string_view id) { return tenant.groups.find(id) != nullptr; });
  return of_groups ? nullptr : group;
}

bool is_able(std::string_view id, const Tenant& tenant) {
  const DirectoryUser* const user = tenant.users.find(id);
  return user == nullptr || (!user->deleted.is(true) && !user->enabled.is(false));
}

std::optional<People> people_of(const Fact<Subjects>& list, const Tenant& tenant) {
  if (!list.known()) return std::nullopt;
  People people;
  for (const Subject& subject : list.value()) {
    if (subject.kind.is(SubjectKind::user) && subject.id.known()) {
      people.insert(subject.id.value());
    } else if (const DirectoryGroup* const group = with_members(subject, tenant)) {
      people.insert(group->members->begin(), group->members->end());
    } else {
      return std::nullopt;
    }
  }
  return people;
}

bool has_manager(std::string_view id, const Tenant& tenant) {
  const DirectoryUser* const user = tenant.users.find(id);
  return user != nullptr && user->has_manager.is(true);
}

Fact<bool> any_can_decide(const Fact<Subjects>& approvers, const Tenant& tenant) {
  return any_entry(approvers, [&](const Subject& approver) { return can_decide(approver, tenant); });
}

}  // namespace

Fact<bool> is_deleted_group(std::string_view id, const Tenant& tenant, Place place) {
  const DirectoryGroup* const group = tenant.groups.find(id);
  return group != nullptr ? group->deleted : Fact<bool>(Gap{Reason::not_loaded, Field::groups}, place);
}

Fact<bool> of_role_assignable_group(const RoleScope& role, const Tenant& tenant) {
  const bool of_group = role.origin_system.known() && equal_ids(role.origin_system.value(), "AadGroup") && role.origin_id.known();
  const DirectoryGroup* const group = of_group ? tenant.groups.find(role.origin_id.value()) : nullptr;
  return {group != nullptr && group->role_assignable.is(true), role.origin_id.place()};
}

Fact<bool> is_privileged_role(const RoleScope& role, const Tenant& tenant) {
  const bool of_directory = role.origin_system.known() && equal_ids(role.origin_system.value(), "DirectoryRole") && role.origin_id.known();
  const DirectoryRole* const granted = of_directory ? tenant.directory_roles.find(role.origin_id.value()) : nullptr;
  return {granted != nullptr && granted->privileged.is(true), role.origin_id.place()};
}

Fact<bool> is_one_person(const Fact<Subjects>& list, const Tenant& tenant) {
  const Fact<bool> user = is_one_user(list);
  if (!user.is(false) || list->size() != 1) return user;
  const DirectoryGroup* const group = with_members(list->front(), tenant);
  if (group == nullptr) return {false, list.place()};
  const auto able = std::ranges::count_if(group->members.value(), [&](std::string_view id) { return is_able(id, tenant); });
  return {able == 1, list.place()};
}

bool same_people(const Fact<Subjects>& list, const Fact<Subjects>& among, const Tenant& tenant) {
  const std::optional<People> some = people_of(list, tenant), all = people_of(among, tenant);
  return some && all && !some->empty() && std::ranges::all_of(*some, [&](std::string_view id) { return all->contains(id); });
}

const Subject* meets_member(const Fact<Subjects>& a, const Fact<Subjects>& b, const Tenant& tenant) {
  const auto is_member = [&](const Subject& user, const Subject& of) {
    const DirectoryGroup* const group = user.kind.is(SubjectKind::user) && user.id.known() ? with_members(of, tenant) : nullptr;
    return group != nullptr &&
           std::ranges::any_of(group->members.value(), [&](std::string_view id) { return equal_ids(id, user.id.value()); });
  };
  for (const Subject& one : b.value_or({})) {
    for (const Subject& other : a.value_or({})) {
      if (is_member(one, other) || is_member(other, one)) return &one;
    }
  }
  return nullptr;
}

Managers::Managers(const Tenant& tenant) : tenant_(tenant) {
  if (!tenant.users.complete() || tenant.users.all.empty()) return;
  const auto is_served = [](const DirectoryUser& user) {
    return user.deleted.is(true) || user.enabled.is(false) || user.has_manager.is(true);
  };
  users_ = std::ranges::all_of(tenant.users.all, is_served);
  members_ = std::ranges::all_of(tenant.users.all, [&](const DirectoryUser& user) { return user.guest.is(true) || is_served(user); });
}

bool Managers::known_for_all(const Policy& policy) const {
  if (policy.scope.is(Scope::all_members)) return members_;
  if (policy.scope.is(Scope::all_directory_users)) return users_;
  const std::optional<People> people = policy.scope.is(Scope::specific_directory_users) ? people_of(policy.targets, tenant_) : std::nullopt;
  return people && !people->empty() && std::ranges::all_of(*people, [&](std::string_view id) { return has_manager(id, tenant_); });
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
