// AP512: strings where booleans or numbers belong, and the like.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, problem.text);
  finding.detail = problem.text;
  finding.remedy =
      "Write the value as Microsoft Graph sends it. This run has read it as it was probably meant, where that is certain; else it counts "
      "as unknown.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::wrong_type}, report);
}

}  // namespace

extern const Rule value_of_wrong_type = {
    .code = "AP512",
    .name = "value-of-wrong-type",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "A value has another type than Microsoft Graph gives it.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
