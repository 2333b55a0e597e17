// Values that a plan tells outright: its variables, and what the configuration writes as constants. Only what can be an index is kept.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/json.h"

namespace entitlint {

struct TerraformValue {
  std::string text;  // of a string; empty for all else
  std::map<std::string, TerraformValue, std::less<>> members;
  std::vector<TerraformValue> items;

  // What a path of attributes leads to ("catalog", "catalog.key"); null when there is nothing.
  [[nodiscard]] const TerraformValue* at(std::string_view path) const;
  // What for_each over this value gives under a key: the member of a map, a text of a set, or the only item of a list that has the key
  // among its texts, since such a list is made a map by one of them.
  [[nodiscard]] const TerraformValue* under(std::string_view key) const;
};

[[nodiscard]] TerraformValue read_terraform_value(const json::Value& value, int depth = 0);

}  // namespace entitlint
