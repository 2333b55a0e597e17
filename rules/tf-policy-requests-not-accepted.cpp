// AP204: a Terraform policy names who may request, but never says that requests are accepted, so it is created switched off.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// The provider has no default for requests_accepted: what is not written is not sent, and the policy takes no requests. Without
// requestor_settings, or with NoSubjects, direct assignment is what the author asked for.
Fact<bool> is_created_closed(const Policy& policy) {
  const Fact<bool> for_people =
      map(policy.scope, [](Scope scope) { return scope != Scope::direct_assignment_only && !is_nonhuman(scope); });
  return both(for_people, negated(policy.accepts));
}

void report(const Policy& policy, About& about) {
  const bool deliberate = policy.accepts_written.is(true);
  Finding& finding =
      about.report(policy.accepts.place(), full_name(policy) + " has the scope " + in_quotes(portal_name(policy.scope.value())) +
                                               (deliberate ? ", but requests_accepted is false: nobody can request"
                                                           : ", but requests_accepted is not set: it is created switched off"));
  if (deliberate) finding.severity = Severity::warning;
  if (policy.scope.place().known()) finding.related.push_back({policy.scope.place(), "who may request"});
  finding.remedy = remedy(policy, {}, spellings(new_requests_on()));
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Policy& policy : tenant.policies.all) {
      if (policy.dialect != Dialect::terraform) continue;
      auto about = context.about(policy, tenant);
      if (about.holds(is_created_closed(policy))) report(policy, about);
    }
  }
}

}  // namespace

extern const Rule tf_policy_requests_not_accepted = {
    .code = "AP204",
    .name = "tf-policy-requests-not-accepted",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A Terraform policy says who may request, but not that requests are accepted.",
    .covers = "",
    .dialects = dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
