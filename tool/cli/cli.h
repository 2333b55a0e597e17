// The program as a function: arguments and streams in, exit status out.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "tool/lint/rule.h"

namespace entitlint {

// Where the program reads and writes, so that tests can run it whole.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  char* (*variable)(const char* name) = nullptr;  // of the environment, for the looks of the console; none: as if nothing were set
  bool err_is_terminal = false;
};

// Runs one command line (without the program's name). Returns the exit status of the contract. Throws CannotGoOn for what ends a run early.
[[nodiscard]] int run(std::span<const std::string> arguments, RuleTable rules, Streams streams);

}  // namespace entitlint
