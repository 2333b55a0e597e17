// The tool and its rules as SARIF describes them.
#pragma once

#include "tool/report/json-writer.h"
#include "tool/report/report.h"

namespace entitlint {

// The member "tool", with every rule of the table in its order.
void write_sarif_tool(JsonWriter& json, const Report& report);

// "error", "warning" or "note".
[[nodiscard]] std::string_view sarif_level(Severity severity);

}  // namespace entitlint
