// Telling what a JSON object is: by its @odata.type, by the set it came from, by its keys.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "tool/model/decoders.h"
#include "tool/model/rewriter.h"

namespace entitlint {
namespace {

// A name of Graph and what its objects are to us.
struct Name {
  std::string_view text;
  Entity entity;
};

constexpr auto types = std::to_array<Name>({
    {"accessPackageCatalog", Entity::catalog},
    {"accessPackage", Entity::package},
    {"accessPackageAssignmentPolicy", Entity::policy},
    {"connectedOrganization", Entity::organization},
    {"entitlementManagementSettings", Entity::settings},
    {"organization", Entity::tenant},
    {"domain", Entity::domain},
    {"accessPackageResource", Entity::resource},
    {"accessPackageResourceRole", Entity::resource},
    {"accessPackageResourceScope", Entity::resource},
    {"accessPackageResourceRoleScope", Entity::resource},
    {"accessPackageResourceEnvironment", Entity::resource},
    {"accessPackageAssignment", Entity::assignment},
    {"accessPackageAssignmentRequest", Entity::assignment},
    {"accessPackageAssignmentRequestRequirements", Entity::assignment},
    {"accessPackageAssignmentResourceRole", Entity::assignment},
    {"accessPackageResourceRequest", Entity::assignment},
    {"accessPackageSubject", Entity::assignment},
    {"accessPackageSuggestion", Entity::assignment},
    {"accessPackageAssignmentRequestWorkflowExtension", Entity::extension},
    {"accessPackageAssignmentWorkflowExtension", Entity::extension},
    {"customAccessPackageWorkflowExtension", Entity::extension},
    {"unifiedRoleAssignment", Entity::role_assignment},
    {"unifiedRoleDefinition", Entity::other},
    {"user", Entity::user},
    {"group", Entity::group},
    {"servicePrincipal", Entity::service_principal},
    {"authorizationPolicy", Entity::collaboration},
    {"authenticationMethodsPolicy", Entity::collaboration},
    {"emailAuthenticationMethodConfiguration", Entity::collaboration},
    {"crossTenantAccessPolicyConfigurationPartner", Entity::collaboration},
    {"directoryObject", Entity::directory_object},
});

constexpr auto collections = std::to_array<Name>({
    {"catalogs", Entity::catalog},
    {"accessPackageCatalogs", Entity::catalog},
    {"catalog", Entity::catalog},
    {"accessPackageCatalog", Entity::catalog},
    {"accessPackages", Entity::package},
    {"accessPackage", Entity::package},
    {"incompatibleAccessPackages", Entity::package},
    {"accessPackagesIncompatibleWith", Entity::package},
    {"assignmentPolicies", Entity::policy},
    {"accessPackageAssignmentPolicies", Entity::policy},
    {"connectedOrganizations", Entity::organization},
    {"organization", Entity::tenant},
    {"domains", Entity::domain},
    {"verifiedDomains", Entity::domain},
    {"microsoft.graph.user", Entity::user},  // directory/deletedItems/microsoft.graph.user
    {"microsoft.graph.group", Entity::group},
    {"resources", Entity::resource},
    {"accessPackageResources", Entity::resource},
    {"resourceRoles", Entity::resource},
    {"accessPackageResourceRoles", Entity::resource},
    {"resourceScopes", Entity::resource},
    {"accessPackageResourceScopes", Entity::resource},
    {"resourceRoleScopes", Entity::resource},
    {"accessPackageResourceRoleScopes", Entity::resource},
    {"resourceEnvironments", Entity::resource},
    {"accessPackageResourceEnvironments", Entity::resource},
    {"customWorkflowExtensions", Entity::extension},
    {"accessPackageCustomWorkflowExtensions", Entity::extension},
    {"customAccessPackageWorkflowExtensions", Entity::extension},
    {"assignments", Entity::assignment},
    {"accessPackageAssignments", Entity::assignment},
    {"assignmentRequests", Entity::assignment},
    {"accessPackageAssignmentRequests", Entity::assignment},
    {"accessPackageAssignmentResourceRoles", Entity::assignment},
    {"accessPackageAssignmentApprovals", Entity::assignment},
    {"resourceRequests", Entity::assignment},
    {"accessPackageResourceRequests", Entity::assignment},
    {"accessPackageSuggestions", Entity::assignment},
    {"subjects", Entity::assignment},
    {"roleAssignments", Entity::role_assignment},
    {"roleDefinitions", Entity::other},
    {"incompatibleGroups", Entity::directory_object},
    {"internalSponsors", Entity::directory_object},
    {"externalSponsors", Entity::directory_object},
    {"groups", Entity::group},
    {"users", Entity::user},
    {"servicePrincipals", Entity::service_principal},
    {"authorizationPolicy", Entity::collaboration},
});

template <std::size_t size>
Entity look_up(const std::array<Name, size>& names, std::string_view text) {
  if (text.empty()) return Entity::unknown;
  const auto found = std::ranges::find_if(names, [text](const Name& name) { return equal_ids(name.text, text); });
  return found == names.end() ? Entity::unknown : found->entity;
}

// The keys of an object, asked by name.
struct Keys {
  const json::Value& object;

