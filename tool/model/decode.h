// From one JSON record to objects of the model, whatever the dialect: decided per property, never per file.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/json.h"
#include "tool/model/problem.h"
#include "tool/model/tenant.h"

namespace entitlint {

// What a JSON object is, told by its keys (and by its @odata.type or collection where those decide), never by a file name alone.
enum class Entity : std::uint8_t {
  unknown,
  catalog,
  package,
  policy,
  organization,
  settings,
  tenant,
  domain,
  resource,
  assignment,
  role_assignment,
  group,
  user,
  service_principal,
  directory_role,
  collaboration,  // a policy on guests
  extension,      // a custom workflow
  directory_object,
  other,  // known, and of no use: another service's, or one that must not exist
};

// What is known about a record before it is decoded.
struct RecordContext {
  SourceId source = no_source;
  std::string_view collection{};   // last segment of @odata.context's set, or of a $batch request's URL: "accessPackages"; may be empty
  bool has_odata_context = false;  // the file or the record carries @odata.context: written by Graph, not by hand
  Cloud cloud = Cloud::unknown;
  bool by_name = false;  // references may be display names: what is no GUID is one
  // Parents that stand in the path of an EntraExporter tree; used when the property is missing.
  std::string_view package_in_path{}, organization_in_path{};
  std::string_view catalog_in_path{};  // of a resource: from the set it came in
  // "InternalSponsors", "ExternalSponsors" when the record is one of an organization's sponsors by its path.
  std::string_view relation_in_path{};
  // A plan's after_unknown, and the record it is about.
  const json::Value* unknown = nullptr;
  const json::Value* unknown_of = nullptr;
};

// The organization resource (the tenant itself) or one verified domain.
struct TenantRecord {
  std::string_view id, display_name;
  std::vector<std::string> domains;  // verified, lower case; initial first, then default
  std::string initial;               // the initial one of them; empty: not told
  Place place;
};

// A sponsor that came as a file of its own.
struct SponsorRecord {
  std::string_view organization;  // id, from the path
  bool internal = false;
};

// A resource that came in a list of its catalog's.
struct CatalogResource {
  std::string_view catalog;  // id
  Resource resource;
};

// A Terraform resource that ties other objects together: a resource to a catalog, or a resource of a catalog to a package.
struct Association {
  enum class Kind : std::uint8_t { of_catalog, of_package } kind = Kind::of_catalog;
  Moment moment = Moment::always;
  std::string_view id, address;
  Fact<Reference<Catalog>> catalog;          // of_catalog
  Fact<Reference<Package>> package;          // of_package
  Fact<Reference<Association>> association;  // of_package: the resource's association with the catalog
  Fact<std::string_view> origin_system, origin_id;
  Fact<std::string_view> access;  // of_package: "Member", "Owner"
  std::optional<RoleScope> role;  // of_package, when the role was written out (msgraph)
  Place place;
};

// What some records hold. Parts are filled by one thread each and merged in order.
struct Part {
  Arena arena;    // texts and lists
  Arena objects;  // on their own, side by side: the rules walk over them dozens of times, and mostly look at nothing else
  Objects<Catalog> catalogs;
  Objects<Package> packages;
  Objects<Policy> policies;
  Objects<Organization> organizations;
  std::vector<Settings> settings;
  std::vector<TenantRecord> tenants;
  std::vector<SponsorRecord> sponsors;
  std::vector<CatalogResource> catalog_resources;
  Objects<DirectoryGroup> groups;
  Objects<DirectoryUser> users;
  Objects<ServicePrincipal> service_principals;
  Objects<RoleAssignment> role_assignments;
  Objects<CustomExtension> custom_extensions;
  Objects<DirectoryRole> directory_roles;
  std::vector<Collaboration> collaboration;  // each says a part of it
  std::vector<Association> associations;
  std::vector<std::string_view> removed;  // ids of objects that a plan deletes, or replaces by new ones
  bool unseen = false;                    // a plan makes something through Graph that it cannot tell yet
  std::vector<Problem> problems;
  std::array<std::size_t, exporter_count> records{};  // of known kinds, by who wrote them
  std::size_t ignored = 0;                            // assignments, requests, roles: known, not used
  std::size_t unrecognised = 0;                       // objects of no known kind
};

[[nodiscard]] Exporter exporter_of(const json::Value& record);
[[nodiscard]] Entity entity_of(const json::Value& object, const RecordContext& context);

// Adds what the record is, and what came with it by $expand (as second-hand objects). Strings are copied into the part's arena.
Entity decode(const json::Value& record, const RecordContext& context, Part& into);

// The set that an @odata.context or request URL names:
// ".../$metadata#identityGovernance/entitlementManagement/catalogs('1')/resources/$entity" gives "resources". Empty when there is none.
[[nodiscard]] std::string_view collection_of_context(std::string_view context);
// The My Access cloud of a Graph address's host; unknown for hosts whose My Access host no document names.
[[nodiscard]] Cloud cloud_of_graph_host(std::string_view url);
// The other way round: "graph.microsoft.com"; empty for Cloud::unknown.
[[nodiscard]] std::string_view graph_host(Cloud cloud);

}  // namespace entitlint
