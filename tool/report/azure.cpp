// Logging commands of Azure Pipelines, which become issues of the run
// (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands).
#include <ostream>

#include "tool/report/annotations.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// The agent reads "%AZP25" as a percent sign, and the other sequences as what would end a property or the command.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    if (c == '%') {
      result += "%AZP25";
    } else if (c == '\r') {
      result += "%0D";
    } else if (c == '\n') {
      result += "%0A";
    } else if (property && c == ';') {
      result += "%3B";
    } else if (property && c == ']') {
      result += "%5D";
    } else {
      result += c;
    }
  }
  return result;
}

void write_issue(std::ostream& out, const Annotation& annotation, const Report& report) {
  out << "##vso[task.logissue type=" << (annotation.severity == Severity::error ? "error;" : "warning;");
  std::string message = annotation.message;
  if (const Finding* const finding = annotation.finding; finding != nullptr) {
    if (finding->place.known()) {
      const Position begin = report.locations.of(finding->place).begin;
      out << "sourcepath=" << escaped(one_line(path_of(finding->place, report)), true) << ";linenumber=" << begin.line
          << ";columnnumber=" << begin.column << ';';
    }
    out << "code=" << finding->rule->code << ';';
    if (!annotation.remedy.empty()) message += ". Fix: " + annotation.remedy;
    message += " (" + help_address(*finding->rule) + ")";
  }
  out << ']' << escaped(message, false) << '\n';
}

}  // namespace

// The agent knows errors and warnings only, and any other type fails the command.
std::size_t write_azure_commands(std::ostream& out, const Report& report) {
  const Annotations annotations = annotations_of(report, Severity::warning);
  for (const Annotation& annotation : annotations.shown) write_issue(out, annotation, report);
  return annotations.left_out;
}

void write_azure(std::ostream& out, const Report& report) {
  write_after_commands(out, report, write_azure_commands(out, report));
}

}  // namespace entitlint
