// Suppressions at work: those that stand in documents, what they hide, and whether they are still needed.
#pragma once

#include <span>
#include <vector>

#include "tool/lint/outcome.h"

namespace entitlint {

// The comments of the documents, one suppression for each rule they name. A comment is about the links on its own lines, else about those
// on the next line that has any.
[[nodiscard]] std::vector<Suppression> comment_suppressions(std::span<const InputFile> files, const Sources& sources, RuleTable rules);

// It has an end, and that day is over.
[[nodiscard]] bool is_expired(const Suppression& suppression, Time as_of);

// Marks the findings that a suppression in force hides, and counts them on it.
void hide_suppressed(std::span<Suppression> suppressions, std::span<Finding> findings, Time as_of);

// Notes which suppressions can be called unused when they hid nothing: the rule ran without a gap, and what they name was looked at.
void judge_suppressions(std::span<Suppression> suppressions, std::span<const RuleCoverage> coverage, const Case& c);

}  // namespace entitlint
