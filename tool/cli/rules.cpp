// `entitlint rules`: every rule, one line each.
#include <ostream>
#include <sstream>
#include <vector>

#include "tool/cli/commands.h"
#include "tool/cli/options.h"
#include "tool/cli/suggest.h"
#include "tool/input/error.h"

namespace entitlint {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string words_as_json(std::string_view words) {
  std::string result = "[";
  std::istringstream parts{std::string(words)};
  for (std::string word; parts >> word;) result += (result.size() == 1 ? "\"" : ", \"") + escaped(word) + "\"";
  return result + "]";
}

std::string dialects_of(const Rule& rule) {
  std::string words;
  for (const auto& [bit, word] : {std::pair{dialects::v1, "v1.0"},
                                  {dialects::beta, "beta"},
                                  {dialects::terraform, "terraform"},
                                  {dialects::documents, "documents"},
                                  {dialects::files, "files"}}) {
    if ((rule.dialects & bit) != 0) (words += word) += ' ';
  }
  return words;
}

void as_text(std::ostream& out, RuleTable rules) {
  std::size_t widest = 0;
  for (const RuleEntry& entry : rules) widest = std::max(widest, entry.rule->name.size());
  for (const RuleEntry& entry : rules) {
    const Rule& rule = *entry.rule;
    const std::string severity(name(rule.severity));
    out << rule.code << "  " << rule.name << std::string(widest - rule.name.size() + 2, ' ') << severity
        << std::string(9 - severity.size(), ' ') << rule.summary << '\n';
  }
}

void as_json(std::ostream& out, RuleTable rules) {
  out << "[";
  const char* between = "\n";
  for (const RuleEntry& entry : rules) {
    const Rule& rule = *entry.rule;
    out << between << "  {\"code\": \"" << rule.code << "\", \"name\": \"" << rule.name << "\", \"severity\": \"" << name(rule.severity)
        << "\", \"confidence\": \"" << name(rule.confidence) << "\", \"since\": \"" << rule.since << "\", \"profile\": \""
        << (rule.held_back ? "audit" : "full") << "\", \"tags\": " << words_as_json(rule.tags)
        << ", \"covers\": " << words_as_json(rule.covers) << ", \"dialects\": " << words_as_json(dialects_of(rule))
        << ", \"needs\": " << words_as_json(rule.needs) << ", \"summary\": \"" << escaped(rule.summary) << "\"}";
    between = ",\n";
  }
  out << "\n]\n";
}

void as_markdown(std::ostream& out, RuleTable rules) {
  out << "| Code | Rule | Severity | What it finds |\n| --- | --- | --- | --- |\n";
  for (const RuleEntry& entry : rules) {
    const Rule& rule = *entry.rule;
    out << "| " << rule.code << " | [" << rule.name << "](rules/" << rule.name << ".md) | " << name(rule.severity) << " | " << rule.summary
        << " |\n";
  }
}

// "MT.1108", also written mt-1108 or 1108.
bool same_check(std::string_view listed, std::string_view wanted) {
  const std::size_t dot = listed.find('.');
  if (equal_ids(listed.substr(dot + 1), wanted)) return true;
  return wanted.size() == listed.size() && equal_ids(wanted.substr(0, dot), listed.substr(0, dot)) &&
         (wanted[dot] == '.' || wanted[dot] == '-') && equal_ids(wanted.substr(dot + 1), listed.substr(dot + 1));
}

std::vector<RuleEntry> covering(RuleTable rules, const std::string& check) {
  std::vector<RuleEntry> found;
  std::vector<std::string_view> known;
  for (const RuleEntry& entry : rules) {
    bool covers = false;
    for (std::string_view rest = entry.rule->covers; !rest.empty();) {
      known.push_back(rest.substr(0, rest.find(' ')));
      covers = covers || same_check(known.back(), check);
      rest.remove_prefix(std::min(known.back().size() + 1, rest.size()));
    }
    if (covers) found.push_back(entry);
  }
  if (found.empty()) throw CannotGoOn("no rule covers '" + check + "'" + did_you_mean(check, known));
  return found;
}

}  // namespace

std::string did_you_mean_rule(std::string_view word, RuleTable rules) {
  std::vector<std::string_view> words;
  for (const RuleEntry& entry : rules) {
    words.push_back(entry.rule->code);
    words.push_back(entry.rule->name);
  }
  return did_you_mean(word, words);
}

int list_rules(std::span<const std::string> arguments, RuleTable rules, Streams& streams) {
  const RulesOptions options = read_rules_options(arguments);
  if (options.help) {
    streams.out << rules_help();
    return 0;
  }
  std::vector<RuleEntry> covered;
  if (!options.covers.empty()) rules = covered = covering(rules, options.covers);
  switch (options.style) {
    case RulesOptions::Style::text:
      as_text(streams.out, rules);
      break;
    case RulesOptions::Style::json:
      as_json(streams.out, rules);
      break;
    case RulesOptions::Style::markdown:
      as_markdown(streams.out, rules);
      break;
  }
  return 0;
}

}  // namespace entitlint
