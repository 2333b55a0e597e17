// Which findings a report shows, and the worst of them where a reader takes only so many.
#pragma once

#include <cstddef>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

// Those that are not hidden, in their order.
[[nodiscard]] std::vector<const Finding*> shown_findings(const Report& report);

// Errors first, then warnings, then notes; each in their old order.
[[nodiscard]] std::vector<const Finding*> worst_first(std::vector<const Finding*> findings);

// The worst `most` of a vector's findings, in their old order.
[[nodiscard]] std::vector<const Finding*> worst(const std::vector<const Finding*>& findings, std::size_t most);

}  // namespace entitlint
