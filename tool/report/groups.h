// Findings that a person reads as one: the same rule, again and again, in one catalog.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

// At least this many objects make a group.
inline constexpr std::size_t smallest_group = 4;

// What is shown at one place of the text report: one finding, or a group in place of its first.
struct Group {
  std::vector<const Finding*> findings;  // at least one, in their order
  std::vector<std::string_view> names;   // of a real group: its objects, each once

  [[nodiscard]] bool single() const { return names.empty(); }
};

// Groups of one rule, severity, catalog and kind of object, where the first of each stands. Findings in documents stay alone: each has
// another text to be repaired.
[[nodiscard]] std::vector<Group> grouped(const std::vector<const Finding*>& findings);

// Each alone.
[[nodiscard]] std::vector<Group> ungrouped(const std::vector<const Finding*>& findings);

}  // namespace entitlint
