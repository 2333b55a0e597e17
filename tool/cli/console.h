// What standard output is: a terminal, a pipe, or the console of a CI system.
#pragma once

#include "tool/cli/cli.h"
#include "tool/cli/options.h"

namespace entitlint {

// How the text report looks there. Reports in files and in other formats never ask.
[[nodiscard]] TextStyle console_style(const CheckOptions& options, const Streams& streams);

}  // namespace entitlint
