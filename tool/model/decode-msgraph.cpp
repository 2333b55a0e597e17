// The msgraph provider: Graph bodies inside Terraform resources, read by the Graph decoders. Kind by the address they are sent to.
#include "tool/model/decode-terraform.h"

namespace entitlint::terraform {
namespace {

constexpr std::string_view package_type = "azuread_access_package";
constexpr std::string_view catalog_type = "azuread_access_package_catalog";
constexpr std::string_view body_type = "msgraph_resource";

// What follows "accessPackages/" in a Graph address.
std::string_view package_in(std::string_view url) {
  constexpr std::string_view set = "accessPackages/";
  const std::size_t at = url.find(set);
  if (at == url.npos) return {};
  const std::string_view rest = url.substr(at + set.size());
  return rest.substr(0, rest.find_first_of("/?"));
}

std::string_view last_segment(std::string_view url) {
  url = url.substr(0, url.find('?'));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url.substr(url.rfind('/') + 1);
}

// The address of the package that a body refers to, where its id is not known yet.
void place_policy(Policy& policy, const Resource& resource, Part& into) {
  if (policy.package.known() || policy.package.gap().reason != Reason::unknown_until_apply) return;
  auto address = resource.configuration.target(resource.address, "body", package_type);
  if (!address) address = resource.configuration.target(resource.address, "body", body_type);
  if (address) policy.package = {Reference<Package>{{}, {}, nullptr, into.arena.keep(*address)}, policy.package.place()};
}

template <class T>
void stamp(Objects<T>& objects, std::size_t first, const Resource& resource, std::string_view id, Part& into) {
  for (std::size_t i = first; i < objects.size(); ++i) {
    objects[i].moment = resource.moment;
    if (!objects[i].first_hand) continue;
    objects[i].planned = resource.planned;
    objects[i].address = into.arena.keep(resource.address);
    if (objects[i].id.empty()) objects[i].id = into.arena.keep(id);
  }
}

Entity add_object(const json::Value& body, const RecordContext& context, const Resource& resource, std::string_view id, Part& into) {
  const std::size_t catalogs = into.catalogs.size(), packages = into.packages.size(), policies = into.policies.size(),
                    organizations = into.organizations.size();
  const Entity entity = decode(body, context, into);
  stamp(into.catalogs, catalogs, resource, id, into);
  stamp(into.packages, packages, resource, id, into);
  stamp(into.policies, policies, resource, id, into);
  stamp(into.organizations, organizations, resource, id, into);
  for (std::size_t i = policies; i < into.policies.size(); ++i) place_policy(into.policies[i], resource, into);
  return entity;
}

// A POST to accessPackages/{id}/resourceRoleScopes.
Entity add_role(const json::Value& body, const RecordContext& context, const Resource& resource, std::string_view package, Part& into) {
  const Field field = Field::package_roles;
  const Reading reading(body, context, into, ObjectKind::resource);
  const Spot root(reading);
  const bool beta = root.has("accessPackageResourceRole");
  const Spot role = root.object(beta ? json::Key("accessPackageResourceRole") : json::Key("role")),
             scope = root.object(beta ? json::Key("accessPackageResourceScope") : json::Key("scope"));
  Association association;
  association.kind = Association::Kind::of_package;
  association.moment = resource.moment;
  association.address = reading.keep(resource.address);
  association.place = root.whole();
  association.package = {Reference<Package>{reading.keep(package), {}, nullptr}, reading.mark()};
  RoleScope& made = association.role.emplace();
  made.role_name = role["displayName"].identifier(field);
  made.role_origin_id = role["originId"].identifier(field);
  made.origin_system = role["originSystem"].identifier(field);
  made.origin_id = scope["originId"].identifier(field);
  made.resource_name = scope["displayName"].identifier(field);
  made.place = root.whole();
  into.associations.push_back(association);
  return Entity::resource;
}

// A POST to resourceRequests that brings a resource into a catalog.
Entity add_onboarding(const json::Value& body, const RecordContext& context, const Resource& resource, Part& into) {
  const Field field = Field::catalog_resources;
  const Reading reading(body, context, into, ObjectKind::resource);
  const Spot root(reading);
  if (!equal_ids(root["requestType"].identifier(field).value_or({}), "adminAdd")) return Entity::unknown;
  const Spot brought = root.object(root.has("accessPackageResource") ? json::Key("accessPackageResource") : json::Key("resource"));
  Association association;
  association.kind = Association::Kind::of_catalog;
  association.moment = resource.moment;
  association.address = reading.keep(resource.address);
  association.place = root.whole();
  const Fact<std::string_view> catalog =
      root.has("catalogId") ? root["catalogId"].identifier(field) : root.object("catalog")["id"].identifier(field);
  association.catalog = map(catalog, [](std::string_view id) { return Reference<Catalog>{id, {}, nullptr}; });
  if (!catalog.known() && catalog.gap().reason == Reason::unknown_until_apply) {
    auto address = resource.configuration.target(resource.address, "body", catalog_type);
    if (!address) address = resource.configuration.target(resource.address, "body", body_type);
    if (address) association.catalog = {Reference<Catalog>{{}, {}, nullptr, reading.keep(*address)}, reading.mark()};
  }
  association.origin_system = brought["originSystem"].identifier(field);
  association.origin_id = brought["originId"].identifier(field);
  into.associations.push_back(association);
  return Entity::resource;
}

bool writes(const json::Value& values, bool action) {
  const std::string_view method = string_member(values, "method");
  return !action || method.empty() || equal_ids(method, "POST") || equal_ids(method, "PUT") || equal_ids(method, "PATCH");
}

// A raw state keeps a value of any type beside its type: {"value": {...}, "type": ["object", {...}]}.
const json::Value* body_of(const json::Value& values) {
  const json::Member* const body = values.find("body");
  if (body == nullptr) return nullptr;
  const json::Member* const value = body->value.find("value");
  const json::Member* const type = body->value.find("type");
  const bool typed = body->value.count == 2 && value != nullptr && type != nullptr && type->value.kind == json::Kind::array;
  return typed ? &value->value : &body->value;
}

}  // namespace

Entity add_body(const json::Value& values, const RecordContext& context, const Resource& resource, Part& into) {
  const bool action = resource.type != body_type;
  const std::string_view url = string_member(values, action ? json::Key("resource_url") : json::Key("url"));
  const json::Value* const content = body_of(values);
  const bool known = !url.empty() && content != nullptr && content->kind == json::Kind::object;
  if (!url.empty() && url.find("entitlementManagement/") == url.npos) return Entity::unknown;
  if (!known || !writes(values, action)) {
    into.unseen = into.unseen || (!known && resource.moment == Moment::planned);
    return Entity::unknown;
  }
  RecordContext inner = context;
  inner.collection = collection_of_context(url);
  inner.unknown_of = content;
  const json::Member* const later = context.unknown == nullptr ? nullptr : context.unknown->find("body");
  inner.unknown = later == nullptr ? nullptr : &later->value;
  if (equal_ids(inner.collection, "resourceRoleScopes") || equal_ids(inner.collection, "accessPackageResourceRoleScopes")) {
    return is_guid(package_in(url)) ? add_role(*content, inner, resource, package_in(url), into) : Entity::unknown;
  }
  if (equal_ids(inner.collection, "resourceRequests") || equal_ids(inner.collection, "accessPackageResourceRequests")) {
    return add_onboarding(*content, inner, resource, into);
  }
  const std::string_view last = last_segment(url);
  const std::string_view own = string_member(values, "id");
  return add_object(*content, inner, resource, action && is_guid(last) ? last : own.empty() ? resource.id : own, into);
}

}  // namespace entitlint::terraform
