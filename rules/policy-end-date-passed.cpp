// AP212: a policy that takes requests ends what it gives on a day that has passed.
#include <chrono>

#include "tool/access/access.h"
#include "tool/access/published.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> ends_before(const Policy& policy, Time limit) {
  return map(policy.expiry, [limit](const Expiry& expiry) { return expiry.kind == Expiry::Kind::at_date && expiry.date < limit; });
}

std::string day(Time time) {
  using namespace std::chrono;
  const year_month_day date{floor<days>(sys_seconds{seconds{time}})};
  const auto padded = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + padded(static_cast<unsigned>(date.month())) +
         padded(static_cast<unsigned>(date.day()));
}

void report(const Policy& policy, Time as_of, const Link* link, About& about) {
  const Time end = policy.expiry.value().date;
  const bool passed = end < as_of;
  const bool alive = link != nullptr || policy.changes();  // a plan that makes or changes it means it to live
  std::string message = full_name(policy) + " takes requests, but everything it gives " + (passed ? "ended on " : "ends on ") + day(end);
  if (passed && !alive) message = "closed: " + message;
  Finding& finding = about.report(policy.expiry.place(), std::move(message));
  finding.severity = !passed ? Severity::note : alive ? Severity::error : Severity::warning;
  if (link != nullptr) finding.related.push_back({link->place, "a document publishes its link"});
  if (policy.accepts.place().known()) finding.related.push_back({policy.accepts.place(), "new requests are on"});
  finding.remedy = policy_remedy(policy, " > Lifecycle: set a later day or a number of days, or switch new requests off.",
                                 {"set expiration to a later endDateTime, or to afterDuration with a duration",
                                  "set expirationDateTime to a later day, or to null with durationInDays",
                                  "set expiration_date to a later day, or duration_in_days instead"});
}

void check(const Case& c, Context& context) {
  const PublishedLinks links(c.files);
  const Time soon = c.as_of + c.limits.days_before_end * seconds_per_day;
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) {
    if (!about.holds(both(ends_before(policy, soon), requestable(policy)))) return;
    const Fact<const Package*> package = package_of(policy, tenant);
    const Package* const known = package.value_or(nullptr);
    report(policy, c.as_of, known == nullptr ? nullptr : links.to(*known), about);
  });
}

}  // namespace

extern const Rule policy_end_date_passed = {
    .code = "AP212",
    .name = "policy-end-date-passed",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A policy takes requests, but what it gives ended on a day that has passed.",
    .covers = "MT.1108",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
