// The CSV report, for spreadsheets: RFC 4180 with a byte order mark, so that Excel reads it as UTF-8.
#include <initializer_list>
#include <ostream>

#include "tool/report/choice.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// A spreadsheet takes a cell that starts with one of these for a formula, the full-width ones included.
bool starts_a_formula(std::string_view cell) {
  constexpr std::string_view wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  const std::size_t start = cell.find_first_not_of(' ');
  if (start == std::string_view::npos) return false;
  const std::string_view text = cell.substr(start);
  if (std::string_view("=+-@").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view sign : wide) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

// Quoted, on one line, and text for every spreadsheet: an apostrophe keeps a formula from being one.
std::string cell(std::string_view value) {
  const std::string text = one_line(value);
  std::string quoted = starts_a_formula(text) ? "\"'" : "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted += '"';
}

void write_row(std::ostream& out, std::initializer_list<std::string_view> values) {
  const char* between = "";
  for (const std::string_view value : values) {
    out << between << cell(value);
    between = ",";
  }
  out << "\r\n";
}

void write_finding(std::ostream& out, const Finding& finding, const Report& report) {
  const Position begin = location_of(finding.place, report).begin;
  const bool known = finding.place.known();
  write_row(out,
            {name(finding.severity), finding.rule->code, finding.rule->name, finding.message, path_of(finding.place, report),
             known ? std::to_string(begin.line) : "", known ? std::to_string(begin.column) : "", spoken_name(finding.object.kind),
             label(finding.object), finding.object.id, finding.catalog, finding.remedy, help_address(*finding.rule), finding.fingerprint});
}

}  // namespace

void write_csv(std::ostream& out, const Report& report) {
  out << "\xEF\xBB\xBF";
  write_row(out, {"severity", "code", "rule", "message", "path", "line", "column", "kind", "object", "id", "catalog", "remedy", "help",
                  "fingerprint"});
  for (const Finding* const finding : shown_findings(report)) write_finding(out, *finding, report);
}

}  // namespace entitlint
