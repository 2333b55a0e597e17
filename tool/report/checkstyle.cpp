// The Checkstyle report: findings by file, as Jenkins, reviewdog and many editors read it.
#include <tinyxml2.h>

#include <ostream>

#include "tool/report/choice.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

std::string_view checkstyle_severity(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

// Every text is safe before it gets here: tinyxml2 lets control characters and invalid UTF-8 pass.
void attribute(tinyxml2::XMLPrinter& xml, const char* name, std::string_view value) {
  xml.PushAttribute(name, std::string(value).c_str());
}

void write_error(tinyxml2::XMLPrinter& xml, const Finding& finding, const Report& report) {
  const Position begin = location_of(finding.place, report).begin;
  const std::string remedy = finding.remedy.empty() ? "" : ". " + one_line(finding.remedy);
  xml.OpenElement("error");
  attribute(xml, "line", std::to_string(begin.line));
  attribute(xml, "column", std::to_string(begin.column));
  attribute(xml, "severity", checkstyle_severity(finding.severity));
  attribute(xml, "message", one_line(finding.message) + remedy);
  attribute(xml, "source", "entitlint." + std::string(finding.rule->code));  // readers take what follows the last dot for the rule
  xml.CloseElement();
}

}  // namespace

void write_checkstyle(std::ostream& out, const Report& report) {
  tinyxml2::XMLPrinter xml;
  xml.PushDeclaration("xml version=\"1.0\" encoding=\"UTF-8\"");
  xml.OpenElement("checkstyle");
  attribute(xml, "version", "8.0");
  const std::vector<const Finding*> shown = shown_findings(report);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string_view path = path_of(shown[i]->place, report);
    if (i == 0 || path != path_of(shown[i - 1]->place, report)) {
      if (i > 0) xml.CloseElement();
      xml.OpenElement("file");
      attribute(xml, "name", one_line(path));
    }
    write_error(xml, *shown[i], report);
  }
  if (!shown.empty()) xml.CloseElement();
  xml.CloseElement();
  out.write(xml.CStr(), static_cast<std::streamsize>(xml.CStrSize()) - 1);  // its size counts the zero at the end
}

}  // namespace entitlint
