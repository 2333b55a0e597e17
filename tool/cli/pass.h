// One reading of the inputs, and what the rules say about them.
#pragma once

#include <vector>

#include "tool/cli/commands.h"
#include "tool/cli/options.h"
#include "tool/cli/policy.h"
#include "tool/cli/progress.h"
#include "tool/cli/statistics.h"
#include "tool/input/discover.h"
#include "tool/lint/baseline.h"
#include "tool/lint/outcome.h"
#include "tool/load/load.h"

namespace entitlint {

// Later members point into earlier ones.
struct Pass {
  Discovered inputs;
  Loaded loaded;
  SourceId configuration = no_source;  // among the inputs
  std::vector<Suppression> suppressions;
  Baseline known;
  Outcome outcome;
};

// What a run works with besides its options.
struct Desk {
  RuleTable rules;
  Streams& streams;
  Stopwatch& watch;
  Progress& progress;
};

// Discovers, loads and lints. The policy takes in what the inputs change about it; unread inputs are in `inputs`, not thrown.
[[nodiscard]] Pass examine(const CheckOptions& options, RunPolicy& policy, Desk& desk);

}  // namespace entitlint
