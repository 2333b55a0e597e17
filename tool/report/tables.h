// What a report for people says about the run besides its findings, as tables that each format draws in its own way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

// Cells hold text as it came; the writer makes it safe.
struct Table {
  std::string title;
  std::string when_empty;  // the sentence in place of the rows
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

[[nodiscard]] Table not_checked_table(const Report& report);
// What a suppression or the baseline hides: somebody has accepted it, so it must stay visible.
[[nodiscard]] Table accepted_table(const Report& report);
[[nodiscard]] Table rules_table(const Report& report);
[[nodiscard]] Table inventory_table(const Report& report);
[[nodiscard]] Table evidence_table(const Report& report);  // no rows without --evidence

// What no report of this kind can show; an auditor must not take silence for proof.
inline constexpr std::string_view what_it_cannot_show =
    "This report shows who may request access, not who holds it. It cannot show whether the account that made the export was allowed to "
    "read every catalog.";

}  // namespace entitlint
