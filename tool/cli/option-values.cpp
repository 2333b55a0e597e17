// Each function reads one kind of value and refuses the rest with one line.
#include "tool/cli/option-values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <sstream>
#include <utility>

#include "tool/cli/commands.h"
#include "tool/cli/suggest.h"
#include "tool/input/error.h"
#include "tool/input/file.h"

namespace entitlint {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw CannotGoOn(why);
}

template <class Value>
struct Choice {
  std::string_view word;
  Value value;
};

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

// The value of an option that takes one of a few words.
template <class Value, std::size_t count>
Value one_of(const std::array<Choice<Value>, count>& choices, const std::string& word, const std::string& option) {
  std::vector<std::string_view> words;
  for (const Choice<Value>& choice : choices) {
    if (choice.word == word) return choice.value;
    words.push_back(choice.word);
  }
  refuse(option + " takes " + listed(words) + ", not '" + word + "'" + did_you_mean(word, words));
}

using Level = Choice<Severity>;
constexpr std::array severity_words = {Level{"error", Severity::error}, Level{"warning", Severity::warning}, Level{"note", Severity::note}};
constexpr std::array fail_words = {Level{"error", Severity::error}, Level{"warning", Severity::warning}, Level{"note", Severity::note},
                                   Level{"never", Severity::off}};
constexpr std::array override_words = {Level{"error", Severity::error}, Level{"warning", Severity::warning}, Level{"note", Severity::note},
                                       Level{"off", Severity::off}};
constexpr std::array profile_words = {Choice<Profile>{"share", Profile::share}, Choice<Profile>{"full", Profile::full},
                                      Choice<Profile>{"audit", Profile::audit}};
constexpr std::array colour_words = {Choice<Colour>{"auto", Colour::automatic}, Choice<Colour>{"always", Colour::always},
                                     Choice<Colour>{"never", Colour::never}};
constexpr std::array style_words = {Choice<RulesOptions::Style>{"text", RulesOptions::Style::text},
                                    Choice<RulesOptions::Style>{"json", RulesOptions::Style::json},
                                    Choice<RulesOptions::Style>{"markdown", RulesOptions::Style::markdown}};
constexpr std::array requirable_words = {std::string_view("packages"),      std::string_view("policies"), std::string_view("catalogs"),
                                         std::string_view("organizations"), std::string_view("sponsors"), std::string_view("roles"),
                                         std::string_view("domains"),       std::string_view("documents")};

const FormatName& read_format(const std::string& kind) {
  std::vector<std::string_view> kinds;
  for (const FormatName& format : formats()) {
    if (format.name == kind) return format;
    kinds.push_back(format.name);
  }
  refuse("unknown format '" + kind + "'" + did_you_mean(kind, kinds) + " (known: " + listed(kinds) + ")");
}

void require_rules(const Words& words, RuleTable rules, const std::string& option) {
  for (const std::string& word : words) {
    if (!names_a_rule(word, rules)) refuse(option + ": no rule is called '" + word + "'" + did_you_mean_rule(word, rules));
  }
}

std::string today() {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
         two(static_cast<unsigned>(day.day()));
}

}  // namespace

std::span<const std::string_view> choices_of(std::string_view option) {
  static const auto words_of = [](const auto& choices) {
    std::vector<std::string_view> words;
    for (const auto& choice : choices) words.push_back(choice.word);
    return words;
  };
  static const auto format_words = [] {
    std::vector<std::string_view> words;
    for (const FormatName& format : formats()) words.push_back(format.name);
    return words;
  };
  static const std::map<std::string_view, std::vector<std::string_view>> choices = {
      {"fail-on", words_of(fail_words)},
      {"min-severity", words_of(severity_words)},
      {"severity", words_of(override_words)},
      {"color", words_of(colour_words)},
      {"profile", words_of(profile_words)},
      {"format", format_words()},
      {"require", {requirable_words.begin(), requirable_words.end()}}};
  const auto found = choices.find(option);
  return found == choices.end() ? std::span<const std::string_view>() : std::span(found->second);
}

