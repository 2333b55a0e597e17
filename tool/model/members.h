// One list of members per struct of the model, so that merging and comparing can forget none when one is added.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "tool/model/tenant.h"

namespace entitlint {

// Calls visit(field, pointer to member) for every Fact of an object.
template <class T, class Visit>
void each_fact_of_object(Visit visit) {
  visit(Field::display_name, static_cast<Fact<std::string_view> T::*>(&T::display_name));
  visit(Field::description, static_cast<Fact<std::string_view> T::*>(&T::description));
  visit(Field::created, static_cast<Fact<Time> T::*>(&T::created));
  visit(Field::modified, static_cast<Fact<Time> T::*>(&T::modified));
}

template <class Visit>
void each_fact(std::type_identity<Catalog>, Visit visit) {
  each_fact_of_object<Catalog>(visit);
  visit(Field::catalog_published, &Catalog::published);
  visit(Field::catalog_external, &Catalog::external);
  visit(Field::catalog_type, &Catalog::type);
  visit(Field::catalog_resources, &Catalog::resources);
}

template <class Visit>
void each_fact(std::type_identity<Package>, Visit visit) {
  each_fact_of_object<Package>(visit);
  visit(Field::package_hidden, &Package::hidden);
  visit(Field::package_catalog, &Package::catalog);
  visit(Field::package_roles, &Package::roles);
  visit(Field::package_incompatible_packages, &Package::incompatible_packages);
  visit(Field::package_incompatible_packages, &Package::incompatible_with);
  visit(Field::package_incompatible_groups, &Package::incompatible_groups);
  visit(Field::package_policies, &Package::policies_expanded);
}

template <class Visit>
void each_fact(std::type_identity<Policy>, Visit visit) {
  each_fact_of_object<Policy>(visit);
  visit(Field::policy_package, &Policy::package);
  visit(Field::policy_scope, &Policy::scope);
  visit(Field::policy_targets, &Policy::targets);
  visit(Field::policy_accepts_requests, &Policy::accepts);
  visit(Field::policy_accepts_requests, &Policy::accepts_written);
  visit(Field::policy_on_behalf, &Policy::on_behalf);
  visit(Field::policy_automatic, &Policy::automatic);
  visit(Field::policy_approval, &Policy::approval);
  visit(Field::policy_approval, &Policy::approval_to_extend);
  visit(Field::policy_approval, &Policy::requestor_justification);
  visit(Field::policy_stages, &Policy::stages);
  visit(Field::policy_expiry, &Policy::expiry);
  visit(Field::policy_can_extend, &Policy::can_extend);
  visit(Field::policy_review, &Policy::review);
  visit(Field::policy_questions, &Policy::questions);
  visit(Field::policy_extensions, &Policy::has_extensions);
  visit(Field::policy_verified_id, &Policy::needs_verified_id);
}

template <class Visit>
void each_fact(std::type_identity<Organization>, Visit visit) {
  each_fact_of_object<Organization>(visit);
  visit(Field::organization_state, &Organization::state);
  visit(Field::organization_sources, &Organization::sources);
  visit(Field::organization_internal_sponsors, &Organization::internal_sponsors);
  visit(Field::organization_external_sponsors, &Organization::external_sponsors);
}

template <class Visit>
void each_fact(std::type_identity<DirectoryGroup>, Visit visit) {
  each_fact_of_object<DirectoryGroup>(visit);
  visit(Field::groups, &DirectoryGroup::deleted);
  visit(Field::groups, &DirectoryGroup::unified);
  visit(Field::groups, &DirectoryGroup::dynamic);
  visit(Field::groups, &DirectoryGroup::security_enabled);
  visit(Field::groups, &DirectoryGroup::mail_enabled);
  visit(Field::groups, &DirectoryGroup::synced);
  visit(Field::group_role_assignable, &DirectoryGroup::role_assignable);
  visit(Field::group_members, &DirectoryGroup::members);
  visit(Field::group_members, &DirectoryGroup::nested);
}

template <class Visit>
void each_fact(std::type_identity<DirectoryUser>, Visit visit) {
  each_fact_of_object<DirectoryUser>(visit);
  visit(Field::users, &DirectoryUser::deleted);
  visit(Field::users, &DirectoryUser::enabled);
  visit(Field::users, &DirectoryUser::guest);
  visit(Field::user_manager, &DirectoryUser::has_manager);
}

template <class Visit>
void each_fact(std::type_identity<ServicePrincipal>, Visit visit) {
  each_fact_of_object<ServicePrincipal>(visit);
  visit(Field::service_principals, &ServicePrincipal::deleted);
  visit(Field::service_principals, &ServicePrincipal::app_roles);
}

template <class Visit>
void each_fact(std::type_identity<RoleAssignment>, Visit visit) {
  each_fact_of_object<RoleAssignment>(visit);
  visit(Field::role_assignments, &RoleAssignment::principal);
  visit(Field::role_assignments, &RoleAssignment::scope);
}

template <class Visit>
void each_fact(std::type_identity<CustomExtension>, Visit visit) {
  each_fact_of_object<CustomExtension>(visit);
}

template <class Visit>
void each_fact(std::type_identity<DirectoryRole>, Visit visit) {
  each_fact_of_object<DirectoryRole>(visit);
  visit(Field::directory_roles, &DirectoryRole::privileged);
}

// Calls visit(pointer to member) for every member of a part of an object that carries meaning (places do not).
template <class Visit>
void each_part(std::type_identity<Resource>, Visit visit) {
  visit(&Resource::origin_system), visit(&Resource::origin_id);
}
template <class Visit>
void each_part(std::type_identity<Subject>, Visit visit) {
  visit(&Subject::kind), visit(&Subject::id), visit(&Subject::manager_level);
}
template <class Visit>
void each_part(std::type_identity<Stage>, Visit visit) {
  visit(&Stage::primary), visit(&Stage::fallback), visit(&Stage::escalation), visit(&Stage::fallback_escalation);
  visit(&Stage::escalation_enabled), visit(&Stage::approver_justification), visit(&Stage::timeout), visit(&Stage::escalation_after);
  visit(&Stage::dynamic);
}
template <class Visit>
void each_part(std::type_identity<Review>, Visit visit) {
  // Not the lists: of a review by managers v1.0 lists the managers and beta those who stand in for them.
  visit(&Review::enabled), visit(&Review::recurs), visit(&Review::by), visit(&Review::keeps_access);
}
template <class Visit>
void each_part(std::type_identity<Question>, Visit visit) {
  visit(&Question::text), visit(&Question::required), visit(&Question::multiple_choice), visit(&Question::choices);
  visit(&Question::sequence);
}
template <class Visit>
void each_part(std::type_identity<RoleScope>, Visit visit) {
  visit(&RoleScope::role_name), visit(&RoleScope::role_origin_id), visit(&RoleScope::origin_system), visit(&RoleScope::origin_id);
  visit(&RoleScope::resource_name);
}
template <class Visit>
void each_part(std::type_identity<IdentitySource>, Visit visit) {
  visit(&IdentitySource::kind), visit(&IdentitySource::tenant_id), visit(&IdentitySource::domain);
}

template <class T>
inline constexpr bool is_fact = false;
template <class T>
inline constexpr bool is_fact<Fact<T>> = true;
template <class T>
inline constexpr bool is_span = false;
template <class T>
inline constexpr bool is_span<std::span<T>> = true;
template <class T>
inline constexpr bool is_reference = false;
template <class T>
inline constexpr bool is_reference<Reference<T>> = true;

// Beta's "never, or hours" contradicts nothing that beta cannot say either: no end, or one that is no whole number of days.
[[nodiscard]] inline bool expiries_agree(const Expiry& a, const Expiry& b) {
  const auto beyond_beta = [](const Expiry& e) { return e.kind == Expiry::Kind::never || e.duration % seconds_per_day != 0; };
  if (a.never_or_hours != b.never_or_hours) return beyond_beta(a) && beyond_beta(b);
  return a.kind == b.kind && a.duration == b.duration && a.date == b.date;
}

// Whether two values of the model do not contradict one another: places do not count, a gap inside contradicts nothing,
// lists may be in any order (one exporter sorts them), ids are compared without case.
template <class T>
[[nodiscard]] bool agree(const T& a, const T& b);

// Every item of `a` has a partner of its own in `b`.
template <class T>
[[nodiscard]] bool items_agree(std::span<const T> a, std::span<const T> b) {
  if (a.size() != b.size()) return false;
  std::vector<char> taken(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t at = i;  // nearly always the same order
    if (taken[at] || !agree(a[i], b[at])) {
      for (at = 0; at < b.size() && (taken[at] || !agree(a[i], b[at])); ++at) {
      }
    }
    if (at == b.size()) return false;
    taken[at] = 1;
  }
  return true;
}

template <class T>
bool agree(const T& a, const T& b) {
  if constexpr (is_fact<T>) {
    return !a.known() || !b.known() || agree(a.value(), b.value());
  } else if constexpr (is_span<T>) {
    return items_agree(a, b);
  } else if constexpr (std::is_same_v<T, Expiry>) {
    return expiries_agree(a, b);
  } else if constexpr (is_reference<T>) {
    return a.id.empty() || b.id.empty() ? a.name == b.name : equal_ids(a.id, b.id);
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    return a == b || (is_guid(a) && equal_ids(a, b));
  } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    return a == b;
  } else {
    bool all = true;
    each_part(std::type_identity<T>(), [&](auto member) { all = all && agree(a.*member, b.*member); });
    return all;
  }
}

