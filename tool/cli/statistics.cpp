// The table of --stats.
#include "tool/cli/statistics.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace entitlint {
namespace {

void line(std::ostream& out, const char* what, const std::string& value) {
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), "  %-22s %s\n", what, value.c_str());
  out << text.data();
}

std::string milliseconds(double seconds) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%10.1f ms", seconds * 1000);
  return text.data();
}

}  // namespace

void write_statistics(std::ostream& out, const Stopwatch& watch, const Loaded& loaded, const Outcome& outcome) {
  out << "Read\n";
  line(out, "files", std::to_string(outcome.inventory.files_read));
  line(out, "bytes", std::to_string(loaded.statistics.bytes));
  line(out, "JSON records", std::to_string(loaded.statistics.records));
  for (const InventoryRow& row : outcome.inventory.rows)
    line(out, row.kind.c_str(), std::to_string(row.count) + " (" + std::string(name(row.completeness)) + ")");
  line(out, "links", std::to_string(outcome.inventory.links));
  for (const Problem& problem : loaded.problems) {
    if (problem.kind == ProblemKind::unrecognised) line(out, "not recognised", problem.object_name);
  }
  out << "Time\n";
  for (const auto& [step, seconds] : watch.laps()) line(out, step.c_str(), milliseconds(seconds));
  line(out, "  outline", milliseconds(loaded.statistics.outline_seconds));
  line(out, "  decode", milliseconds(loaded.statistics.decode_seconds));
  line(out, "  merge and resolve", milliseconds(loaded.statistics.merge_seconds));
  out << "Rules (objects passed, failed, unknown)\n";
  std::vector<const RuleCoverage*> rows;
  for (const RuleCoverage& row : outcome.rules) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::ranges::greater(), [](const RuleCoverage* row) { return row->seconds; });
  for (const RuleCoverage* row : rows) {
    line(out, std::string(row->rule->code).c_str(),
         milliseconds(row->seconds) + "  " + std::to_string(row->passed) + ", " + std::to_string(row->failed) + ", " +
             std::to_string(row->unknown));
  }
}

}  // namespace entitlint
