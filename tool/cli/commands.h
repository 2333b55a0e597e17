// One function per command: streams and arguments in, exit status out.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tool/cli/cli.h"
#include "tool/lint/rule.h"

namespace entitlint {

[[nodiscard]] int check(std::span<const std::string> arguments, RuleTable rules, Streams& streams);
[[nodiscard]] int list_rules(std::span<const std::string> arguments, RuleTable rules, Streams& streams);
[[nodiscard]] int explain(std::span<const std::string> arguments, RuleTable rules, Streams& streams);

// "; did you mean 'AP201'?" for a mistyped rule code or name.
[[nodiscard]] std::string did_you_mean_rule(std::string_view word, RuleTable rules);

}  // namespace entitlint
