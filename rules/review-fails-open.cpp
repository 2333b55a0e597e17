// AP414: a review that changes nothing when nobody answers.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> keeps_access_when_silent(const Policy& policy) {
  if (!policy.review.known()) return {policy.review.gap(), policy.review.place()};
  if (!policy.review->enabled) return {false, policy.review.place()};
  return policy.review->keeps_access;
}

NewValue removal() {
  return {{"reviewSettings.expirationBehavior", "\"removeAccess\""},
          {"accessReviewSettings.accessReviewTimeoutBehavior", "\"removeAccess\""},
          "set access_review_timeout_behavior = \"removeAccess\" in assignment_review_settings"};
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  if (!about.holds(both(requestable(policy), keeps_access_when_silent(policy)))) return;
  const bool outsiders = is_external(policy.scope.value()) || policy.scope.is(Scope::all_directory_users);
  const bool weighty = outsiders || gives_sensitive(policy, tenant, limits).is(true);
  Finding& finding =
      about.report(policy.review->keeps_access.place(), "when reviewers do not answer, access that " + full_name(policy) + " gives stays");
  if (!weighty) finding.severity = Severity::note;
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  finding.remedy = policy_remedy(
      policy, " > Lifecycle > Show advanced access review settings > If reviewers don't respond = Remove access.", spellings(removal()));
  offer(finding, policy, removal());
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule review_fails_open = {
    .code = "AP414",
    .name = "review-fails-open",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "When reviewers do not answer, access stays.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
