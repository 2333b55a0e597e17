// The body that replaces a policy: all of it as the export has it, but for one change.
#pragma once

#include <string>

#include "tool/lint/finding.h"
#include "tool/lint/record.h"

namespace entitlint {

struct PolicyBody {
  std::string json;      // empty: refused
  std::string modified;  // modifiedDateTime of the record it was made from
  std::string refused;   // why: "its questions are not in the export"
};

// Refused when anything is missing that the replacement would then lose, or when copies of the policy disagree.
[[nodiscard]] PolicyBody policy_body(const Policy& policy, const Change& change, Records& records);

}  // namespace entitlint
