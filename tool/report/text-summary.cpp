// What was checked, what was not, what is hidden, and the verdict.
#include "tool/report/text-summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>

#include "tool/lint/suppression.h"
#include "tool/report/paint.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"

namespace entitlint {
namespace {

constexpr std::size_t label_width = 13;
constexpr std::size_t most_rows = 5;

using Lines = std::vector<std::string>;

void write_lines(std::ostream& out, std::string_view label, const Lines& lines, const Paint& paint) {
  std::string head(label);
  head.resize(label_width, ' ');
  out << paint.bold(head);
  for (std::size_t i = 0; i < lines.size(); ++i) out << (i == 0 ? "" : std::string(label_width, ' ')) << lines[i] << '\n';
}

// "312 packages, 341 policies, 42 links"
std::string counts_of(const Inventory& inventory) {
  static constexpr std::array<std::pair<std::string_view, ObjectKind>, 4> kinds = {{{"catalogs", ObjectKind::catalog},
                                                                                    {"packages", ObjectKind::package},
                                                                                    {"policies", ObjectKind::policy},
                                                                                    {"organizations", ObjectKind::connected_organization}}};
  Lines parts;
  for (const auto& [word, kind] : kinds) {
    const auto row = std::ranges::find(inventory.rows, word, &InventoryRow::kind);
    if (row == inventory.rows.end() || (row->count == 0 && row->completeness == Completeness::absent)) continue;
    parts.push_back(counted(row->count, kind));
  }
  if (inventory.documents > 0 || inventory.links > 0) parts.push_back(counted(inventory.links, "link"));
  return parts.empty() ? "nothing" : joined(parts);
}

std::string checked(const Inventory& inventory) {
  const std::string from = inventory.source.empty() ? "no export" : one_line(inventory.source);
  const bool no_documents = inventory.documents == 0 && inventory.links == 0;
  return counts_of(inventory) + "; " + from + (no_documents ? "; no documents" : "");
}

std::string line_of(const Unchecked& row, std::size_t rules) {
  return one_line(std::to_string(row.rules.size()) + " of " + counted(rules, "rule") + " for " + objects_of(row) + ": " +
                  why_unchecked(row) + what_supplies(row));
}

Lines not_checked(const Report& report) {
  Lines lines;
  for (const std::string& unmet : report.run.unmet) lines.push_back(one_line(unmet));
  for (const std::string& hint : report.outcome.inventory.hints) lines.push_back(one_line(hint));
  Lines optional;
  for (const Unchecked& row : report.outcome.unchecked) {
    if (row.optional_input) {
      optional.push_back(row.missing);
    } else {
      lines.push_back(line_of(row, report.outcome.rules.size()));
    }
  }
  if (!optional.empty()) lines.push_back(one_line("what needs optional inputs that were not given: " + joined(optional)));
  if (lines.empty()) return {"nothing"};
  if (!report.style.verbose && lines.size() > most_rows) {
    const std::size_t more = lines.size() - most_rows;
    lines.resize(most_rows);
    lines.push_back("and " + std::to_string(more) + " more (--verbose)");
  }
  return lines;
}

std::size_t count_of(const Outcome& outcome, Severity severity) {
  return severity == Severity::error ? outcome.errors : severity == Severity::warning ? outcome.warnings : outcome.notes;
}

constexpr std::array severities = {Severity::error, Severity::warning, Severity::note};

// " (1 ends in 9 days)": the suppressions that end next, when that is soon.
std::string next_end(const Report& report) {
  constexpr std::int64_t soon = 30, seconds_per_day = 86400;
  const std::optional<Time> today = parse_time(report.run.as_of);
  std::map<std::int64_t, std::set<const Suppression*>> ends;  // by days from now
  for (const Finding& finding : report.outcome.findings) {
    if (finding.suppression == nullptr || !today) continue;
    if (const std::optional<Time> until = parse_time(finding.suppression->until))
      ends[(*until - *today) / seconds_per_day].insert(finding.suppression);
  }
  if (ends.empty() || ends.begin()->first > soon) return {};
  const auto& [days, which] = *ends.begin();
  const std::string when = days == 0 ? "today" : "in " + counted(static_cast<std::size_t>(days), "day");
  return " (" + std::to_string(which.size()) + (which.size() == 1 ? " ends " : " end ") + when + ")";
}

std::string hidden(const Report& report) {
  Lines below;
  for (const Severity severity : severities) {
    const std::size_t count = count_of(report.outcome, severity);
    if (count > 0 && severity < report.run.min_severity) below.push_back(counted(count, name(severity)));
  }
  Lines parts;
  if (report.outcome.baseline > 0) parts.push_back(std::to_string(report.outcome.baseline) + " baseline");
  if (report.outcome.suppressed > 0) parts.push_back(std::to_string(report.outcome.suppressed) + " suppressed" + next_end(report));
  if (!below.empty()) parts.push_back(joined(below) + " (below --min-severity)");
  if (const std::size_t kept = report.outcome.unchanged; kept > 0) {
    parts.push_back(counted(kept, "finding") + " on what the plan leaves as it is (--all)");
  }
  const auto off = std::ranges::count_if(report.outcome.rules, [](const RuleCoverage& row) {
    return row.state == RuleCoverage::State::off && !row.rule->held_back;  // what only an audit asks for nobody has switched off
  });
  if (off > 0)
    parts.push_back(counted(static_cast<std::size_t>(off), "rule") + " off" +
                    (report.run.rules_off_by.empty() ? "" : " (" + report.run.rules_off_by + ")"));
  if (const std::size_t files = report.outcome.inventory.files_ignored; files > 0) parts.push_back(counted(files, "file") + " ignored");
  return parts.empty() ? "nothing" : joined(parts);
}

// "2 errors; 14 warnings, 96 notes": what fails the run stands before the semicolon.
std::string counts_of(const Report& report) {
  const RunInfo& run = report.run;
  Lines failing, others;
  if (!run.unmet.empty())
    failing.push_back(run.unmet.size() == 1 ? "1 input or requirement not met"
                                            : std::to_string(run.unmet.size()) + " inputs or requirements not met");
  for (const Severity severity : severities) {
    if (const std::size_t count = count_of(report.outcome, severity); count > 0) {
      (is_failure(severity, run) ? failing : others).push_back(counted(count, name(severity)));
    }
    if (severity == Severity::error && report.outcome.strict_errors > 0) {
      (is_failure(severity, run) ? failing : others)
          .push_back(std::to_string(report.outcome.strict_errors) + " not checked (--strict-data)");
    }
  }
  if (failing.empty() && others.empty()) return "no findings";
  return joined(failing) + (failing.empty() || others.empty() ? "" : "; ") + joined(others);
}

}  // namespace

bool has_failed(const RunInfo& run) {
  return run.failed || !run.unmet.empty();
}

std::string result_words(const Report& report) {
  const RunInfo& run = report.run;
  const std::string_view fail_on = run.fail_on == Severity::off ? "never" : name(run.fail_on);
  return counts_of(report) + " (fail-on " + std::string(fail_on) + ", as of " + run.as_of + ")";
}

std::string checked_words(const Report& report) {
  return checked(report.outcome.inventory);
}

std::string hidden_words(const Report& report) {
  return hidden(report);
}

void write_result(std::ostream& out, const Report& report) {
  const Paint paint(report.style.color);
  const std::string verdict = has_failed(report.run) ? paint.bad("FAILED") : paint.good("PASSED");
  write_lines(out, "Result", {verdict + ": " + result_words(report)}, paint);
}

void write_summary(std::ostream& out, const Report& report) {
  const Paint paint(report.style.color);
  write_lines(out, "Checked", {checked(report.outcome.inventory)}, paint);
  write_lines(out, "Not checked", not_checked(report), paint);
  write_lines(out, "Hidden", {hidden(report)}, paint);
  write_result(out, report);
}

}  // namespace entitlint
