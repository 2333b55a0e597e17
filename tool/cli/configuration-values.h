// Values of a configuration, and the one line for each that is wrong.
#pragma once

#include <string>
#include <string_view>

#include "tool/cli/told.h"
#include "tool/input/json.h"

namespace entitlint {

class ConfigurationValues {
 public:
  ConfigurationValues(const std::string& path, const std::string& text) : path_(path), text_(text) {}

 protected:
  [[nodiscard]] std::string where(std::uint32_t at) const;  // ".entitlint.json:3:14"
  [[noreturn]] void refuse(std::uint32_t at, const std::string& why) const;

  // The value, when it is of this kind.
  const json::Value& need(const json::Value& value, json::Kind kind, const std::string& what) const;
  [[nodiscard]] std::string text(const json::Member& member) const;
  [[nodiscard]] Words words(const json::Member& member) const;  // an array of strings, or one string
  [[nodiscard]] int whole_number(const json::Member& member, int least, int most, std::string_view unit) const;
  // Behind the comma that stands between `begin` and `end` and the blanks after it on its line; `begin` when there is none.
  [[nodiscard]] std::uint32_t behind_comma(std::uint32_t begin, std::uint32_t end) const;

  static std::string quoted(std::string_view key) { return "'" + std::string(key) + "'"; }
  // Its value is a path, or git:REV.
  static bool names_a_file(std::string_view option) { return option == "baseline" || option == "base-dir" || option == "terraform-root"; }

 private:
  const std::string& path_;
  const std::string& text_;
};

}  // namespace entitlint
