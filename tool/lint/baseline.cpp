// Compares by fingerprint, never by line.
#include "tool/lint/baseline.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string described(const Finding& finding) {
  const ObjectName& object = finding.object;
  const std::string& label = !object.name.empty() ? object.name : !object.address.empty() ? object.address : object.id;
  return std::string(spoken_name(object.kind)) + " " + in_quotes(label);
}

}  // namespace

Baseline baseline_of(std::span<const Finding> findings) {
  Baseline entries;
  for (const Finding& finding : findings) {
    if (finding.state != FindingState::suppressed)
      entries.push_back({finding.fingerprint, std::string(finding.rule->code), described(finding)});
  }
  std::ranges::sort(entries, {}, [](const BaselineEntry& entry) { return std::tie(entry.rule, entry.object, entry.fingerprint); });
  return entries;
}

void mark_known(std::span<Finding> findings, const Baseline& baseline) {
  std::unordered_set<std::string_view> known;
  for (const BaselineEntry& entry : baseline) known.insert(entry.fingerprint);
  for (Finding& finding : findings) {
    if (finding.state == FindingState::fresh && known.contains(finding.fingerprint)) finding.state = FindingState::baseline;
  }
}

Baseline stale_entries(const Baseline& baseline, const Outcome& outcome) {
  std::unordered_set<std::string_view> present, whole;
  for (const Finding& finding : outcome.findings) present.insert(finding.fingerprint);
  for (const RuleCoverage& row : outcome.rules) {
    if (row.state == RuleCoverage::State::ran) whole.insert(row.rule->code);
  }
  Baseline stale;
  for (const BaselineEntry& entry : baseline) {
    if (whole.contains(entry.rule) && !present.contains(entry.fingerprint)) stale.push_back(entry);
  }
  return stale;
}

}  // namespace entitlint
