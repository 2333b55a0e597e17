// Why a rule runs or does not, and at which severity.
#pragma once

#include <optional>
#include <string_view>

#include "tool/lint/lint.h"

namespace entitlint {

// Why a rule is off: "not selected", "--ignore", "--severity off". Empty: it runs.
[[nodiscard]] std::string_view why_off(const Rule& rule, const Selection& selection);

// The severity that --severity gives all findings of a rule; the closest word wins, among equals the last.
[[nodiscard]] std::optional<Severity> severity_of(const Rule& rule, const Selection& selection);

}  // namespace entitlint
