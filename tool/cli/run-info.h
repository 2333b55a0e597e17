// What reports and standard error say about the run itself.
#pragma once

#include <iosfwd>
#include <vector>

#include "tool/cli/policy.h"
#include "tool/cli/redact.h"
#include "tool/input/discover.h"
#include "tool/input/locate.h"
#include "tool/report/report.h"

namespace entitlint {

[[nodiscard]] RunInfo describe_run(const CheckOptions& options, const RunPolicy& policy, const Outcome& outcome);

// Where a configuration, called `shown`, switched rules off: ".entitlint.json:14".
[[nodiscard]] std::string rules_off_by(const Told& told, const Configuration& configuration, const std::string& shown);

// What the run has to say besides its report.
void write_remarks(std::ostream& err, const CheckOptions& options, const RunPolicy& policy, const Baseline& stale);

// --redact: what the reports say of the run goes through the same pseudonyms as the findings.
void make_unreadable(const Outcome& outcome, const Discovered& inputs, const Loaded& loaded, RunInfo& run, Redacted& made);

// The places, with no line of the source around them.
[[nodiscard]] std::vector<Wanted> without_excerpts(std::vector<Wanted> wanted);

}  // namespace entitlint
