// The writers of the formats.
#pragma once

#include "tool/report/report.h"

namespace entitlint {

void write_text(std::ostream& out, const Report& report);
void write_json(std::ostream& out, const Report& report);
void write_sarif(std::ostream& out, const Report& report);
// Strict: without the attributes `file` and `line`, which the published schemas do not know.
void write_junit(std::ostream& out, const Report& report, bool strict);

}  // namespace entitlint
