// Runs whole command lines in process.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/cli/cli.h"
#include "tool/input/error.h"
#include "tool/rule-table.h"

namespace entitlint::test {

struct Answer {
  int status = -1;
  std::string out, err;
};

inline Answer program(const std::vector<std::string>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  Answer answer;
  try {
    answer.status = run(arguments, rule_table(), {in, out, err});
  } catch (const CannotGoOn& reason) {  // as main does
    err << "entitlint: " << reason.what() << '\n';
    answer.status = 2;
  }
  answer.out = out.str();
  answer.err = err.str();
  return answer;
}

// The sample tenant.
inline std::string tenant() {
  return (root() / "tests" / "tenant").string();
}

inline bool is_one_line(const std::string& text) {
  return std::ranges::count(text, '\n') == 1 && text.ends_with('\n');
}

}  // namespace entitlint::test
