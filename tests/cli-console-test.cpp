// What the text report looks like where; the environment is made up.
#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>

#include "tool/cli/console.h"

using namespace entitlint;

namespace {

std::map<std::string, std::string> environment;

char* variable(const char* name) {
  const auto found = environment.find(name);
  return found == environment.end() ? nullptr : found->second.data();
}

TextStyle style(std::map<std::string, std::string> variables, bool terminal, Colour colour = Colour::automatic) {
  environment = std::move(variables);
  CheckOptions options;
  options.colour = colour;
  std::istringstream in;
  std::ostringstream out, err;
  return console_style(options, {in, out, err, terminal, variable});
}

}  // namespace

TEST_CASE("a terminal has colours and links, a pipe has none") {
  CHECK(style({}, true).color);
  CHECK(style({}, true).links);
  CHECK_FALSE(style({}, false).color);
  CHECK_FALSE(style({}, false).links);
  CHECK_FALSE(style({{"TERM", "dumb"}}, true).color);
  CHECK(style({}, true).console == Console::plain);
}

TEST_CASE("the usual variables and --color decide, the option last") {
  CHECK_FALSE(style({{"NO_COLOR", "1"}}, true).color);
  CHECK(style({{"NO_COLOR", ""}}, true).color);
  CHECK(style({{"FORCE_COLOR", "1"}}, false).color);
  CHECK_FALSE(style({{"FORCE_COLOR", "0"}}, false).color);
  CHECK(style({{"CLICOLOR_FORCE", "1"}}, false).color);
  CHECK_FALSE(style({{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, false).color);
  CHECK(style({{"NO_COLOR", "1"}}, false, Colour::always).color);
  CHECK_FALSE(style({{"FORCE_COLOR", "1"}}, true, Colour::never).color);
  CHECK_FALSE(style({}, false, Colour::always).links);
}

TEST_CASE("logs of CI systems have colours, and two of them annotations") {
  const TextStyle github = style({{"GITHUB_ACTIONS", "true"}}, false);
  CHECK(github.color);
  CHECK_FALSE(github.links);
  CHECK(github.console == Console::github);
  CHECK(style({{"TF_BUILD", "True"}}, false).console == Console::azure);
  CHECK(style({{"TF_BUILD", "True"}}, false).color);
  CHECK(style({{"GITLAB_CI", "true"}}, false).color);
  CHECK(style({{"GITLAB_CI", "true"}}, false).console == Console::plain);
  CHECK_FALSE(style({{"GITHUB_ACTIONS", "true"}, {"NO_COLOR", "1"}}, false).color);
  CHECK(style({{"GITHUB_ACTIONS", "false"}}, false).console == Console::plain);
}
