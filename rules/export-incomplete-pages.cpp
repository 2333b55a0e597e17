// AP502: collections of which pages are missing.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  const bool counted = problem.kind == ProblemKind::count_mismatch;
  Finding& finding = about.report(problem.place, counted ? "the export is incomplete: it holds " + problem.text
                                                         : "the next page of \"" + problem.text + "\" is not among the inputs");
  finding.detail = problem.text;
  finding.remedy =
      "Follow @odata.nextLink until an answer has none, and keep every page (entitlint explain export has a loop), or use the -All switch "
      "of the "
      "PowerShell cmdlet. Until then nothing counts as absent from this collection.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::next_page_missing, ProblemKind::count_mismatch}, report);
}

}  // namespace

extern const Rule export_incomplete_pages = {
    .code = "AP502",
    .name = "export-incomplete-pages",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "The export stops at a page: more objects exist than it holds.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
