// The four lines that end the text report, and their words for other reports.
#pragma once

#include <iosfwd>
#include <string>

#include "tool/report/report.h"

namespace entitlint {

// Checked, Not checked, Hidden, Result.
void write_summary(std::ostream& out, const Report& report);

// The last of them alone.
void write_result(std::ostream& out, const Report& report);

// Whether the run ends with a status that is not 0.
[[nodiscard]] bool has_failed(const RunInfo& run);

// "2 errors; 14 warnings, 96 notes (fail-on error, as of 2026-11-23)": what fails the run stands before the semicolon.
[[nodiscard]] std::string result_words(const Report& report);
// "312 packages, 341 policies, 42 links; export of 2026-11-22 (EntraExporter, beta, assumed complete)"
[[nodiscard]] std::string checked_words(const Report& report);
// "2 rules off, 3 files ignored", or "nothing".
[[nodiscard]] std::string hidden_words(const Report& report);

}  // namespace entitlint
