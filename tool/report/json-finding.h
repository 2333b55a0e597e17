// One finding as the JSON reports write it.
#pragma once

#include "tool/report/json-writer.h"
#include "tool/report/report.h"

namespace entitlint {

// The members of a finding's object.
void write_finding(JsonWriter& json, const Finding& finding, const Report& report);

}  // namespace entitlint