  bool has(json::Key key) const { return object.find(key) != nullptr; }
  bool any(std::initializer_list<json::Key> keys) const {
    return std::ranges::any_of(keys, [this](json::Key key) { return has(key); });
  }
};

bool is_assignment(const Keys& keys) {
  return keys.any({"assignmentState", "assignmentStatus", "targetId", "requestType", "reasons"}) ||
         (keys.has("schedule") && keys.any({"target", "state", "status"}));
}

bool is_policy(const Keys& keys) {
  return keys.any({"allowedTargetScope", "specificAllowedTargets", "requestApprovalSettings", "requestorSettings"}) ||
         (keys.has("accessPackageId") && keys.any({"durationInDays", "canExtend"}));
}

bool is_catalog(const Keys& keys) {
  return keys.has("catalogType") || (keys.has("isExternallyVisible") && keys.any({"state", "catalogStatus"}));
}

bool is_package(const Keys& keys) {
  return keys.any({"isHidden", "resourceRoleScopes", "accessPackageResourceRoleScopes", "isRoleScopesVisible"}) &&
         !keys.has("identitySources");
}

// A resource of a catalog, a role or a scope of one, or both joined: known, and only read where they are expanded.
bool is_resource(const Keys& keys) {
  return (keys.has("originId") && keys.any({"originSystem", "roles", "scopes", "resourceType", "isRootScope"})) ||
         (keys.has("role") && keys.has("scope")) || keys.any({"accessPackageResourceRole", "accessPackageResourceScope"});
}

// A policy on guests: who may invite them, from which domains and tenants, and how they sign in.
bool is_collaboration(const Keys& keys) {
  return keys.any({"allowInvitesFrom", "allowExternalIdToUseEmailOtp", "authenticationMethodConfigurations"}) ||
         (keys.has("b2bCollaborationInbound") && keys.has("tenantId")) ||
         (keys.has("definition") && equal_ids(string_member(keys.object, "type"), "B2BManagementPolicy"));
}

// Entitlement management has roles of its own, which are never privileged.
bool is_directory_role(const json::Value& object) {
  return object.find("isPrivileged") != nullptr;
}

// An application registration has app roles too, but is no service principal.
Entity directory_entity(const Keys& keys) {
  if (keys.has("servicePrincipalType")) return Entity::service_principal;
  if (keys.has("userPrincipalName") && keys.any({"accountEnabled", "userType"})) return Entity::user;
  if (keys.has("isPrivileged") && keys.any({"isBuiltIn", "templateId", "rolePermissions"})) return Entity::directory_role;
  if (keys.any({"groupTypes", "isAssignableToRole"}) || (keys.has("securityEnabled") && keys.has("mailEnabled"))) return Entity::group;
  return Entity::unknown;
}

Entity entity_by_keys(const json::Value& object) {
  const Keys keys{object};
  if (is_assignment(keys)) return Entity::assignment;
  if (is_policy(keys)) return Entity::policy;
  if (is_catalog(keys)) return Entity::catalog;
  if (is_package(keys)) return Entity::package;
  if (keys.has("identitySources")) return Entity::organization;
  if (keys.has("externalUserLifecycleAction")) return Entity::settings;
  if (keys.has("verifiedDomains")) return Entity::tenant;
  if (keys.has("isVerified")) return Entity::domain;
  if (keys.has("roleDefinitionId") && keys.has("appScopeId")) return Entity::role_assignment;
  if (keys.has("rolePermissions") && keys.has("isBuiltIn")) return Entity::other;  // what a role may do
  if (is_resource(keys)) return Entity::resource;
  if (is_collaboration(keys)) return Entity::collaboration;
  return directory_entity(keys);
}

// The next segment of a path, without what stands in parentheses behind its name.
std::string_view segment_name(std::string_view segment) {
  return segment.substr(0, segment.find('('));
}

// Where the segment that ends before `end` begins: slashes in parentheses do not part segments.
std::size_t segment_begin(std::string_view path, std::size_t end) {
  int depth = 0;
  for (std::size_t at = end; at > 0; --at) {
    const char c = path[at - 1];
    if (c == ')') ++depth;
    if (c == '(') --depth;
    if (c == '/' && depth <= 0) return at;
  }
  return 0;
}

// A key, or a word that stands for it: "{id}", a GUID, a number.
bool is_key(std::string_view segment) {
  return segment.starts_with('{') || is_guid(segment) || (!segment.empty() && segment.front() >= '0' && segment.front() <= '9');
}

}  // namespace

Entity entity_in_graph_words(const json::Value& object, const RecordContext& context) {
  if (!context.relation_in_path.empty()) return Entity::directory_object;
  if (const Entity entity = look_up(types, bare_type(string_member(object, "@odata.type"))); entity != Entity::unknown)
    return entity == Entity::other && is_directory_role(object) ? Entity::directory_role : entity;
  // "settings" names a set of other services too, so its object must also look like one.
  if (equal_ids(context.collection, "settings") && object.find("externalUserLifecycleAction") != nullptr) return Entity::settings;
  std::string_view collection = context.collection;
  if (collection.empty()) collection = collection_of_context(string_member(object, "@odata.context"));
  Entity entity = look_up(collections, collection);
  if (entity == Entity::unknown) entity = entity_by_keys(object);
  return entity == Entity::other && is_directory_role(object) ? Entity::directory_role : entity;
}

Entity entity_of(const json::Value& object, const RecordContext& context) {
  if (object.kind != json::Kind::object) return Entity::unknown;
  const Exporter exporter = exporter_of(object);
  if (exporter == Exporter::graph) return entity_in_graph_words(object, context);
  Rewriter rewriter;
  const Reworded said = reworded(object, context, exporter, rewriter);
  return said.useless ? Entity::other : entity_in_graph_words(said.record, said.context);
}

std::string_view collection_of_context(std::string_view context) {
  const std::size_t hash = context.find('#');
  std::string_view path = hash == std::string_view::npos ? context : context.substr(hash + 1);
  if (hash == std::string_view::npos) path = path.substr(0, path.find('?'));
  if (const std::size_t scheme = path.find("://"); hash == std::string_view::npos && scheme != std::string_view::npos) {
    const std::size_t host_end = path.find('/', scheme + 3);
    path = host_end == std::string_view::npos ? std::string_view{} : path.substr(host_end);
  }
  while (!path.empty()) {
    const std::size_t begin = segment_begin(path, path.size());
    const std::string_view segment = path.substr(begin);
    if (!segment.empty() && !segment.starts_with('$') && !is_key(segment)) {
      const std::string_view name = segment_name(segment);
      return name == "v1.0" || name == "beta" ? std::string_view{} : name;
    }
    path = begin == 0 ? std::string_view{} : path.substr(0, begin - 1);
  }
  return {};
}

// Only these two Graph hosts have a My Access host that Microsoft names; the DoD and China clouds have none (rules.md, AP105).
Cloud cloud_of_graph_host(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return Cloud::unknown;
  const std::string_view rest = url.substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/:?#"));
  for (const Cloud cloud : {Cloud::commercial, Cloud::us_government}) {
    if (equal_ids(host, graph_host(cloud))) return cloud;
  }
  return Cloud::unknown;
}

std::string_view graph_host(Cloud cloud) {
  if (cloud == Cloud::unknown) return {};
  return cloud == Cloud::commercial ? "graph.microsoft.com" : "graph.microsoft.us";
}

}  // namespace entitlint
