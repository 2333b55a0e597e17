// Levels laid over each other, and values read from the result.
#include "tool/cli/told.h"

#include <algorithm>
#include <array>

#include "tool/cli/option-values.h"

namespace entitlint {

bool only_on_command_line(std::string_view option) {
  static constexpr std::array<std::string_view, 12> names = {"help",         "version",     "config", "no-config",      "policy-from",
                                                             "fix",          "dry-run",     "path",   "write-baseline", "stdin-filename",
                                                             "print-config", "config-check"};
  return std::ranges::find(names, option) != names.end();
}

void add_lower_level(Told& told, const Told& lower) {
  told.insert(lower.begin(), lower.end());
}

Words list_of(const Told& told, std::string_view option) {
  const auto given = told.find(option);
  return given == told.end() ? Words() : split_list(given->second.words);
}

std::string text_of(const Told& told, std::string_view option) {
  const auto given = told.find(option);
  return given == told.end() || given->second.words.empty() ? std::string() : given->second.words.front();
}

bool is_set(const Told& told, std::string_view option) {
  return text_of(told, option) == "true";
}

}  // namespace entitlint
