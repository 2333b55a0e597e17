// AP508: Graph errors that were saved as if they were an export.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string advice(std::string_view error) {
  const auto says = [&](std::string_view part) { return error.find(part) != std::string_view::npos; };
  if (says("uthoriz") || says("Forbidden") || says("ccessDenied") || says("ermission")) {
    return "The account that exported was not allowed to read this: give it EntitlementManagement.Read.All (entitlint explain "
           "permissions), then export again.";
  }
  if (says("NoGovernanceSku"))
    return "The tenant has no licence for this feature, or it has expired. Renew it, or leave this request out of the export.";
  if (says("oken")) return "The sign-in had expired or was for another service. Sign in again, then export again.";
  if (says("hrottl") || says("TooManyRequests"))
    return "Graph asked to slow down. Wait as long as the answer's Retry-After says, then export again.";
  return "Repeat the request that was meant to fill this file, and look at its status before saving the answer.";
}

std::string without_full_stop(std::string text) {
  while (text.ends_with('.')) text.pop_back();
  return text;
}

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, "this is an error of Microsoft Graph, not data: " + without_full_stop(problem.text));
  finding.detail = problem.text;
  finding.remedy = advice(problem.text);
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::error_response}, report);
}

}  // namespace

extern const Rule export_is_error_response = {
    .code = "AP508",
    .name = "export-is-error-response",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "The file holds an error of Microsoft Graph instead of data.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