Words split_list(const Words& lists) {
  Words words;
  for (const std::string& list : lists) {
    std::istringstream parts(list);
    for (std::string word; std::getline(parts, word, ',');) {
      if (!word.empty()) words.push_back(word);
    }
  }
  return words;
}

std::vector<ReportTarget> read_reports(const Words& words) {
  std::vector<ReportTarget> targets;
  bool standard_output_taken = false;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const FormatName& format = read_format(word.substr(0, equals));
    ReportTarget target{format.format, equals == std::string::npos ? "" : word.substr(equals + 1)};
    if (equals != std::string::npos && target.file.empty()) refuse("--format " + word + " names no file behind '='");
    if (target.file.empty() && std::exchange(standard_output_taken, true)) {
      refuse("two reports for standard output; give one of them a file: --format " + word + "=FILE");
    }
    const bool same =
        std::ranges::any_of(targets, [&](const ReportTarget& other) { return !target.file.empty() && other.file == target.file; });
    if (same) refuse("two reports for one file: " + target.file);
    targets.push_back(std::move(target));
  }
  if (targets.empty()) targets.push_back({});
  return targets;
}

Selection read_selection(Words select, Words ignore, const Words& severities, RuleTable rules) {
  require_rules(select, rules, "--select");
  require_rules(ignore, rules, "--ignore");
  Selection selection{std::move(select), std::move(ignore), {}};
  for (const std::string& pair : severities) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) refuse("--severity takes RULE=LEVEL, not '" + pair + "'");
    const std::string rule = pair.substr(0, equals);
    require_rules({rule}, rules, "--severity");
    selection.severities.emplace_back(rule, one_of(override_words, pair.substr(equals + 1), "--severity " + rule));
  }
  return selection;
}

Profile read_profile(const std::string& word) {
  return one_of(profile_words, word, "--profile");
}

Severity read_fail_on(const std::string& word) {
  return one_of(fail_words, word, "--fail-on");
}

Severity read_min_severity(const std::string& word) {
  return one_of(severity_words, word, "--min-severity");
}

Colour read_colour(const std::string& word) {
  return one_of(colour_words, word, "--color");
}

RulesOptions::Style read_rules_style(const std::string& word) {
  return one_of(style_words, word, "--format");
}

Words read_requirements(Words words) {
  for (const std::string& word : words) {
    if (std::ranges::find(requirable_words, word) != requirable_words.end()) continue;
    refuse("--require takes " + listed({requirable_words.begin(), requirable_words.end()}) + ", not '" + word + "'" +
           did_you_mean(word, requirable_words));
  }
  return words;
}

Words read_domains(Words words) {
  for (const std::string& word : words) {
    const bool shape = word.find('.') != std::string::npos && word.find_first_of(" \t/\\:@#?") == std::string::npos;
    if (!shape) refuse("--tenant-domain takes a domain such as contoso.com, not '" + word + "'");
  }
  return words;
}

std::string read_folder(const std::string& path, const std::string& option) {
  std::error_code ignored;
  if (!path.empty() && !std::filesystem::is_directory(path_of(path), ignored)) refuse(option + " " + path + ": no such folder");
  return path;
}

std::string read_day(const std::string& text) {
  if (text.empty()) return today();
  const auto digits = [&](std::size_t begin, std::size_t count) {
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(begin + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool shape = text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(0, 4) && digits(5, 2) && digits(8, 2);
  if (!shape || !parse_time(text)) refuse("--as-of takes a day as YYYY-MM-DD, not '" + text + "'");
  return text;
}

unsigned read_threads(const std::string& text) {
  if (text.empty()) return 0;
  const bool number = text.size() <= 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!number || std::stoul(text) == 0) refuse("--threads takes a number from 1, not '" + text + "'");
  return static_cast<unsigned>(std::stoul(text));
}

}  // namespace entitlint
