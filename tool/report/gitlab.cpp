// GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality): one array of issues, which a merge request shows as a widget.
#include "tool/report/json-writer.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

std::string_view gitlab_severity(Severity severity) {
  return severity == Severity::error ? "critical" : severity == Severity::warning ? "major" : "info";
}

void write_issue(JsonWriter& json, const Finding& finding, const Report& report) {
  json.text("description", rule_title(*finding.rule) + ": " + one_line(finding.message));
  json.text("check_name", finding.rule->code);
  // Issues with the same one would be shown once; a redacted report has no hashes.
  const auto number = &finding - report.outcome.findings.data();
  json.text("fingerprint", report.run.redacted ? "redacted-" + std::to_string(number + 1) : finding.fingerprint);
  json.text("severity", gitlab_severity(finding.severity));
  json.object("location", [&] {
    json.text("path", path_of(finding.place, report));
    json.object("lines", [&] { json.number("begin", location_of(finding.place, report).begin.line); });
  });
}

}  // namespace

void write_gitlab(std::ostream& out, const Report& report) {
  JsonWriter json(out);
  json.array([&] {
    for (const Finding& finding : report.outcome.findings) {
      if (is_shown(finding, report.run)) json.object([&] { write_issue(json, finding, report); });
    }
  });
}

}  // namespace entitlint
