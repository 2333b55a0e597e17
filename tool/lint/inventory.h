// What was read: collections with their completeness, links, files, and where the export comes from.
#pragma once

#include <cstddef>

#include "tool/lint/outcome.h"

namespace entitlint {

[[nodiscard]] Inventory take_inventory(const Case& c, std::size_t files_ignored, const Skipped& skipped);

}  // namespace entitlint
