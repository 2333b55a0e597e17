// Follows references through resources, module inputs and module outputs.
#include "tool/model/terraform-configuration.h"

#include <algorithm>

#include "tool/model/reading.h"

namespace entitlint {
namespace {

constexpr int deepest_chain = 32;  // of references that lead to references: more is a circle

using References = std::vector<std::string>;

const json::Value* member(const json::Value* object, std::string_view key) {
  const json::Member* const found = object == nullptr ? nullptr : object->find(key);
  return found == nullptr ? nullptr : &found->value;
}

// The references of an expression, and of everything nested in it (an object, the blocks of a list).
void collect_references(const json::Value& expression, References& into, int depth = 0) {
  if (depth > deepest_chain) return;
  for (const json::Value& item : expression.items()) collect_references(item, into, depth + 1);
  for (const json::Member& each : expression.members()) {
    if (each.key != "references") {
      if (each.value.kind == json::Kind::object || each.value.kind == json::Kind::array) collect_references(each.value, into, depth + 1);
      continue;
    }
    for (const json::Value& reference : each.value.items()) into.emplace_back(reference.text());
  }
}

References references_of(const json::Value* expression) {
  References references;
  if (expression != nullptr) collect_references(*expression, references);
  return references;
}

using Expressions = std::map<std::string, References, std::less<>>;

Expressions read_expressions(const json::Value* expressions) {
  Expressions read;
  if (expressions == nullptr) return read;
  for (const json::Member& each : expressions->members()) read[std::string(each.key)] = references_of(&each.value);
  return read;
}

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

}  // namespace

struct TerraformConfiguration::Module {
  struct Resource {
    Expressions expressions;
    References repeats;  // of for_each
  };
  struct Call {
    Expressions inputs;
    References repeats;
    std::string source;
    std::unique_ptr<Module> module;
  };
  std::map<std::string, Resource, std::less<>> resources;  // by "type.name"
  std::map<std::string, Call, std::less<>> calls;
  Expressions outputs;

  void read(const json::Value& module, int depth);
};

void TerraformConfiguration::Module::read(const json::Value& module, int depth) {
  if (depth > deepest_chain) return;
  if (const json::Value* const list = member(&module, "resources")) {
    for (const json::Value& each : list->items()) {
      Resource& resource = resources[std::string(string_member(each, "address"))];
      resource.expressions = read_expressions(member(&each, "expressions"));
      resource.repeats = references_of(member(&each, "for_each_expression"));
    }
  }
  if (const json::Value* const list = member(&module, "outputs")) {
    for (const json::Member& each : list->members()) outputs[std::string(each.key)] = references_of(member(&each.value, "expression"));
  }
  const json::Value* const list = member(&module, "module_calls");
  if (list == nullptr) return;
  for (const json::Member& each : list->members()) {
    Call& call = calls[std::string(each.key)];
    call.inputs = read_expressions(member(&each.value, "expressions"));
    call.repeats = references_of(member(&each.value, "for_each_expression"));
    call.source = string_member(each.value, "source");
    call.module = std::make_unique<Module>();
    if (const json::Value* const inner = member(&each.value, "module")) call.module->read(*inner, depth + 1);
  }
}

// A module instance, and how it was reached.
struct TerraformConfiguration::Scope {
  const Module* module = nullptr;
  std::string instance;  // "module.hr["a"]."; empty: the root
  const Scope* parent = nullptr;
  const Module::Call* call = nullptr;
  std::string key;  // of the call's instance
};

// One search for the resource that some references mean.
class TerraformConfiguration::Search {
 public:
  explicit Search(std::string_view wanted) : wanted_(wanted) {}

  // `key`: of the instance whose expression this is; `repeats`: what its for_each goes over.
  [[nodiscard]] std::optional<std::string> follow(const Scope& scope, const References& references, std::string_view key,
                                                  const References& repeats, int depth);

 private:
  [[nodiscard]] std::optional<std::string> one(const Scope& scope, std::string_view reference, std::string_view key,
                                               const References& repeats, int depth);
  [[nodiscard]] std::optional<std::string> resource(const Scope& scope, const ResourceReference& reference, int depth);
  [[nodiscard]] std::optional<std::string> output(const Scope& scope, std::string_view rest, int depth);

  std::string_view wanted_;
  std::string_view loose_key_;  // for a reference that names no instance: the instance's own key, or any
};

namespace {

// What an index that is an expression leaves behind: each.key and count.index pair instances, anything else may mean any of them.
std::string_view key_meant(const References& references, std::string_view own) {
  bool other = false;
  for (const std::string& reference : references) {
    if (reference == "each.key" || reference == "count.index") return own;
    other = other || reference.starts_with("each.value") || reference.starts_with("var.") || reference.starts_with("local.");
  }
  return other ? any_key : std::string_view();
}

// Terraform lists "p["k"].id", "p["k"]" and "p" for one reference, the longest first.
bool is_prefix_of_earlier(const References& references, std::size_t at) {
  const std::string& shorter = references[at];
  return std::any_of(references.begin(), references.begin() + static_cast<std::ptrdiff_t>(at), [&](const std::string& longer) {
    return longer.size() > shorter.size() && longer.starts_with(shorter) &&
           (longer[shorter.size()] == '[' || longer[shorter.size()] == '.');
  });
}

}  // namespace

std::optional<std::string> TerraformConfiguration::Search::follow(const Scope& scope, const References& references, std::string_view key,
                                                                  const References& repeats, int depth) {
  if (depth > deepest_chain) return std::nullopt;
  const std::string_view outer = loose_key_;
  std::optional<std::string> found;
  bool several = false;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (is_prefix_of_earlier(references, i)) continue;
    loose_key_ = key_meant(references, key);
    const std::optional<std::string> here = one(scope, references[i], key, repeats, depth + 1);
    several = several || (here && found && *here != *found);  // a choice between two: nobody knows which
    if (here) found = here;
  }
  loose_key_ = outer;
  return several ? std::nullopt : found;
}

