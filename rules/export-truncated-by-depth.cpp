// AP501: objects that ConvertTo-Json turned into strings.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(
      problem.place, '"' + problem.text + "\" holds a piece of text instead of its content: the export was cut by ConvertTo-Json");
  finding.detail = problem.text;
  finding.remedy =
      "Export again and give ConvertTo-Json a depth: ... | ConvertTo-Json -Depth 20. Until then everything below this property counts as "
      "unknown.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::cut_by_depth}, report);
}

}  // namespace

extern const Rule export_truncated_by_depth = {
    .code = "AP501",
    .name = "export-truncated-by-depth",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "PowerShell cut nested objects of the export to strings, and what they held is gone.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
