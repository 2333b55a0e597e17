// AP605: policies that lie about, switched off.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Made for people and for requests, and taking none.
Fact<bool> is_switched_off(const Policy& policy) {
  const Fact<bool> for_people =
      map(policy.scope, [](Scope scope) { return scope != Scope::direct_assignment_only && !is_nonhuman(scope); });
  return both(for_people, both(negated(policy.automatic), negated(takes_requests(policy))));
}

Fact<bool> is_old(const Policy& policy, const Case& c) {
  const Time old = c.as_of - c.limits.leftover_days * seconds_per_day;
  return map(policy.modified, [old](Time modified) { return modified < old; });
}

void report(const Policy& policy, const Package& package, const Case& c, About& about) {
  const std::int64_t days = (c.as_of - policy.modified.value()) / seconds_per_day;
  Finding& finding = about.report(policy.accepts.place(), full_name(policy) + " takes no requests and has not changed for " +
                                                              std::to_string(days) + " days, while another policy is in use");
  finding.related.push_back({policy.modified.place(), "changed last"});
  const auto used = std::ranges::find_if(package.policies, [](const Policy* other) { return requestable(*other).is(true); });
  if (used != package.policies.end())
    finding.related.push_back({(*used)->mark(), "policy " + in_quotes((*used)->label()) + " takes requests"});
  finding.remedy = "Say in its description what it is kept for, or remove it once nobody has access through it. " +
                   remedy(policy, portal_path(policy) + ".",
                          {"change description", "change description", "change description, or take the resource out"}) +
                   " Assignments made through it still live by its settings, and Graph refuses to delete a policy that has any.";
}

void judge(const Package& package, const Tenant& tenant, const Case& c, Context& context) {
  Fact<bool> any_open(false, package.mark());
  for (const Policy* policy : package.policies) any_open = either(any_open, requestable(*policy));
  for (const Policy* policy : package.policies) {
    auto about = context.about(*policy, tenant);
    if (about.holds(both(is_switched_off(*policy), both(any_open, is_old(*policy, c))))) report(*policy, package, c, about);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Package& package : tenant.packages.all) judge(package, tenant, c, context);
    for (const Policy& policy : tenant.policies.all) {
      const Fact<const Package*> package = package_of(policy, tenant);
      if (!package.known()) context.about(policy, tenant).note(package.gap());
    }
  }
}

}  // namespace

extern const Rule leftover_disabled_policy = {
    .code = "AP605",
    .name = "leftover-disabled-policy",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "hygiene",
    .since = "0.1",
    .summary = "A policy has been switched off for long, beside one that is in use.",
    .covers = "MT.1108",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "policies packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
