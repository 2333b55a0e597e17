// `entitlint explain`: the page of a rule, or a recipe.
#include <algorithm>
#include <ostream>

#include "tool/cli/commands.h"
#include "tool/cli/suggest.h"
#include "tool/cli/topics.h"
#include "tool/input/error.h"

namespace entitlint {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  return equal_ids(a, b);
}

void list(std::ostream& out, RuleTable rules) {
  out << "Recipes (entitlint explain TOPIC)\n";
  for (const Topic& topic : topics()) {
    const std::string_view title = topic.page.substr(2, topic.page.find('\n') - 2);  // behind "# "
    out << "  " << topic.name << std::string(14 - std::min<std::size_t>(13, topic.name.size()), ' ') << title << '\n';
  }
  out << "\nRules (entitlint explain AP201, or the name)\n";
  for (const RuleEntry& entry : rules) out << "  " << entry.rule->code << "  " << entry.rule->name << '\n';
}

[[noreturn]] void refuse(std::string_view word, RuleTable rules) {
  std::vector<std::string_view> words;
  for (const Topic& topic : topics()) words.push_back(topic.name);
  for (const RuleEntry& entry : rules) {
    words.push_back(entry.rule->code);
    words.push_back(entry.rule->name);
  }
  throw CannotGoOn("no rule or recipe is called '" + std::string(word) + "'" + did_you_mean(word, words) +
                   " (the list: entitlint explain)");
}

}  // namespace

int explain(std::span<const std::string> arguments, RuleTable rules, Streams& streams) {
  if (std::ranges::any_of(arguments, [](const std::string& word) { return word == "--help" || word == "-h"; })) {
    streams.out << "Usage: entitlint explain [RULE|TOPIC]\n\nThe page of a rule, by code or name, or a recipe; alone: the list of both.\n";
    return 0;
  }
  for (const std::string& word : arguments) {
    if (word.starts_with("-")) throw CannotGoOn("'explain' has no option '" + word + "'");
  }
  if (arguments.empty()) {
    list(streams.out, rules);
    return 0;
  }
  if (arguments.size() > 1) throw CannotGoOn("'explain' takes one rule or recipe");
  const std::string& word = arguments.front();
  for (const Topic& topic : topics()) {
    if (same_word(topic.name, word)) {
      streams.out << topic.page;
      return 0;
    }
  }
  for (const RuleEntry& entry : rules) {
    if (same_word(entry.rule->code, word) || same_word(entry.rule->name, word)) {
      streams.out << entry.page;
      return 0;
    }
  }
  refuse(word, rules);
}

}  // namespace entitlint
