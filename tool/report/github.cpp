// Workflow commands of GitHub Actions, which become annotations of a commit or pull request
// (docs.github.com/actions/reference/workflow-commands-for-github-actions).
#include <ostream>

#include "tool/report/annotations.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

std::string_view command_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

// What would end a property or start the next one; of a message `%` and line breaks only.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    if (c == '%') {
      result += "%25";
    } else if (c == '\r') {
      result += "%0D";
    } else if (c == '\n') {
      result += "%0A";
    } else if (property && c == ':') {
      result += "%3A";
    } else if (property && c == ',') {
      result += "%2C";
    } else {
      result += c;
    }
  }
  return result;
}

// GitHub drops columns of a place that spans lines.
std::string place_of(const Finding& finding, const Report& report) {
  if (!finding.place.known()) return {};
  const Location& location = report.locations.of(finding.place);
  std::string text = "file=" + escaped(one_line(path_of(finding.place, report)), true) + ",line=" + std::to_string(location.begin.line) +
                     ",endLine=" + std::to_string(location.end.line);
  if (location.begin.line == location.end.line) {
    text += ",col=" + std::to_string(location.begin.column) + ",endColumn=" + std::to_string(location.end.column);
  }
  return text + ",";
}

void write_annotation(std::ostream& out, const Annotation& annotation, const Report& report) {
  const Finding* const finding = annotation.finding;
  out << "::" << command_of(annotation.severity) << ' ' << (finding == nullptr ? "" : place_of(*finding, report))
      << "title=" << (finding == nullptr ? "entitlint" : escaped(rule_title(*finding->rule), true)) << "::";
  std::string message = annotation.message;
  if (!annotation.remedy.empty()) message += "\nFix: " + annotation.remedy;
  if (finding != nullptr) message += "\n" + help_address(*finding->rule);
  out << escaped(message, false) << '\n';
}

}  // namespace

std::size_t write_github_commands(std::ostream& out, const Report& report) {
  const Annotations annotations = annotations_of(report, Severity::note);
  for (const Annotation& annotation : annotations.shown) write_annotation(out, annotation, report);
  return annotations.left_out;
}

void write_github(std::ostream& out, const Report& report) {
  write_after_commands(out, report, write_github_commands(out, report));
}

}  // namespace entitlint
