// The baseline as a file: one finding a line, sorted, so that a diff shows what came and went.
#pragma once

#include <string>

#include "tool/lint/baseline.h"

namespace entitlint {

// Throws CannotGoOn, "path:line: what is wrong".
[[nodiscard]] Baseline read_baseline(const std::string& path, const std::string& stored);
[[nodiscard]] std::string baseline_text(const Baseline& baseline);

}  // namespace entitlint
