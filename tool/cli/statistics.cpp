// The table of --stats.
#include "tool/cli/statistics.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace entitlint {
namespace {

void line(std::ostream& out, const char* what, const std::string& value) {
  std::array<char, 64> label{};
  std::snprintf(label.data(), label.size(), "  %-22s ", what);
  out << label.data() << value << '\n';
}

void line_if_any(std::ostream& out, const char* what, std::size_t count) {
  if (count > 0) line(out, what, std::to_string(count));
}

std::string milliseconds(double seconds) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%10.1f ms", seconds * 1000);
  return text.data();
}

}  // namespace

void write_statistics(std::ostream& out, const Stopwatch& watch, const Loaded& loaded, const Outcome& outcome) {
  out << "Read\n";
  const Inventory& inventory = outcome.inventory;
  line(out, "files", std::to_string(inventory.files_read));
  line(out, "bytes", std::to_string(loaded.statistics.bytes));
  line(out, "JSON records", std::to_string(loaded.statistics.records));
  for (const InventoryRow& row : inventory.rows) {
    const std::string why = row.why.empty() ? "" : ": " + row.why;
    line(out, row.kind.c_str(), std::to_string(row.count) + " (" + std::string(name(row.completeness)) + why + ")");
  }
  line(out, "links", std::to_string(inventory.links));
  for (const WordsRow& row : inventory.formats) line(out, "records written by", row.name + ": " + std::to_string(row.objects));
  for (const WordsRow& row : inventory.dialects) line(out, "objects in", row.name + ": " + std::to_string(row.objects));
  line_if_any(out, "next pages missing", inventory.incomplete_pages);
  line_if_any(out, "errors of Graph", inventory.error_responses);
  const bool nothing = inventory.files_ignored + inventory.files_skipped.assignments + inventory.files_skipped.hidden +
                           inventory.files_skipped.other_types + inventory.files_skipped.own + inventory.files_empty +
                           inventory.unrecognised.size() ==
                       0;
  out << (nothing ? "Left out: nothing\n" : "Left out\n");
  line_if_any(out, "ignored by .gitignore", inventory.files_ignored);
  line_if_any(out, "assignments", inventory.files_skipped.assignments);
  line_if_any(out, "hidden", inventory.files_skipped.hidden);
  line_if_any(out, "other types", inventory.files_skipped.other_types);
  line_if_any(out, "entitlint's own", inventory.files_skipped.own);
  line_if_any(out, "empty", inventory.files_empty);
  for (const std::string& path : inventory.unrecognised) line(out, "not recognised", path);
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
