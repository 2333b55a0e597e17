// AP415: a review by those who are reviewed, or by nobody.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// What is wrong with who reviews.
enum class Fault : std::uint8_t { none, self, nobody, managers };

Fact<Fault> fault_of(const Policy& policy) {
  if (!policy.review.known()) return {policy.review.gap(), policy.review.place()};
  const Review& review = policy.review.value();
  if (!review.enabled) return {Fault::none, policy.review.place()};
  if (!review.by.known()) return {review.by.gap(), review.by.place()};
  if (review.by.value() == ReviewedBy::self) return {Fault::self, review.by.place()};
  const Fact<bool> fallback = names_anybody(review.fallback);
  if (review.by.value() == ReviewedBy::reviewers) {
    const Fact<bool> anybody = either(names_anybody(review.reviewers), fallback);
    return map(anybody, [](bool any) { return any ? Fault::none : Fault::nobody; });
  }
  if (policy.scope.known() && !is_external(policy.scope.value())) return {Fault::none, review.by.place()};
  // Beta's list for reviews by managers holds nobody but fallback reviewers, whatever their mark.
  const Fact<bool> somebody = policy.dialect == Dialect::beta ? either(fallback, names_anybody(review.reviewers)) : fallback;
  return map(somebody, [](bool any) { return any ? Fault::none : Fault::managers; });
}

std::string message_of(Fault fault, const Policy& policy) {
  const std::string reviews = "access that " + full_name(policy) + " gives is to be reviewed";
  if (fault == Fault::self) return reviews + " by those who have it";
  if (fault == Fault::nobody) return reviews + ", but no reviewer is named";
  return reviews + " by managers, whom people from outside do not have, and no fallback is named";
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Fact<Fault> fault = fault_of(policy);
  const Fact<bool> faulty = both(requestable(policy), map(fault, [](Fault found) { return found != Fault::none; }));
  const Fact<bool> weighty = either(map(policy.scope, is_external), gives_sensitive(policy, tenant, limits));
  if (!about.holds(both(faulty, weighty))) return;
  Finding& finding = about.report(fault.place(), message_of(fault.value(), policy));
  if (fault.value() == Fault::nobody) finding.severity = Severity::error;
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  finding.remedy = policy_remedy(
      policy,
      std::string(" > Lifecycle > Reviewers: ") +
          (fault.value() == Fault::managers ? "add a fallback reviewer, or name specific reviewers." : "specific reviewers, best a group."),
      {"set reviewSettings.isSelfReview to false and fill primaryReviewers",
       "set accessReviewSettings.reviewerType to Reviewers and fill reviewers",
       "set review_type = \"Reviewers\" and add reviewer blocks in assignment_review_settings"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule review_not_independent = {
    .code = "AP415",
    .name = "review-not-independent",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "People from outside, or holders of sensitive roles, review themselves, or nobody reviews.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
