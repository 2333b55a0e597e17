// AP404: outsiders keep their access until somebody remembers to remove it.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> never_ends(const Policy& policy) {
  return map(policy.expiry, [](const Expiry& expiry) { return expiry.kind == Expiry::Kind::never; });
}

Fact<bool> unreviewed(const Policy& policy) {
  return map(policy.review, [](const Review& review) { return !review.enabled || !review.recurs; });
}

// Longer than outsiders usually need access.
Fact<bool> ends_late(const Policy& policy, const Case& c) {
  return map(policy.expiry, [&](const Expiry& expiry) {
    const std::int64_t longest = c.limits.max_external_days * seconds_per_day;
    switch (expiry.kind) {
      case Expiry::Kind::never:
        return false;
      case Expiry::Kind::after_duration:
        return expiry.duration > longest;
      case Expiry::Kind::at_date:
        return expiry.date - c.as_of > longest;
    }
    return false;
  });
}

// The longest useful access of outsiders, in days.
NewValue longest_access(const Limits& limits) {
  const std::string days = std::to_string(limits.max_external_days);
  return {{"expiration", R"({"type": "afterDuration", "duration": "P)" + days + R"(D"})"},
          {"durationInDays", days},
          "set duration_in_days = " + days};
}

// Beta's 0 days may be hours, and then more days would be no improvement; a fixed date is for the administrator to move.
void offer_expiry(const Policy& policy, const Limits& limits, Finding& finding) {
  if (!policy.expiry->never_or_hours && policy.expiry->kind != Expiry::Kind::at_date) offer(finding, policy, longest_access(limits));
}

// What every finding of this rule has: who may request, and less certainty where beta's 0 days may also mean hours.
void finish(Finding& finding, const Policy& policy) {
  if (policy.expiry.value().never_or_hours) finding.confidence = Confidence::medium;
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
}

void report_endless(const Policy& policy, const Limits& limits, About& about) {
  const bool unsure = policy.expiry->never_or_hours;
  Finding& finding = about.report(policy.expiry.place(),
                                  full_name(policy) + " gives people from outside access that " +
                                      (unsure ? "has no end in days or on a date and is not reviewed" : "neither expires nor is reviewed"));
  finish(finding, policy);
  finding.related.push_back({policy.review.place(), "there is no recurring access review"});
  Spellings expiry = spellings(longest_access(limits));
  expiry.terraform += " and add an assignment_review_settings block with enabled = true and a review_frequency";
  finding.remedy = policy_remedy(policy, " > Lifecycle: an expiry in days, and Require access reviews = Yes.", expiry);
  offer_expiry(policy, limits, finding);
}

void report_late(const Policy& policy, bool unwatched, const Case& c, About& about) {
  const Expiry& expiry = policy.expiry.value();
  const bool dated = expiry.kind == Expiry::Kind::at_date;
  const std::int64_t days = (dated ? expiry.date - c.as_of : expiry.duration) / seconds_per_day;
  Finding& finding =
      about.report(policy.expiry.place(), full_name(policy) + " gives people from outside access for " + (dated ? "another " : "") +
                                              std::to_string(days) + " days, more than " + std::to_string(c.limits.max_external_days) +
                                              (unwatched ? ", and it is never reviewed" : ""));
  finding.severity = Severity::note;
  finish(finding, policy);
  if (unwatched) finding.related.push_back({policy.review.place(), "there is no recurring access review"});
  const std::string portal = std::string(" > Lifecycle: an earlier expiry") + (unwatched ? ", and Require access reviews = Yes." : ".");
  Spellings earlier = dated ? Spellings{"set expiration to an earlier endDateTime", "set expirationDateTime to an earlier day",
                                        "set an earlier expiration_date"}
                            : spellings(longest_access(c.limits));
  if (unwatched) earlier.terraform += " and add an assignment_review_settings block with enabled = true";
  finding.remedy =
      policy_remedy(policy, portal, earlier) + " Where people may ask for an extension, nobody loses access who still needs it.";
  offer_expiry(policy, c.limits, finding);
}

void report_half(const Policy& policy, bool endless, const Limits& limits, About& about) {
  const std::string what = !endless                        ? "is never reviewed; it only expires"
                           : policy.expiry->never_or_hours ? "has no end in days or on a date; an access review watches it"
                                                           : "never expires; only its access review ends it";
  Finding& finding = about.report(endless ? policy.expiry.place() : policy.review.place(),
                                  "access that " + full_name(policy) + " gives people from outside " + what);
  finding.severity = Severity::note;
  finish(finding, policy);
  if (!endless) {
    finding.remedy = policy_remedy(policy, " > Lifecycle: Require access reviews = Yes as well.",
                                   {"set reviewSettings as well", "set accessReviewSettings as well",
                                    "add an assignment_review_settings block with enabled = true as well"});
    return;
  }
  finding.remedy = policy_remedy(policy, " > Lifecycle: an expiry in days as well.", spellings(longest_access(limits)));
  offer_expiry(policy, limits, finding);
}

void judge(const Policy& policy, const Case& c, About& about) {
  const Fact<bool> endless = never_ends(policy), unwatched = unreviewed(policy), late = ends_late(policy, c);
  if (!about.holds(either(endless, either(unwatched, late)))) return;
  if (both(endless, unwatched).is(true)) {
    report_endless(policy, c.limits, about);
  } else if (late.is(true)) {
    report_late(policy, unwatched.is(true), c, about);
  } else if (endless.known() && unwatched.known()) {
    report_half(policy, endless.value(), c.limits, about);
  } else {
    about.note(endless.known() ? unwatched.gap() : endless.gap());  // one half is missing, but nobody knows whether the other is there
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant&, About& about) {
    if (about.holds(external_and_requestable(policy))) judge(policy, c, about);
  });
}

}  // namespace

extern const Rule external_without_expiry_and_review = {
    .code = "AP404",
    .name = "external-without-expiry-and-review",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "governance security",
    .since = "0.1",
    .summary = "Access of people from outside neither expires nor is reviewed.",
    .covers = "ZT.21929",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
