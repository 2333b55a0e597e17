// What options were told, and where: command line, environment and configuration file in one form, so that one can beat the other.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

using Words = std::vector<std::string>;

// The words of one option at the level that decides.
struct Given {
  Words words;        // of a switch "true" or "false"
  std::string where;  // "command line", "ENTITLINT_FAIL_ON", ".entitlint.json:3:14"
};
using Told = std::map<std::string, Given, std::less<>>;  // by the option's long name

enum class OptionKind : std::uint8_t { flag, word, list };

// An option of `check`, as configuration and its schema see it.
struct OptionInfo {
  std::string name;  // "fail-on"
  OptionKind kind = OptionKind::word;
  std::string help;  // the words of --help
};
// All of them, in the order of --help.
[[nodiscard]] std::vector<OptionInfo> check_option_table();
// It says how this one run goes, so no file and no variable can set it.
[[nodiscard]] bool only_on_command_line(std::string_view option);

// Reads the arguments behind `check`; paths are told as "path". Throws CannotGoOn with one line that names the mistake and the nearest
// right word.
[[nodiscard]] Told read_command_line(std::span<const std::string> arguments);
// ENTITLINT_FAIL_ON stands for --fail-on.
[[nodiscard]] Told read_environment();
// Adds what is told by a lower level for options that no higher one has set; lists are never mixed.
void add_lower_level(Told& told, const Told& lower);

[[nodiscard]] Words list_of(const Told& told, std::string_view option);  // cut at commas
[[nodiscard]] std::string text_of(const Told& told, std::string_view option);
[[nodiscard]] bool is_set(const Told& told, std::string_view option);  // of a switch

}  // namespace entitlint
