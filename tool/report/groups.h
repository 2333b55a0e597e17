// Findings that a person reads as one: the same rule, again and again, in one catalog.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

// At least this many objects make a group.
inline constexpr std::size_t smallest_group = 4;
// A rule that would take more places than this, in many catalogs, is told once for all of them.
inline constexpr std::size_t most_places = 4;

// What is shown at one place of the text report: one finding, or a group in place of its first.
struct Group {
  std::vector<const Finding*> findings;  // at least one, in their order
  std::vector<std::string> names;        // of a real group: its objects, each once; a policy with its package

  [[nodiscard]] bool single() const { return names.empty(); }
};

// Groups of one rule, severity, tenant, catalog and kind of object, where the first of each stands, and over all catalogs where they are
// many. Findings in documents stay alone: each has another text to be repaired.
[[nodiscard]] std::vector<Group> grouped(const std::vector<const Finding*>& findings);

// "41 packages: A, B, C … (--verbose lists all)"
[[nodiscard]] std::string message_of_group(const Group& group);
// What the rule says about all of them: "in catalog "Sales": A bell makes no sound.", "in 9 catalogs, most in "Sales" (12): …".
[[nodiscard]] std::string summary_of_group(const Group& group);
// Whether one remedy is given for all of them; otherwise it is that of the first.
[[nodiscard]] bool same_remedy(const Group& group);

// Each alone.
[[nodiscard]] std::vector<Group> ungrouped(const std::vector<const Finding*>& findings);

}  // namespace entitlint
