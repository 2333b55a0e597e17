// Follows references through resources, module inputs and module outputs.
#include <algorithm>
#include <utility>

#include "tool/model/terraform-module.h"

namespace entitlint {
namespace {

// A reference to a resource or data source.
struct ResourceReference {
  std::string resource;  // "azuread_access_package.p"
  std::string_view type, key, attribute;
};

std::optional<ResourceReference> parse_resource_reference(std::string_view reference) {
  std::string_view rest = reference;
  ResourceReference parsed;
  std::string_view type = take_part(rest);
  if (type == "data") {
    parsed.resource = "data.";
    type = take_part(rest);
  }
  const auto [name, key] = name_and_key(take_part(rest));
  if (type.empty() || name.empty() || type.find('_') == type.npos) return std::nullopt;  // var, local, each, count, path, self
  parsed.type = type;
  parsed.resource.append(type).append(".").append(name);
  parsed.key = key;
  parsed.attribute = take_part(rest);
  return parsed;
}

const TerraformExpression nothing;

}  // namespace

bool is_prefix_of_earlier(const References& references, std::size_t at) {
  const std::string& shorter = references[at];
  return std::any_of(references.begin(), references.begin() + static_cast<std::ptrdiff_t>(at), [&](const std::string& longer) {
    return longer.size() > shorter.size() && longer.starts_with(shorter) &&
           (longer[shorter.size()] == '[' || longer[shorter.size()] == '.');
  });
}

std::optional<std::string> TerraformSearch::follow_with(std::string index, const TerraformScope& scope, const References& references,
                                                        const Instance& instance, int depth) {
  std::swap(index_, index);
  std::optional<std::string> found = follow(scope, references, instance, depth);
  std::swap(index_, index);
  return found;
}

std::optional<std::string> TerraformSearch::follow(const TerraformScope& scope, const References& references, const Instance& instance,
                                                   int depth) {
  if (depth > deepest_chain) return std::nullopt;
  const std::string outer = index_;
  std::optional<std::string> found;
  bool several = false;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (is_prefix_of_earlier(references, i)) continue;
    index_ = index_beside(scope, references, i, instance).value_or(outer);
    const std::optional<std::string> here = one(scope, references[i], instance, depth + 1);
    several = several || (here && found && *here != *found);  // a choice between two: nobody knows which
    if (here) found = here;
  }
  index_ = outer;
  return several ? std::nullopt : found;
}

std::optional<std::string> TerraformSearch::one(const TerraformScope& scope, std::string_view reference, const Instance& instance,
                                                int depth) {
  std::string_view rest = reference;
  const std::string_view head = take_part(rest);
  if (head == "var") return from_outside(scope, rest, depth);
  if (head == "module") return output(scope, rest, depth);
  if (head != "each") return resource(scope, reference, depth);
  const bool value = take_part(rest) == "value" && (rest.empty() || rest == "id" || rest == "object_id");
  return value ? repeated(scope, instance, depth) : std::nullopt;
}

// var.NAME of a module: what its caller passed.
std::optional<std::string> TerraformSearch::from_outside(const TerraformScope& scope, std::string_view rest, int depth) {
  if (scope.parent == nullptr) return std::nullopt;
  const auto input = scope.call->inputs.find(take_part(rest));
  if (input == scope.call->inputs.end()) return std::nullopt;
  return follow(*scope.parent, input->second.references, {scope.key, scope.call->repeats}, depth);
}

// for_each over the instances of a resource: each.value is the instance of the same key.
std::optional<std::string> TerraformSearch::repeated(const TerraformScope& scope, const Instance& instance, int depth) {
  const std::optional<std::string> over = follow_with({}, scope, instance.repeats.references, {instance.key, nothing}, depth);
  if (!over || !parse_address(*over).key.empty()) return std::nullopt;
  return *over + std::string(instance.key);
}

std::optional<std::string> TerraformSearch::resource(const TerraformScope& scope, std::string_view reference, int depth) {
  const std::optional<ResourceReference> parsed = parse_resource_reference(reference);
  if (!parsed) return std::nullopt;
  const std::string key = parsed->key.empty() && parsed->attribute.empty() ? index_ : std::string(parsed->key);
  if (parsed->type == wanted_) return scope.instance + parsed->resource + key;
  // Another resource's attribute: what that one refers to.
  const auto other = scope.module->resources.find(parsed->resource);
  if (other == scope.module->resources.end()) return std::nullopt;
  const auto expression = other->second.expressions.find(parsed->attribute);
  if (expression == other->second.expressions.end()) return std::nullopt;
  return follow_with({}, scope, expression->second, {key, other->second.repeats}, depth);
}

// module.NAME["k"].OUTPUT. Where the key is an expression, the reference ends with the module's name, and the output must be the only one
// that leads to such a resource.
std::optional<std::string> TerraformSearch::output(const TerraformScope& scope, std::string_view rest, int depth) {
  const auto [name, written] = name_and_key(take_part(rest));
  const auto call = scope.module->calls.find(name);
  if (call == scope.module->calls.end()) return std::nullopt;
  const bool indexed = written.empty() && rest.empty();
  const std::string key = indexed ? index_ : std::string(written);
  if (key == any_key) return std::nullopt;
  const TerraformScope inner{call->second.module.get(), scope.instance + "module." + std::string(name) + key + ".", &scope, &call->second,
                             key};
  if (!rest.empty()) {
    const auto named = inner.module->outputs.find(take_part(rest));
    return named == inner.module->outputs.end() ? std::nullopt : follow(inner, named->second, {{}, nothing}, depth);
  }
  std::optional<std::string> only;
  for (const auto& [output_name, references] : inner.module->outputs) {
    const std::optional<std::string> here = follow_with({}, inner, references, {{}, nothing}, depth);
    if (here && only && *here != *only) return std::nullopt;
    if (here) only = here;
  }
  return only;
}

}  // namespace entitlint
