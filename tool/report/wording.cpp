// How counts, objects and gaps are put into words.
#include "tool/report/wording.h"

#include <algorithm>

#include "tool/model/field.h"

namespace entitlint {

std::string rule_title(const Rule& rule) {
  return std::string(rule.code) + " " + std::string(rule.name);
}

std::string help_address(const Rule& rule) {
  std::string address(project_address);
  address += "/blob/main/rules/";
  address += rule.name;
  return address += ".md";
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string text = std::to_string(count);
  text += ' ';
  if (count == 1) return text += noun;
  const std::size_t last = noun.size() - 1;
  const bool y = noun[last] == 'y' && std::string_view("aeiou").find(noun[last - 1]) == std::string_view::npos;
  text += noun.substr(0, y ? last : noun.size());
  return text += y ? "ies" : "s";
}

std::string counted(std::size_t count, ObjectKind kind) {
  switch (kind) {
    case ObjectKind::package:
      return counted(count, "package");
    case ObjectKind::policy:
      return counted(count, "policy");
    case ObjectKind::settings:
      return counted(count, "settings object");
    default:
      return counted(count, spoken_name(kind));
  }
}

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return sentence;
}

std::string_view label(const ObjectName& object) {
  if (!object.name.empty()) return object.name;
  return object.address.empty() ? object.id : object.address;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

std::string why_unchecked(const Unchecked& row) {
  if (row.reason == Reason::not_loaded || row.reason == Reason::none) return "no " + row.missing;
  return row.missing + ": " + std::string(name(row.reason));
}

std::string what_supplies(const Unchecked& row) {
  if (row.remedy.empty()) return {};
  return (row.remedy.starts_with("GET ") ? "; get: " : "; ") + row.remedy;
}

std::string objects_of(const Unchecked& row) {
  if (row.objects.empty()) return counted(row.count, "object");
  const ObjectKind kind = row.objects.front().kind;
  return std::ranges::all_of(row.objects, [kind](const ObjectName& object) { return object.kind == kind; }) ? counted(row.count, kind)
                                                                                                            : counted(row.count, "object");
}

std::string_view name(RuleCoverage::State state) {
  switch (state) {
    case RuleCoverage::State::ran:
      return "ran";
    case RuleCoverage::State::partly:
      return "partly";
    case RuleCoverage::State::not_run:
      return "not-run";
    case RuleCoverage::State::off:
      break;
  }
  return "off";
}

bool is_listed(const Finding& finding, const RunInfo& run) {
  return finding.severity >= run.min_severity;
}

bool is_shown(const Finding& finding, const RunInfo& run) {
  return finding.state == FindingState::fresh && is_listed(finding, run);
}

bool is_failure(Severity severity, const RunInfo& run) {
  return run.fail_on != Severity::off && severity >= run.fail_on;
}

bool is_failure(const Finding& finding, const RunInfo& run) {
  return finding.state == FindingState::fresh && is_failure(finding.severity, run);
}

std::string_view path_of(const Place& place, const Report& report) {
  if (place.known()) return report.sources[place.source].path;
  return report.sources.empty() ? std::string_view() : std::string_view(report.sources.front().path);
}

Location location_of(const Place& place, const Report& report) {
  if (place.known()) return report.locations.of(place);
  Location start;
  start.end.column = start.end.column_points = start.end.column_bytes = 2;
  return start;
}

}  // namespace entitlint
