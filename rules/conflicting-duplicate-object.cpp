// AP506: two records of one object that contradict one another.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  const std::string name = problem.object_name.empty() ? problem.object_id : problem.object_name;
  Finding& finding = about.report(problem.place, std::string(spoken_name(problem.object_kind)) + " " + in_quotes(name) +
                                                     " appears twice, and the copies differ: " + problem.text);
  finding.related.push_back({problem.related, "the other copy"});
  finding.remedy =
      "Delete the older copy, or export again into an empty folder. Where both copies have a modifiedDateTime the newer one is taken; else "
      "what "
      "differs counts as unknown.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::conflicting_copies}, report);
}

}  // namespace

extern const Rule conflicting_duplicate_object = {
    .code = "AP506",
    .name = "conflicting-duplicate-object",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "One object appears twice with different settings.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
