// AP701: suppressions whose last day is over, so that they hide nothing any more.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void check(const Case& c, Context& context) {
  for (const Suppression& suppression : c.suppressions) {
    if (suppression.until.empty() || !suppression.fault.empty()) continue;  // without an end, or of no effect (AP702)
    auto about = context.about(suppression, c.sources);
    const std::optional<Time> until = parse_time(suppression.until);
    if (!until || *until >= c.as_of) continue;
    Finding& finding = about.report(suppression.place, "the suppression of " + suppression.rule + " ended on " + suppression.until +
                                                           ", and what it hid is reported again");
    finding.detail = "until=" + suppression.until;
    finding.remedy = "Solve what it hides and remove it, or agree on a new day" +
                     (suppression.owner.empty() ? std::string() : " with " + suppression.owner) +
                     ". Its reason was: " + suppression.reason + ".";
    if (suppression.removal.known()) finding.edits.push_back({suppression.removal, ""});
  }
}

}  // namespace

extern const Rule expired_suppression = {
    .code = "AP701",
    .name = "expired-suppression",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "suppression",
    .since = "0.1",
    .summary = "A suppression has passed its last day and hides nothing any more.",
    .covers = "",
    .dialects = dialects::suppressions,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
