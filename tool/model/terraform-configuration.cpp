// Reads the configuration of a plan, and finds the scope that an address stands in.
#include "tool/model/reading.h"
#include "tool/model/terraform-module.h"

namespace entitlint {
namespace {

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

TerraformExpression expression_of(const json::Value* expression) {
  TerraformExpression read{references_of(expression), {}};
  if (const json::Value* const constant = member(expression, "constant_value")) read.constant = read_terraform_value(*constant);
  return read;
}

// The members of an object, each through a function of its own.
template <class Into, class Read>
void read_members(const json::Value* object, Into& into, Read read) {
  if (object == nullptr) return;
  for (const json::Member& each : object->members()) into[std::string(each.key)] = read(&each.value);
}

void read_written(const json::Value* expressions, TerraformModule::Resource& into) {
  if (expressions == nullptr) return;
  for (const json::Member& block : expressions->members()) {
    for (const json::Value& item : block.value.items()) {
      into.written.insert(std::string(block.key));
      for (const json::Member& attribute : item.members()) into.written.insert(std::string(block.key) + '.' + std::string(attribute.key));
    }
  }
}

}  // namespace

void TerraformModule::read(const json::Value& module, int depth) {
  if (depth > deepest_chain) return;
  if (const json::Value* const list = member(&module, "resources")) {
    for (const json::Value& each : list->items()) {
      Resource& resource = resources[std::string(string_member(each, "address"))];
      read_members(member(&each, "expressions"), resource.expressions, references_of);
      resource.repeats = expression_of(member(&each, "for_each_expression"));
      read_written(member(&each, "expressions"), resource);
      const json::Value* const provisioners = member(&each, "provisioners");
      resource.runs_scripts = provisioners != nullptr && !provisioners->items().empty();
    }
  }
  read_members(member(&module, "outputs"), outputs, [](const json::Value* output) { return references_of(member(output, "expression")); });
  read_members(member(&module, "variables"), variables, [](const json::Value* variable) {
    const json::Value* const value = member(variable, "default");
    return value == nullptr ? TerraformValue() : read_terraform_value(*value);
  });
  const json::Value* const list = member(&module, "module_calls");
  if (list == nullptr) return;
  for (const json::Member& each : list->members()) {
    Call& call = calls[std::string(each.key)];
    read_members(member(&each.value, "expressions"), call.inputs, expression_of);
    call.repeats = expression_of(member(&each.value, "for_each_expression"));
    call.source = string_member(each.value, "source");
    call.module = std::make_unique<TerraformModule>();
    if (const json::Value* const inner = member(&each.value, "module")) call.module->read(*inner, depth + 1);
  }
}

TerraformConfiguration::TerraformConfiguration() : root_(std::make_unique<TerraformModule>()) {}
TerraformConfiguration::~TerraformConfiguration() = default;
TerraformConfiguration::TerraformConfiguration(TerraformConfiguration&&) noexcept = default;
TerraformConfiguration& TerraformConfiguration::operator=(TerraformConfiguration&&) noexcept = default;

void TerraformConfiguration::read(const json::Value& configuration) {
  std::map<std::string, TerraformValue, std::less<>> values = std::move(root_->variables);
  if (const json::Value* const root = member(&configuration, "root_module")) root_->read(*root, 0);
  for (auto& [name, value] : values) root_->variables[name] = std::move(value);
}

void TerraformConfiguration::read_variables(const json::Value& variables) {
  read_members(&variables, root_->variables, [](const json::Value* variable) {
    const json::Value* const value = member(variable, "value");
    return value == nullptr ? TerraformValue() : read_terraform_value(*value);
  });
}

std::optional<std::string> TerraformConfiguration::target(std::string_view address, std::string_view attribute,
                                                          std::string_view wanted) const {
  const TerraformAddress parsed = parse_address(address);
  std::vector<std::unique_ptr<TerraformScope>> scopes;
  scopes.push_back(std::make_unique<TerraformScope>());
  scopes.back()->module = root_.get();
  for (std::string_view rest = parsed.module; !rest.empty();) {
    (void)take_part(rest);  // "module"
    const std::string_view part = take_part(rest);
    const auto [name, key] = name_and_key(part);
    const TerraformScope& outer = *scopes.back();
    const auto call = outer.module->calls.find(name);
    if (call == outer.module->calls.end()) return std::nullopt;
    scopes.push_back(std::make_unique<TerraformScope>(TerraformScope{
        call->second.module.get(), outer.instance + "module." + std::string(part) + ".", &outer, &call->second, std::string(key)}));
  }
  const TerraformScope& scope = *scopes.back();
  const auto resource = scope.module->resources.find(parsed.resource);
  if (resource == scope.module->resources.end()) return std::nullopt;
  const auto expression = resource->second.expressions.find(attribute);
  if (expression == resource->second.expressions.end()) return std::nullopt;
  return TerraformSearch(wanted).follow(scope, expression->second, {parsed.key, resource->second.repeats}, 0);
}

const TerraformModule::Resource* TerraformModule::find(const TerraformAddress& address) const {
  const TerraformModule* module = this;
  for (std::string_view rest = address.module; !rest.empty();) {
    (void)take_part(rest);
    const auto call = module->calls.find(name_and_key(take_part(rest)).first);
    if (call == module->calls.end()) return nullptr;
    module = call->second.module.get();
  }
  const auto resource = module->resources.find(address.resource);
  return resource == module->resources.end() ? nullptr : &resource->second;
}

std::optional<bool> TerraformConfiguration::writes(std::string_view address, std::string_view block, std::string_view attribute) const {
  const TerraformModule::Resource* const resource = root_->find(parse_address(address));
  if (resource == nullptr || !resource->written.contains(block)) return std::nullopt;
  return resource->written.contains(std::string(block) + '.' + std::string(attribute));
}

bool TerraformConfiguration::runs_scripts(std::string_view address) const {
  const TerraformModule::Resource* const resource = root_->find(parse_address(address));
  return resource != nullptr && resource->runs_scripts;
}

std::optional<std::vector<std::string>> TerraformConfiguration::module_sources(std::string_view address) const {
  std::vector<std::string> sources;
  const TerraformModule* module = root_.get();
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
