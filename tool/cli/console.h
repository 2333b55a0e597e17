// What standard output is: a terminal, a pipe, or the console of a CI system.
#pragma once

#include "tool/cli/cli.h"
#include "tool/cli/options.h"

namespace entitlint {

// How the text report looks there. Reports in files and in other formats never ask.
[[nodiscard]] TextStyle console_style(const CheckOptions& options, const Streams& streams);

// On a terminal, unless a CI system runs it or it is asked to be quiet.
[[nodiscard]] bool shows_progress(const CheckOptions& options, const Streams& streams);

}  // namespace entitlint
