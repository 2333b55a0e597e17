// AP403: access of members and guests that nobody ends.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Outsiders are AP404's. An automatic policy takes access away when its rule no longer holds.
Fact<bool> gives_lasting_access(const Policy& policy) {
  const Fact<bool> inside = map(policy.scope, [](Scope scope) { return is_directory(scope) || scope == Scope::direct_assignment_only; });
  return both(inside, both(negated(policy.automatic), is_a_road(policy)));
}

Fact<bool> never_ends(const Policy& policy) {
  return map(policy.expiry, [](const Expiry& expiry) { return expiry.kind == Expiry::Kind::never; });
}

void report(const Policy& policy, About& about) {
  const bool reviewed = policy.review.known() && policy.review->enabled && policy.review->recurs;
  const bool direct = policy.scope.is(Scope::direct_assignment_only);
  const bool unsure = policy.expiry->never_or_hours;
  Finding& finding = about.report(policy.expiry.place(), "access that " + full_name(policy) + " gives " +
                                                             (unsure ? "has no end in days or on a date" : "never expires") +
                                                             (!reviewed ? ""
                                                              : unsure  ? "; an access review watches it"
                                                                        : "; only its access review ends it"));
  if (reviewed || direct) finding.severity = Severity::note;
  if (unsure) finding.confidence = Confidence::medium;
  finding.related.push_back({policy.scope.place(), "who gets access: " + std::string(portal_name(policy.scope.value()))});
  finding.remedy = policy_remedy(policy, " > Lifecycle: an expiry in days, hours or on a date.",
                                 {"set expiration to {\"type\": \"afterDuration\", \"duration\": \"P180D\"} (180 days, for example)",
                                  "set durationInDays (180, for example)", "set duration_in_days (180, for example)"});
}

void judge(const Policy& policy, const Tenant&, About& about) {
  if (about.holds(both(gives_lasting_access(policy), never_ends(policy)))) report(policy, about);
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, judge);
}

}  // namespace

extern const Rule no_expiry = {
    .code = "AP403",
    .name = "no-expiry",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Access of people of the directory never ends.",
    .covers = "ZT.21878",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
