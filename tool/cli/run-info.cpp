// Facts of the run, in the words of its reports.
#include "tool/cli/run-info.h"

#include <algorithm>
#include <limits>
#include <ostream>

#include "tool/cli/version.h"
#include "tool/report/sanitise.h"

namespace entitlint {
namespace {

constexpr std::size_t most_stale = 5;

bool fails(const Outcome& outcome, Severity fail_on) {
  if (fail_on == Severity::off) return false;
  if (outcome.strict_errors > 0) return true;
  return std::ranges::any_of(outcome.findings,
                             [&](const Finding& finding) { return finding.state == FindingState::fresh && finding.severity >= fail_on; });
}

}  // namespace

RunInfo describe_run(const CheckOptions& options, const RunPolicy& policy, const Outcome& outcome) {
  RunInfo run;
  run.version = version();
  run.as_of = options.as_of;
  run.profile = name(options.selection.profile);
  run.config_sha256 = policy.configuration.sha256;
  run.fail_on = options.fail_on;
  run.min_severity = options.min_severity;
  run.failed = options.write_baseline.empty() && fails(outcome, options.fail_on);
  run.sarif_suppressions = options.sarif_suppressions;
  return run;
}

std::string rules_off_by(const Told& told, const Configuration& configuration, const std::string& shown) {
  for (const char* const option : {"ignore", "select", "profile", "severity"}) {
    const auto given = told.find(option);
    if (given == told.end() || configuration.path.empty() || !given->second.where.starts_with(configuration.path + ":")) continue;
    const std::string line = given->second.where.substr(configuration.path.size());  // ":14:3"
    return shown + line.substr(0, line.rfind(':'));
  }
  return {};
}

void write_remarks(std::ostream& err, const CheckOptions& options, const RunPolicy& policy, const Baseline& stale) {
  for (const std::string& line : policy.not_in_force)
    err << "entitlint: not in force, because " << options.policy_from << " does not have it: " << line << '\n';
  if (stale.empty()) return;
  err << "entitlint: " << options.baseline << ": " << stale.size() << (stale.size() == 1 ? " entry is stale" : " entries are stale");
  const std::size_t named = options.redact ? 0 : options.verbose ? stale.size() : std::min(stale.size(), most_stale);
  for (std::size_t i = 0; i < named; ++i)
    err << (i == 0 ? ", no longer found: " : ", ") << stale[i].rule << ' ' << one_line(stale[i].object);
  err << (named < stale.size() ? ", …" : "") << "; --write-baseline leaves " << (stale.size() == 1 ? "it" : "them") << " out\n";
}

std::vector<Wanted> without_excerpts(std::vector<Wanted> wanted) {
  constexpr Span nowhere{std::numeric_limits<std::uint32_t>::max() - 1, std::numeric_limits<std::uint32_t>::max()};
  for (Wanted& one : wanted) one.within = nowhere;
  return wanted;
}

void make_unreadable(const Outcome& outcome, const Discovered& inputs, const Loaded& loaded, RunInfo& run, Redacted& made) {
  std::vector<std::string> remarks = run.unmet;
  remarks.push_back(run.config_path);
  remarks.push_back(run.rules_off_by);
  redact(outcome, inputs.sources, loaded.tenants, remarks, made);
  run.rules_off_by = std::move(made.remarks.back());
  made.remarks.pop_back();
  run.config_path = std::move(made.remarks.back());
  made.remarks.pop_back();
  run.unmet = std::move(made.remarks);
  run.config_sha256.clear();
  run.redacted = true;
}

}  // namespace entitlint