// How many known facts are inside: of two values that agree, the one with more tells more.
template <class T>
[[nodiscard]] std::size_t richness(const T& value) {
  if constexpr (is_fact<T>) {
    return value.known() ? 1 + richness(value.value()) : 0;
  } else if constexpr (is_span<T>) {
    std::size_t sum = 0;
    for (const auto& item : value) sum += richness(item);
    return sum;
  } else if constexpr (std::is_same_v<T, Expiry>) {
    return value.never_or_hours ? 0 : 1;
  } else if constexpr (is_reference<T>) {
    return value.id.empty() ? 0 : 1;
  } else if constexpr (std::is_same_v<T, std::string_view> || std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    return 0;
  } else {
    std::size_t sum = 0;
    each_part(std::type_identity<T>(), [&](auto member) { sum += richness(value.*member); });
    return sum;
  }
}

// Whether one copy of an object says exactly what another one says.
template <class T>
[[nodiscard]] bool repeats(const T& a, const T& b) {
  bool same = a.id == b.id && a.dialect == b.dialect && a.hand_written == b.hand_written;
  each_fact(std::type_identity<T>(), [&](Field, auto member) {
    const auto& left = a.*member;
    const auto& right = b.*member;
    same = same && left.gap() == right.gap();
    same = same && (!left.known() || (agree(left.value(), right.value()) && richness(left) == richness(right)));
  });
  return same;
}

}  // namespace entitlint
