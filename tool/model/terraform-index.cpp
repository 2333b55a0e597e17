// Tells which instance an index means whose expression a plan does not print: each.key, count.index, or a value that the plan tells.
#include <algorithm>

#include "tool/model/terraform-module.h"

namespace entitlint {
namespace {

using Instance = TerraformSearch::Instance;

constexpr int deepest_variable = 32;

const TerraformValue* variable(const TerraformScope& scope, std::string_view path, int depth);

// The only value that an expression passes on. What a function or a `for` makes of it is not told, so whoever uses it must meet something
// that is there.
const TerraformValue* value_of(const TerraformScope& scope, const TerraformExpression& expression, int depth) {
  if (!expression.constant.members.empty() || !expression.constant.items.empty() || !expression.constant.text.empty()) {
    return &expression.constant;
  }
  const References& references = expression.references;
  const std::string* only = nullptr;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (is_prefix_of_earlier(references, i)) continue;
    if (only != nullptr) return nullptr;
    only = &references[i];
  }
  return only != nullptr && only->starts_with("var.") ? variable(scope, std::string_view(*only).substr(4), depth + 1) : nullptr;
}

// NAME.attribute of var.NAME.attribute.
const TerraformValue* variable(const TerraformScope& scope, std::string_view path, int depth) {
  if (depth > deepest_variable) return nullptr;
  const std::string_view name = take_part(path);
  const TerraformValue* value = nullptr;
  if (scope.parent != nullptr) {
    const auto input = scope.call->inputs.find(name);
    if (input != scope.call->inputs.end()) {
      value = value_of(*scope.parent, input->second, depth);
      return value == nullptr ? nullptr : value->at(path);
    }
  }
  const auto found = scope.module->variables.find(name);
  return found == scope.module->variables.end() ? nullptr : found->second.at(path);
}

// eng of ["eng"]; an index by number is none of a map.
std::string_view bare(std::string_view key) {
  return key.size() > 4 && key.starts_with("[\"") && key.ends_with("\"]") ? key.substr(2, key.size() - 4) : std::string_view();
}

const TerraformValue* each_value(const TerraformScope& scope, std::string_view path, const Instance& instance) {
  const TerraformValue* const all = value_of(scope, instance.repeats, 0);
  const TerraformValue* const mine = all == nullptr || bare(instance.key).empty() ? nullptr : all->under(bare(instance.key));
  return mine == nullptr ? nullptr : mine->at(path);
}

bool may_be_index(std::string_view reference) {
  for (const std::string_view head : {"each.", "count.", "var.", "local."}) {
    if (reference.starts_with(head)) return true;
  }
  return false;
}

std::string index_of(const TerraformScope& scope, std::string_view reference, const Instance& instance) {
  if (reference == "each.key" || reference == "count.index") return std::string(instance.key);
  const TerraformValue* value = nullptr;
  if (reference.starts_with("var.")) value = variable(scope, reference.substr(4), 0);
  if (reference == "each.value") value = each_value(scope, {}, instance);
  if (reference.starts_with("each.value.")) value = each_value(scope, reference.substr(11), instance);
  const bool plain = value != nullptr && !value->text.empty() && value->text.find_first_of("\"\\") == std::string::npos;
  return plain ? "[\"" + value->text + "\"]" : std::string(any_key);
}

}  // namespace

std::optional<std::string> index_beside(const TerraformScope& scope, const References& references, std::size_t at,
                                        const Instance& instance) {
  std::optional<std::string> index;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (i == at || !may_be_index(references[i]) || is_prefix_of_earlier(references, i)) continue;
    if (index) return std::string(any_key);  // put together from several
    index = index_of(scope, references[i], instance);
  }
  return index;
}

}  // namespace entitlint
