// AP504: files of several tenants in one folder.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, "this folder mixes files of several tenants: " + problem.text);
  finding.detail = problem.text;
  finding.related.push_back({problem.related, "the first of them"});
  finding.remedy =
      "Keep each tenant's export in a folder of its own, with its organization (GET /v1.0/organization) in it: folders that hold different "
      "organizations are checked apart, also when one command names them all. Until then rules that relate files to one another do not "
      "run.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::mixed_tenants}, report);
}

}  // namespace

extern const Rule export_mixed_tenants = {
    .code = "AP504",
    .name = "export-mixed-tenants",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "Files of several tenants lie in one folder.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
