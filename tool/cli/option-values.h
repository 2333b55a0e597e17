// From the words of the command line to values: levels, lists, formats, days; each refusal names the nearest right word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/cli/options.h"

namespace entitlint {

// The words an option of `check` takes, when it takes a few: for the schema of the configuration.
[[nodiscard]] std::span<const std::string_view> choices_of(std::string_view option);

[[nodiscard]] Words split_list(const Words& lists);  // at commas
[[nodiscard]] std::vector<ReportTarget> read_reports(const Words& words);
[[nodiscard]] Selection read_selection(Words select, Words ignore, const Words& severities, RuleTable rules);
[[nodiscard]] Profile read_profile(const std::string& word);
[[nodiscard]] Severity read_fail_on(const std::string& word);
[[nodiscard]] Severity read_min_severity(const std::string& word);
[[nodiscard]] Colour read_colour(const std::string& word);
[[nodiscard]] RulesOptions::Style read_rules_style(const std::string& word);
[[nodiscard]] Words read_requirements(Words words);
[[nodiscard]] Words read_domains(Words words);                                              // of --tenant-domain
[[nodiscard]] std::string read_folder(const std::string& path, const std::string& option);  // empty: none
[[nodiscard]] std::string read_day(const std::string& text);                                // empty: today, UTC
[[nodiscard]] unsigned read_threads(const std::string& text);                               // empty: 0

}  // namespace entitlint
