// Parts that several reports in JSON write alike.
#pragma once

#include "tool/report/json-writer.h"
#include "tool/report/report.h"

namespace entitlint {

// The members of a finding's object.
void write_finding(JsonWriter& json, const Finding& finding, const Report& report);
// What became of one rule: ran or not, and on how many objects it passed, failed and could not tell.
void write_rule_coverage(JsonWriter& json, const RuleCoverage& coverage);

}  // namespace entitlint
