// Chooses the command: only the first argument can name one.
#include "tool/cli/cli.h"

#include <array>
#include <filesystem>
#include <ostream>
#include <string_view>
#include <system_error>
#include <vector>

#include "tool/cli/commands.h"
#include "tool/cli/options.h"
#include "tool/cli/suggest.h"
#include "tool/cli/version.h"
#include "tool/input/error.h"

namespace entitlint {
namespace {

struct Command {
  std::string_view name;
  int (*run)(std::span<const std::string>, RuleTable, Streams&);
  std::string_view summary;
};

constexpr std::array commands = {
    Command{"check", check, "lint exports and documents (the default)"},
    Command{"rules", list_rules, "every rule, one line each"},
    Command{"explain", explain, "the page of a rule, or a recipe"},
};

// Words that people try, and where what they look for is found.
struct Hint {
  std::string_view word;
  std::string_view answer;
};
constexpr std::array hints = {
    Hint{"help", "entitlint --help"},
    Hint{"version", "entitlint --version"},
    Hint{"links", "entitlint check docs/ lists and judges the links of documents"},
    Hint{"export", "entitlint explain export shows how to get one"},
    Hint{"fix", "--fix is an option of check: entitlint --fix docs/ (with --dry-run it only shows the diff)"},
    Hint{"init", "there is nothing to set up: entitlint check exports/ docs/ (a configuration: entitlint explain configuration)"},
    Hint{"baseline", "entitlint check --write-baseline FILE writes one, --baseline FILE compares (entitlint explain baseline)"},
};

void help(std::ostream& out) {
  out << "entitlint checks Microsoft Entra access packages and the links that share them, before a partner sees an empty "
         "portal.\n\nCommands:\n";
  for (const Command& command : commands) {
    out << "  " << command.name << std::string(10 - command.name.size(), ' ') << command.summary << '\n';
  }
  out << "  --version\n\n" << check_help();
}

void print_version(std::ostream& out, RuleTable rules) {
  out << "entitlint " << version() << " (commit " << commit() << ", " << compiler() << ", " << rules.size() << " rules)\n";
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

[[noreturn]] void refuse_word(const std::string& word) {
  for (const Hint& hint : hints) {
    if (hint.word == word) throw CannotGoOn("'" + word + "' is no command: " + std::string(hint.answer));
  }
  std::vector<std::string_view> words;
  for (const Command& command : commands) words.push_back(command.name);
  const std::string suggestion = did_you_mean(word, words);
  if (!suggestion.empty()) throw CannotGoOn("'" + word + "' is neither a command nor a path" + suggestion);
  throw CannotGoOn(word + ": no such file or folder (commands: check, rules, explain)");
}

}  // namespace

int run(std::span<const std::string> arguments, RuleTable rules, Streams streams) {
  if (arguments.empty()) return check(arguments, rules, streams);
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h") {
    help(streams.out);
    return 0;
  }
  if (first == "--version" || first == "-V") {
    print_version(streams.out, rules);
    return 0;
  }
  for (const Command& command : commands) {
    if (command.name == first) return command.run(arguments.subspan(1), rules, streams);
  }
  // A word that is no path on its own may be a mistyped command; with a slash, a dot or a dash it is meant as a path.
  const bool looks_like_word = !first.empty() && first.find_first_of("/\\.-") == std::string::npos;
  if (looks_like_word && !exists(first)) refuse_word(first);
  return check(arguments, rules, streams);
}

}  // namespace entitlint
