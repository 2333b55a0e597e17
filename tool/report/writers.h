// The writers of the formats.
#pragma once

#include "tool/report/report.h"

namespace entitlint {

void write_text(std::ostream& out, const Report& report);
void write_json(std::ostream& out, const Report& report);
void write_sarif(std::ostream& out, const Report& report);
// Strict: without the attributes `file` and `line`, which the published schemas do not know.
void write_junit(std::ostream& out, const Report& report, bool strict);
void write_jsonl(std::ostream& out, const Report& report);
void write_github(std::ostream& out, const Report& report);
void write_azure(std::ostream& out, const Report& report);
void write_gitlab(std::ostream& out, const Report& report);
void write_checkstyle(std::ostream& out, const Report& report);
void write_rdjsonl(std::ostream& out, const Report& report);
void write_markdown(std::ostream& out, const Report& report);
void write_html(std::ostream& out, const Report& report);
void write_csv(std::ostream& out, const Report& report);

}  // namespace entitlint
