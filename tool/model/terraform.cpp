// Which moments a record of Terraform's speaks of, and what each of them holds.
#include "tool/model/terraform.h"

#include <algorithm>

#include "tool/model/decode-terraform.h"

namespace entitlint {
namespace {

const json::Value* member(const json::Value* object, std::string_view key) {
  const json::Member* const found = object == nullptr ? nullptr : object->find(key);
  return found == nullptr || found->value.kind == json::Kind::null ? nullptr : &found->value;
}

bool is_body(std::string_view type) {
  return type == "msgraph_resource" || type == "msgraph_resource_action";
}

// Reads one resource at one moment. Problems of what a plan leaves as it is, or takes away, are not the plan's.
Entity add(const json::Value* values, const json::Value* unknown, const RecordContext& context, const terraform::Resource& resource,
           Part& into) {
  if (values == nullptr || values->kind != json::Kind::object) return Entity::unknown;
  RecordContext inner = context;
  inner.unknown = unknown;
  inner.unknown_of = values;
  const std::size_t problems = into.problems.size();
  const Entity entity =
      is_body(resource.type) ? terraform::add_body(*values, inner, resource, into) : terraform::add(*values, inner, resource, into);
  if (resource.moment == Moment::now || resource.planned == Planned::kept) into.problems.resize(problems);
  return entity;
}

struct Actions {
  bool creates = false, updates = false, deletes = false;
};

Actions actions_of(const json::Value* change) {
  Actions actions;
  const json::Value* const list = member(change, "actions");
  for (const json::Value& action : list == nullptr ? std::span<const json::Value>() : list->items()) {
    actions.creates = actions.creates || action.text() == "create";
    actions.updates = actions.updates || action.text() == "update";
    actions.deletes = actions.deletes || action.text() == "delete";
  }
  return actions;
}

// Scripts that run beside a resource make catalogs' resources, roles and policies that no plan shows.
bool makes_unseen(const json::Value& record, const TerraformConfiguration& configuration) {
  const Actions actions = actions_of(member(&record, "change"));
  return (actions.creates || actions.updates) && configuration.runs_scripts(string_member(record, "address"));
}

Entity decode_change(const json::Value& record, terraform::Resource resource, const RecordContext& context, Part& into) {
  const json::Value* const change = member(&record, "change");
  const Actions actions = actions_of(change);
  const json::Value* const before = member(change, "before");
  const json::Value* const after = member(change, "after");
  Entity entity = Entity::unknown;
  resource.planned = Planned::kept;
  if (actions.deletes || actions.updates) {
    resource.moment = Moment::now;
    entity = add(before, nullptr, context, resource, into);
    const std::string_view id = before == nullptr ? std::string_view() : string_member(*before, "id");
    if (actions.deletes && !id.empty()) into.removed.push_back(into.arena.keep(id));
  }
  if (actions.creates || actions.updates) {
    resource.moment = Moment::planned;
    resource.planned = actions.creates ? Planned::created : Planned::updated;
    // An update leaves the object what it is, also where a provider does not promise to keep its id.
    if (!actions.creates && !actions.deletes && before != nullptr) resource.id = string_member(*before, "id");
    return add(after, member(change, "after_unknown"), context, resource, into);
  }
  if (actions.deletes) return entity;
  // no-op, forget (Terraform only stops looking at it), and data that is read again when the plan is applied.
  resource.moment = Moment::always;
  return add(resource.is_data && before == nullptr ? nullptr : before, nullptr, context, resource, into);
}

// As Terraform quotes a key in an address.
std::string in_quotes(std::string_view key) {
  std::string text = "\"";
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (c == '"' || c == '\\') text += '\\';
    if (c == '\n' || c == '\r' || c == '\t') {
      text.append("\\").append(1, c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
      continue;
    }
    if ((c == '$' || c == '%') && key.substr(i + 1).starts_with('{')) text += c;
    text += c;
  }
  return text += '"';
}

// The address of an instance in a raw state, which only lists its parts.
std::string instance_address(const json::Value& record, const json::Value& instance) {
  std::string address(string_member(record, "module"));
  if (!address.empty()) address += '.';
  if (string_member(record, "mode") == "data") address += "data.";
  address.append(string_member(record, "type")).append(".").append(string_member(record, "name"));
  const json::Value* const key = member(&instance, "index_key");
  if (key == nullptr) return address;
  if (key->kind != json::Kind::string) return address.append("[").append(key->text()).append("]");
  return address.append("[").append(in_quotes(key->text())).append("]");
}

Entity decode_raw(const json::Value& record, terraform::Resource resource, const RecordContext& context, Part& into) {
  Entity entity = Entity::unknown;
  const json::Value* const instances = member(&record, "instances");
  for (const json::Value& instance : instances == nullptr ? std::span<const json::Value>() : instances->items()) {
    const std::string address = instance_address(record, instance);
    resource.address = address;
    const Entity here = add(member(&instance, "attributes"), nullptr, context, resource, into);
    if (entity == Entity::unknown) entity = here;
  }
  return entity;
}

}  // namespace

bool is_read_from_terraform(std::string_view type) {
  return type.starts_with("azuread_access_package") || is_body(type);
}

Entity decode_terraform(const json::Value& record, TerraformRecord form, const TerraformConfiguration& configuration,
                        const RecordContext& context, Part& into) {
  const std::string_view type = string_member(record, "type");
  if (record.kind != json::Kind::object) return Entity::unknown;
  if (form == TerraformRecord::change && makes_unseen(record, configuration)) into.unseen = true;
  if (!is_read_from_terraform(type)) return Entity::unknown;
  terraform::Resource resource{
      type, string_member(record, "address"), string_member(record, "mode") == "data", Moment::always, Planned::not_in_plan, configuration,
      {}};
  switch (form) {
    case TerraformRecord::change:
      return decode_change(record, resource, context, into);
    case TerraformRecord::resource:
      return add(member(&record, "values"), nullptr, context, resource, into);
    case TerraformRecord::raw_resource:
      return decode_raw(record, resource, context, into);
    case TerraformRecord::none:
      break;
  }
  return Entity::unknown;
}

}  // namespace entitlint
