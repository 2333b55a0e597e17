// AP511: keys that an object has twice.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, "the key \"" + problem.text + "\" stands twice in one object; here the last one counts");
  finding.detail = problem.text;
  if (problem.related.known()) finding.related.push_back({problem.related, "the first one"});
  finding.remedy = "Remove one of the two. Microsoft Graph never sends a key twice, so this file was edited or merged.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::duplicate_key}, report);
}

}  // namespace

extern const Rule json_duplicate_key = {
    .code = "AP511",
    .name = "json-duplicate-key",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "An object names a key twice, and which value counts depends on the reader.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
