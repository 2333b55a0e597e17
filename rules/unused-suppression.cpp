// AP702: suppressions that hide nothing, because what they hid is solved or because they are written wrongly.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// "object 7e925516-…", "link https://…", "the links beside it".
std::string what_it_names(const Suppression& suppression) {
  if (suppression.in_document()) return suppression.covered.empty() ? "a link, but none follows it" : "the links beside it";
  return suppression.object.empty() ? "link " + in_quotes(suppression.link) : "object " + in_quotes(suppression.object);
}

std::string message(const Suppression& suppression) {
  if (!suppression.fault.empty()) return "the comment hides nothing: it " + suppression.fault;
  return "the suppression of " + suppression.rule + " for " + what_it_names(suppression) + " hides nothing";
}

void check(const Case& c, Context& context) {
  for (const Suppression& suppression : c.suppressions) {
    const std::optional<Time> until = parse_time(suppression.until);
    const bool ended = suppression.fault.empty() && until && *until < c.as_of;  // AP701 speaks about these
    if (ended || (suppression.fault.empty() && !suppression.judged)) continue;
    auto about = context.about(suppression, c.sources);
    if (suppression.fault.empty() && suppression.hidden > 0) continue;
    Finding& finding = about.report(suppression.place, message(suppression));
    finding.remedy = suppression.fault.empty()
                         ? "Remove it: the next fault of this kind there would be hidden unseen."
                         : "Write it as <!-- entitlint: ignore=AP103 reason=\"why this is fine\" until=2027-01-31 -->, or remove it.";
    if (suppression.fault.empty() && suppression.removal.known()) finding.edits.push_back({suppression.removal, ""});
  }
}

}  // namespace

extern const Rule unused_suppression = {
    .code = "AP702",
    .name = "unused-suppression",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "suppression",
    .since = "0.1",
    .summary = "A suppression hides nothing.",
    .covers = "",
    .dialects = dialects::suppressions,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
