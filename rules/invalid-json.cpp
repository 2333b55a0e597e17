// AP510: syntax errors, at the byte that cannot stand there.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, "this is not valid JSON: " + problem.text);
  finding.remedy =
      "Export the file again, or repair it at this place. The objects before it have been checked; the collection counts as incomplete.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::json_syntax}, report);
}

}  // namespace

extern const Rule invalid_json = {
    .code = "AP510",
    .name = "invalid-json",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "The file is not valid JSON.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
