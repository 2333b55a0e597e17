// Questions that several rules ask of policies and packages. All answers are Facts: a rule decides on the result, never on a part.
#pragma once

#include <span>
#include <vector>

#include "tool/access/limits.h"
#include "tool/model/tenant.h"

namespace entitlint {

[[nodiscard]] bool is_external(Scope scope);   // admits people from outside the directory
[[nodiscard]] bool is_directory(Scope scope);  // admits people of the directory, guests perhaps included
[[nodiscard]] bool is_nonhuman(Scope scope);   // service principals and agents
[[nodiscard]] bool is_specific(Scope scope);   // lists its targets

// Somebody is on the list. An entry that must carry an id and carries an empty one (a Terraform block without object_id) is nobody.
[[nodiscard]] Fact<bool> names_anybody(const Fact<Subjects>& subjects);
// The scope lists no targets, or somebody is listed.
[[nodiscard]] Fact<bool> not_an_empty_list(const Policy& policy);
// New requests are on: people's own or a manager's on their behalf.
[[nodiscard]] Fact<bool> takes_requests(const Policy& policy);

// Somebody may request through this policy: it takes requests (or a manager's on somebody's behalf), its scope admits people and is not an
// empty list, and it does not assign by rule.
[[nodiscard]] Fact<bool> requestable(const Policy& policy);
// A requestable policy that admits outsiders.
[[nodiscard]] Fact<bool> external_and_requestable(const Policy& policy);
// Any road to the package: requests, requests on somebody's behalf, rules, direct assignment, non-human scopes.
[[nodiscard]] Fact<bool> is_a_road(const Policy& policy);

// Whether the known policies of a package are all of them; the gap says what is missing.
[[nodiscard]] Fact<bool> policies_complete(const Package& package, const Tenant& tenant);
// True when some known policy has it; false only when all policies are known and none has it.
[[nodiscard]] Fact<bool> any_policy(const Package& package, const Tenant& tenant, Fact<bool> (*has)(const Policy&));

// An entry of the list has it, or every one has; a gap where the list, or what decides, is not known.
template <class T, class Question>
[[nodiscard]] Fact<bool> any_entry(const Fact<std::span<const T>>& list, const Question& has) {
  if (!list.known()) return {list.gap(), list.place()};
  Fact<bool> any(false, list.place());
  for (const T& entry : list.value()) any = either(any, has(entry));
  return any;
}
template <class T, class Question>
[[nodiscard]] Fact<bool> every_entry(const Fact<std::span<const T>>& list, const Question& has) {
  return negated(any_entry(list, [&](const T& entry) { return negated(has(entry)); }));
}
// The entries known to have it, each with its number in the list, from 1: what the portal calls the stages and questions.
template <class T, class Question, class Report>
void for_each_entry(const Fact<std::span<const T>>& list, const Question& has, const Report& report) {
  std::size_t number = 0;
  for (const T& entry : list.value_or({})) {
    ++number;
    if (has(entry).is(true)) report(entry, number);
  }
}

// Why nothing follows from an object's absence in a collection that is not complete.
template <class T>
[[nodiscard]] Gap why_incomplete(const Collection<T>& collection, Field field) {
  return {collection.completeness == Completeness::absent ? Reason::not_loaded : Reason::page_missing, field};
}

// The object a reference leads to. A gap when it cannot be known (the collection is not complete); null when the id is known to lead
// nowhere.
[[nodiscard]] Fact<const Catalog*> catalog_of(const Package& package, const Tenant& tenant);
[[nodiscard]] Fact<const Package*> package_of(const Policy& policy, const Tenant& tenant);
[[nodiscard]] Fact<const Organization*> organization_of(const Subject& subject, const Tenant& tenant);
// The catalog of a policy's package; null too where the package is known to be nowhere.
[[nodiscard]] Fact<const Catalog*> catalog_behind(const Policy& policy, const Tenant& tenant);
// The policy's catalog is not enabled, or not for external users: whomever from outside the policy names, they cannot request.
[[nodiscard]] Fact<bool> is_barred(const Policy& policy, const Tenant& tenant);

// A stage has somebody to ask, primary or fallback.
[[nodiscard]] Fact<bool> has_approver(const Stage& stage);
// The package hands out a directory role, group ownership, a role of a role-assignable group, or what the configuration calls sensitive:
// known true only when it does. The place is that of the value that says so.
[[nodiscard]] Fact<bool> sensitive(const Package& package, const Tenant& tenant, const Limits& limits);
// The same of a policy's package; false when the policy is known to have none.
[[nodiscard]] Fact<bool> gives_sensitive(const Policy& policy, const Tenant& tenant, const Limits& limits);

// The organizations whose people a policy admits, as far as they are known; a gap where their list is not complete.
[[nodiscard]] Fact<bool> admits(const Policy& policy, const Organization& organization);

// The tenant a link belongs to: the only one, else the one its hint names, else the one that holds its package. Null: none.
[[nodiscard]] const Tenant* tenant_of(const Link& link, std::span<const Tenant> tenants);

}  // namespace entitlint
