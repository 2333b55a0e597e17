// Order and choice of findings.
#include "tool/report/choice.h"

#include <algorithm>

#include "tool/report/wording.h"

namespace entitlint {

std::vector<const Finding*> shown_findings(const Report& report) {
  std::vector<const Finding*> shown;
  for (const Finding& finding : report.outcome.findings) {
    if (is_shown(finding, report.run)) shown.push_back(&finding);
  }
  return shown;
}

std::vector<const Finding*> worst_first(std::vector<const Finding*> findings) {
  std::ranges::stable_sort(findings, std::ranges::greater(), &Finding::severity);
  return findings;
}

std::vector<const Finding*> worst(const std::vector<const Finding*>& findings, std::size_t most) {
  std::vector<const Finding*> kept = worst_first(findings);
  kept.resize(std::min(kept.size(), most));
  std::ranges::sort(kept);  // all of one vector: by address is by place
  return kept;
}

}  // namespace entitlint
