// --print-config: what is in force, each line with where it came from.
#include <algorithm>

#include "tool/cli/configuration.h"

namespace entitlint {
namespace {

std::string in_json(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string made = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') made += '\\';
    if (byte < 0x20 || byte == 0x7F) {
      made += "\\u00";
      made += digits[byte >> 4];
      made += digits[byte & 15];
    } else {
      made += c;
    }
  }
  return made += '"';
}

std::string list_in_json(const Words& words) {
  std::string made = "[";
  for (const std::string& word : words) made += (made.size() == 1 ? "" : ", ") + in_json(word);
  return made += ']';
}

std::string severities_in_json(const Words& words) {
  std::string made = "{";
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    made += (made.size() == 1 ? "" : ", ") + in_json(word.substr(0, equals)) + ": " +
            in_json(equals == std::string::npos ? "" : word.substr(equals + 1));
  }
  return made += '}';
}

std::string value_of(const OptionInfo& option, const Told& told) {
  if (option.name == "severity") return severities_in_json(list_of(told, option.name));
  if (option.kind == OptionKind::flag) return text_of(told, option.name);
  if (option.kind == OptionKind::list) return list_in_json(list_of(told, option.name));
  return in_json(text_of(told, option.name));
}

std::string value_of(const LimitRow& row, const Limits& limits) {
  if (const auto* const flag = std::get_if<bool Limits::*>(&row.member)) return limits.*(*flag) ? "true" : "false";
  if (const auto* const list = std::get_if<std::vector<std::string> Limits::*>(&row.member)) return list_in_json(limits.*(*list));
  return std::to_string(limits.*std::get<int Limits::*>(row.member));
}

}  // namespace

std::string printed_configuration(const Configuration& configuration, const Told& told) {
  std::string text = "{\n";
  const auto line = [&](std::string_view key, const std::string& value, std::string_view where) {
    text += "  " + in_json(key) + ": " + value + ",  // " + std::string(where) + "\n";
  };
  for (const OptionInfo& option : check_option_table()) {
    if (only_on_command_line(option.name)) continue;
    const auto given = told.find(option.name);
    if (given != told.end()) line(option.name, value_of(option, told), given->second.where);
  }
  for (const LimitRow& row : limit_rows()) {
    const auto given = std::ranges::find(configuration.limits_told, row.key, &std::pair<std::string, std::string>::first);
    line(row.key, value_of(row, configuration.limits), given == configuration.limits_told.end() ? "default" : given->second);
  }
  const auto paths = [&](std::string_view key, const std::vector<PathSetting>& settings, bool as_list) {
    if (settings.empty()) return;
    std::string value = "{";
    for (const PathSetting& setting : settings)
      value += (value.size() == 1 ? "" : ", ") + in_json(setting.pattern) + ": " +
               (as_list ? list_in_json(setting.values) : in_json(setting.values.front()));
    line(key, value + "}", configuration.path);
  };
  paths("audiences", configuration.audiences, false);
  if (!configuration.excluded.empty()) line("exclude", list_in_json(configuration.excluded), configuration.path);
  paths("tenants", configuration.tenants, true);
  if (!configuration.suppressions.empty()) {
    text += "  \"suppressions\": [  // " + configuration.path + "\n";
    for (const Suppression& one : configuration.suppressions) {
      text += "    {\"rule\": " + in_json(one.rule) +
              (one.object.empty() ? ", \"link\": " + in_json(one.link) : ", \"object\": " + in_json(one.object)) +
              ", \"reason\": " + in_json(one.reason);
      if (!one.owner.empty()) text += ", \"owner\": " + in_json(one.owner);
      if (!one.until.empty()) text += ", \"until\": " + in_json(one.until);
      text += "},\n";
    }
    text += "  ],\n";
  }
  return text += "}\n";
}

}  // namespace entitlint
