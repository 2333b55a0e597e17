// The policy in force: configuration, suppressions and baseline, of the working tree or of a revision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tool/cli/configuration.h"
#include "tool/cli/options.h"
#include "tool/input/git.h"
#include "tool/lint/baseline.h"
#include "tool/load/load.h"

namespace entitlint {

struct RunPolicy {
  Configuration configuration;
  std::optional<GitRevision> revision;  // --policy-from
  // What the working tree says beyond that revision, so what is not in force yet; one line each.
  std::vector<std::string> not_in_force;
};

// Finds and reads the configuration that --config, --no-config and --policy-from ask for.
[[nodiscard]] RunPolicy read_policy(const Told& told, RuleTable rules);

// The entries of the configuration, standing in the source `configuration`, and the comments of the documents. With a revision only those
// that are already there; the others are added to `not_in_force`.
[[nodiscard]] std::vector<Suppression> suppressions_in_force(RunPolicy& policy, const std::vector<InputFile>& files, const Sources& sources,
                                                             SourceId configuration, const std::string& base, RuleTable rules);

// What --baseline names, when it is a file.
[[nodiscard]] Baseline read_baseline_file(const std::string& path, RunPolicy& policy);

// What was already true at a revision: the same inputs as they were then, judged by the same limits.
struct PastRun {
  const CheckOptions& options;
  const Configuration& configuration;
  const std::string& base;
  unsigned threads;
};
[[nodiscard]] Baseline baseline_at(const std::string& revision, const PastRun& run, RuleTable rules);

}  // namespace entitlint
