// Parts that several reports in JSON write alike.
#pragma once

#include "tool/report/json-writer.h"
#include "tool/report/report.h"

namespace entitlint {

// Where something begins: path, line and column; and where it ends, for what has a length. Lines and columns from 1, the end exclusive.
void write_start(JsonWriter& json, const Place& place, const Report& report);
void write_end(JsonWriter& json, const Place& place, const Report& report);
// The members of a finding's object.
void write_finding(JsonWriter& json, const Finding& finding, const Report& report);
// What became of one rule: ran or not, and on how many objects it passed, failed and could not tell.
void write_rule_coverage(JsonWriter& json, const RuleCoverage& coverage);

}  // namespace entitlint
