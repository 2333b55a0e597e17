// AP513: JSON files that were named and are no export.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding =
      about.report(problem.place, "this is no export that entitlint knows" + (problem.text.empty() ? std::string() : ": " + problem.text));
  if (problem.holds_addresses) finding.severity = Severity::note;  // its links are what was to be checked
  finding.remedy =
      "Name the file that Microsoft Graph or EntraExporter wrote (entitlint explain export). A report, a script's own summary or a "
      "configuration file "
      "cannot be checked.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::unrecognised}, report);
}

}  // namespace

extern const Rule unrecognised_json = {
    .code = "AP513",
    .name = "unrecognised-json",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "The file is JSON, but nothing that entitlint knows.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
