// Runs another program without a shell and takes what it says.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entitlint {

struct ChildResult {
  bool started = false;  // false: there is no such program
  int status = -1;       // its exit status; -1 when a signal ended it
  std::string out, err;
};

// words[0] is looked up on the PATH. `input` is its standard input. `settings` are NAME=VALUE for its environment besides our own.
[[nodiscard]] ChildResult run_program(std::span<const std::string> words, std::string_view input = {},
                                      std::span<const std::string> settings = {});

}  // namespace entitlint
