// The one list of all rules, made by CMake from the files in rules/.
#pragma once

#include "tool/lint/rule.h"

namespace entitlint {

[[nodiscard]] RuleTable rule_table();

}  // namespace entitlint
