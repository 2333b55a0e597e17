// What proves later which inputs and which rules a report is about (--evidence).
#pragma once

#include <string>
#include <vector>

#include "tool/input/source.h"
#include "tool/lint/rule.h"

namespace entitlint {

struct Evidence {
  std::string rules_sha256;                // of codes, names, severities, summaries and pages
  std::vector<std::string> inputs_sha256;  // of the stored bytes of each source, in their order; empty where it can no longer be read
};

[[nodiscard]] Evidence evidence_of(const Sources& sources, RuleTable rules);

}  // namespace entitlint
