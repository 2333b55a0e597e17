// The four lines that end the text report.
#pragma once

#include <iosfwd>

#include "tool/report/report.h"

namespace entitlint {

// Checked, Not checked, Hidden, Result.
void write_summary(std::ostream& out, const Report& report);

// The last of them alone.
void write_result(std::ostream& out, const Report& report);

}  // namespace entitlint
