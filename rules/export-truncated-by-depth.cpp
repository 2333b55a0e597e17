// AP501: objects that ConvertTo-Json turned into strings.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// The request that gives objects of a kind, as a command that keeps them whole.
std::string command_for(ObjectKind kind) {
  const Field field = kind == ObjectKind::catalog                  ? Field::catalogs
                      : kind == ObjectKind::package                ? Field::packages
                      : kind == ObjectKind::policy                 ? Field::policies
                      : kind == ObjectKind::connected_organization ? Field::organizations
                      : kind == ObjectKind::settings               ? Field::settings
                                                                   : Field::unspecified;
  std::string_view request = info(field).remedy_v1;
  if (!request.starts_with("GET ")) return "... | ConvertTo-Json -Depth 20";
  request.remove_prefix(4);
  return "ConvertTo-Json -InputObject (Invoke-MgGraphRequest -Uri 'https://graph.microsoft.com" + std::string(request) +
         "' -OutputType PSObject) -Depth 20 | Out-File export.json -Encoding utf8";
}

void report(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(
      problem.place, '"' + problem.text + "\" holds a piece of text instead of its content: the export was cut by ConvertTo-Json");
  finding.detail = problem.text;
  finding.remedy = "Export again and give ConvertTo-Json a depth: " + command_for(problem.object_kind) +
                   " (entitlint explain export has the loop over all pages). Until then everything below this property counts as unknown.";
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
