// argv in, status out; the only file that knows the tool and the rules.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

#include "tool/cli/cli.h"
#include "tool/input/error.h"
#include "tool/rule-table.h"

namespace {

bool is_terminal(int stream) {
#if defined(_WIN32)
  return _isatty(stream) != 0;
#else
  return isatty(stream) != 0;
#endif
}

}  // namespace

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return entitlint::run(arguments, entitlint::rule_table(), {std::cin, std::cout, std::cerr, is_terminal(1), std::getenv, is_terminal(2)});
} catch (const entitlint::CannotGoOn& reason) {
  std::cerr << "entitlint: " << reason.what() << '\n';
  return 2;
} catch (const std::exception& bug) {
  std::cerr << "entitlint: internal error: " << bug.what() << '\n';
  return 2;
}
