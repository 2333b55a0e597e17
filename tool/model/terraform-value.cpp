// Reads values, and looks into them.
#include "tool/model/terraform-value.h"

#include <algorithm>

#include "tool/model/terraform-address.h"

namespace entitlint {
namespace {

constexpr int deepest = 32;

bool has_text(const TerraformValue& value, std::string_view text) {
  return value.text == text || std::ranges::any_of(value.members, [&](const auto& member) { return member.second.text == text; });
}

}  // namespace

const TerraformValue* TerraformValue::at(std::string_view path) const {
  const TerraformValue* value = this;
  while (value != nullptr && !path.empty()) {
    const auto found = value->members.find(take_part(path));
    value = found == value->members.end() ? nullptr : &found->second;
  }
  return value;
}

const TerraformValue* TerraformValue::under(std::string_view key) const {
  if (const auto member = members.find(key); member != members.end()) return &member->second;
  const TerraformValue* only = nullptr;
  for (const TerraformValue& item : items) {
    if (!has_text(item, key)) continue;
    if (only != nullptr) return nullptr;
    only = &item;
  }
  return only;
}

TerraformValue read_terraform_value(const json::Value& value, int depth) {
  TerraformValue read;
  if (depth > deepest) return read;
  if (value.kind == json::Kind::string) read.text = value.text();
  for (const json::Member& member : value.members()) read.members[std::string(member.key)] = read_terraform_value(member.value, depth + 1);
  for (const json::Value& item : value.items()) read.items.push_back(read_terraform_value(item, depth + 1));
  return read;
}

}  // namespace entitlint
