// A baseline: findings that were there before, so that only new ones count.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tool/lint/outcome.h"

namespace entitlint {

struct BaselineEntry {
  std::string fingerprint;
  std::string rule;    // code
  std::string object;  // for people: "policy \"Auditors\""
};
using Baseline = std::vector<BaselineEntry>;

// The new and the known findings, as entries sorted by rule, object and fingerprint; what is suppressed is left out.
[[nodiscard]] Baseline baseline_of(std::span<const Finding> findings);

// Marks the new findings that the baseline knows.
void mark_known(std::span<Finding> findings, const Baseline& baseline);

// Entries that nothing answers to any more although their rule ran without a gap.
[[nodiscard]] Baseline stale_entries(const Baseline& baseline, const Outcome& outcome);

}  // namespace entitlint