std::optional<std::string> TerraformConfiguration::Search::one(const Scope& scope, std::string_view reference, std::string_view key,
                                                               const References& repeats, int depth) {
  std::string_view rest = reference;
  const std::string_view head = take_part(rest);
  if (head == "var") {
    if (scope.parent == nullptr) return std::nullopt;
    const auto input = scope.call->inputs.find(take_part(rest));
    if (input == scope.call->inputs.end()) return std::nullopt;
    return follow(*scope.parent, input->second, scope.key, scope.call->repeats, depth);
  }
  if (head == "module") return output(scope, rest, depth);
  if (head == "each" && take_part(rest) == "value" && !repeats.empty() && (rest.empty() || rest == "id" || rest == "object_id")) {
    // for_each over the instances of a resource: each.value is the instance of the same key.
    const References none;
    const std::optional<std::string> over = follow(scope, repeats, key, none, depth);
    if (!over || !parse_address(*over).key.empty()) return std::nullopt;
    return *over + std::string(key);
  }
  const std::optional<ResourceReference> parsed = parse_resource_reference(reference);
  return parsed ? resource(scope, *parsed, depth) : std::nullopt;
}

std::optional<std::string> TerraformConfiguration::Search::resource(const Scope& scope, const ResourceReference& reference, int depth) {
  const std::string_view instance = reference.key.empty() && reference.attribute.empty() ? loose_key_ : reference.key;
  if (reference.type == wanted_) return scope.instance + reference.resource + std::string(instance);
  // Another resource's attribute: what that one refers to.
  const auto other = scope.module->resources.find(reference.resource);
  if (other == scope.module->resources.end()) return std::nullopt;
  const auto expression = other->second.expressions.find(reference.attribute);
  if (expression == other->second.expressions.end()) return std::nullopt;
  return follow(scope, expression->second, instance, other->second.repeats, depth);
}

// module.NAME["k"].OUTPUT. Where the key is an expression, the reference ends with the module's name, and the output must be the only one
// that leads to such a resource.
std::optional<std::string> TerraformConfiguration::Search::output(const Scope& scope, std::string_view rest, int depth) {
  const auto [name, written] = name_and_key(take_part(rest));
  const auto call = scope.module->calls.find(name);
  if (call == scope.module->calls.end()) return std::nullopt;
  const std::string_view instance = written.empty() && rest.empty() ? loose_key_ : written;
  if (instance == any_key) return std::nullopt;
  Scope inner{call->second.module.get(), scope.instance + "module." + std::string(name) + std::string(instance) + ".", &scope,
              &call->second, std::string(instance)};
  const References none;
  if (!rest.empty()) {
    const auto named = inner.module->outputs.find(take_part(rest));
    return named == inner.module->outputs.end() ? std::nullopt : follow(inner, named->second, {}, none, depth);
  }
  std::optional<std::string> only;
  for (const auto& [output_name, references] : inner.module->outputs) {
    const std::optional<std::string> here = follow(inner, references, {}, none, depth);
    if (here && only && *here != *only) return std::nullopt;
    if (here) only = here;
  }
  return only;
}

TerraformConfiguration::TerraformConfiguration() : root_(std::make_unique<Module>()) {}
TerraformConfiguration::~TerraformConfiguration() = default;
TerraformConfiguration::TerraformConfiguration(TerraformConfiguration&&) noexcept = default;
TerraformConfiguration& TerraformConfiguration::operator=(TerraformConfiguration&&) noexcept = default;

void TerraformConfiguration::read(const json::Value& configuration) {
  if (const json::Value* const root = member(&configuration, "root_module")) root_->read(*root, 0);
}

std::optional<std::string> TerraformConfiguration::target(std::string_view address, std::string_view attribute,
                                                          std::string_view wanted) const {
  const TerraformAddress parsed = parse_address(address);
  std::vector<std::unique_ptr<Scope>> scopes;
  scopes.push_back(std::make_unique<Scope>());
  scopes.back()->module = root_.get();
  for (std::string_view rest = parsed.module; !rest.empty();) {
    (void)take_part(rest);  // "module"
    const std::string_view part = take_part(rest);
    const auto [name, key] = name_and_key(part);
    const Scope& outer = *scopes.back();
    const auto call = outer.module->calls.find(name);
    if (call == outer.module->calls.end()) return std::nullopt;
    scopes.push_back(std::make_unique<Scope>(
        Scope{call->second.module.get(), outer.instance + "module." + std::string(part) + ".", &outer, &call->second, std::string(key)}));
  }
  const Scope& scope = *scopes.back();
  const auto resource = scope.module->resources.find(parsed.resource);
  if (resource == scope.module->resources.end()) return std::nullopt;
  const auto expression = resource->second.expressions.find(attribute);
  if (expression == resource->second.expressions.end()) return std::nullopt;
  return Search(wanted).follow(scope, expression->second, parsed.key, resource->second.repeats, 0);
}

std::optional<std::vector<std::string>> TerraformConfiguration::module_sources(std::string_view address) const {
  std::vector<std::string> sources;
  const Module* module = root_.get();
  for (std::string_view rest = parse_address(address).module; !rest.empty();) {
    (void)take_part(rest);
    const auto call = module->calls.find(name_and_key(take_part(rest)).first);
    if (call == module->calls.end()) return std::nullopt;
    sources.push_back(call->second.source);
    module = call->second.module.get();
  }
  return sources;
}

}  // namespace entitlint
