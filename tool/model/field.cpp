// The constant table of what can be missing, and the Graph request that supplies it.
#include "tool/model/field.h"

#include <array>
#include <cassert>

namespace entitlint {
namespace {

// The requests are those of Microsoft's Graph reference. Where a relationship can be asked for on its own or by $expand, $expand is
// shown: the answer then says whose it is.
#define V1 "GET /v1.0/identityGovernance/entitlementManagement/"
#define BETA "GET /beta/identityGovernance/entitlementManagement/"
constexpr std::string_view v1_catalogs = V1 "catalogs";
constexpr std::string_view beta_catalogs = BETA "accessPackageCatalogs";
constexpr std::string_view v1_packages = V1 "accessPackages?$expand=catalog";
constexpr std::string_view beta_packages = BETA "accessPackages";
constexpr std::string_view v1_policies = V1 "assignmentPolicies?$expand=accessPackage";
constexpr std::string_view beta_policies = BETA "accessPackageAssignmentPolicies";
constexpr std::string_view v1_organizations = V1 "connectedOrganizations";
constexpr std::string_view beta_organizations = BETA "connectedOrganizations";
constexpr std::string_view v1_incompatible = V1 "accessPackages/{id}?$expand=incompatibleAccessPackages,incompatibleGroups";
constexpr std::string_view beta_incompatible = BETA "accessPackages/{id}?$expand=incompatibleAccessPackages,incompatibleGroups";
constexpr std::string_view v1_sponsors = V1 "connectedOrganizations?$expand=internalSponsors,externalSponsors";
constexpr std::string_view beta_sponsors = BETA "connectedOrganizations?$expand=internalSponsors,externalSponsors";
constexpr std::string_view v1_extensions = V1 "assignmentPolicies/{id}?$expand=customExtensionStageSettings($expand=customExtension)";
constexpr std::string_view beta_extensions =
    BETA "accessPackageAssignmentPolicies/{id}?$expand=customExtensionStageSettings($expand=customExtension)";
constexpr std::string_view v1_roles = V1 "accessPackages/{id}?$expand=resourceRoleScopes($expand=role,scope)";
constexpr std::string_view beta_roles =
    BETA "accessPackages/{id}?$expand=accessPackageResourceRoleScopes($expand=accessPackageResourceRole,accessPackageResourceScope)";
constexpr std::string_view organization = "GET /v1.0/organization?$select=id,displayName,verifiedDomains";
constexpr std::string_view role_groups = "GET /v1.0/groups?$select=id,displayName,isAssignableToRole";
constexpr std::string_view groups =
    "GET /v1.0/groups?$select=id,displayName,groupTypes,securityEnabled,mailEnabled,onPremisesSyncEnabled and "
    "GET /v1.0/directory/deletedItems/microsoft.graph.group";
constexpr std::string_view members = "GET /v1.0/groups/{id}?$expand=members($select=id)";
constexpr std::string_view users = "GET /v1.0/users?$select=id,displayName,accountEnabled,userType";
constexpr std::string_view managers = "GET /v1.0/users?$select=id,displayName,userType&$expand=manager($select=id)";
constexpr std::string_view principals = "GET /v1.0/servicePrincipals?$select=id,displayName,appRoles";
constexpr std::string_view assignments = "GET /v1.0/roleManagement/entitlementManagement/roleAssignments";
constexpr std::string_view directory_roles = "GET /beta/roleManagement/directory/roleDefinitions?$select=id,displayName,isPrivileged";
constexpr std::string_view invitations = "GET /v1.0/policies/authorizationPolicy";
constexpr std::string_view domain_lists = "GET /beta/legacy/policies";
constexpr std::string_view partners = "GET /v1.0/policies/crossTenantAccessPolicy/partners";
constexpr std::string_view passcode = "GET /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email";
constexpr std::string_view apart = "keep each tenant's export in a folder of its own";
constexpr std::string_view context = "export again and keep @odata.context, whose host names the cloud";
constexpr std::string_view documents = "name the files that publish the links as well, for example: entitlint check exports/ docs/";

constexpr std::array<FieldInfo, static_cast<std::size_t>(Field::count_)> table = {{
    {Field::unspecified, "data", "", "", "", false},

    {Field::catalogs, "catalogs", v1_catalogs, beta_catalogs, "catalogs", false},
    {Field::packages, "access packages", v1_packages, beta_packages, "packages", false},
    {Field::policies, "assignment policies", v1_policies, beta_policies, "policies", false},
    {Field::organizations, "connected organizations", v1_organizations, beta_organizations, "organizations", false},
    {Field::settings, "entitlement management settings", V1 "settings", BETA "settings", "", false},
    {Field::domains, "verified domains", organization, organization, "domains", false},
    {Field::documents, "documents with links", documents, documents, "documents", false},

    {Field::catalog_published, "catalog's state", v1_catalogs, beta_catalogs, "", false},
    {Field::catalog_external, "catalog's setting for external users", v1_catalogs, beta_catalogs, "", false},
    {Field::catalog_type, "catalog's type", v1_catalogs, beta_catalogs, "", false},
    {Field::catalog_resources, "catalog's resources", V1 "catalogs?$expand=resources",
     BETA "accessPackageCatalogs?$expand=accessPackageResources", "", true},

    {Field::package_name, "access package's name", v1_packages, beta_packages, "", false},
    {Field::package_hidden, "access package's hidden setting", v1_packages, beta_packages, "", false},
    {Field::package_catalog, "access package's catalog", v1_packages, beta_packages, "", false},
    {Field::package_roles, "access package's resource roles", v1_roles, beta_roles, "roles", false},
    {Field::package_incompatible_packages, "access package's incompatible packages", v1_incompatible, beta_incompatible, "", true},
    {Field::package_incompatible_groups, "access package's incompatible groups", v1_incompatible, beta_incompatible, "", true},
    {Field::package_policies, "access package's policies", v1_policies, beta_policies, "policies", false},

    {Field::policy_package, "policy's access package", v1_policies, beta_policies, "", false},
    {Field::policy_scope, "policy's scope", v1_policies, beta_policies, "", false},
    {Field::policy_targets, "policy's targets", v1_policies, beta_policies, "", false},
    {Field::policy_accepts_requests, "policy's setting for new requests", v1_policies, beta_policies, "", false},
    // Beta has no property for the next two (RULINGS: pol.obo, pol.auto), so v1.0 is asked in both.
    {Field::policy_on_behalf, "policy's setting for requests on behalf of others", v1_policies, v1_policies, "", false},
    {Field::policy_automatic, "policy's automatic assignment settings", v1_policies, v1_policies, "", false},
    {Field::policy_approval, "policy's approval settings", v1_policies, beta_policies, "", false},
    {Field::policy_stages, "policy's approval stages", v1_policies, beta_policies, "", false},
    {Field::policy_approvers, "policy's approvers", v1_policies, beta_policies, "", false},
    {Field::policy_expiry, "policy's expiration", v1_policies, beta_policies, "", false},
    {Field::policy_can_extend, "policy's setting for extensions", v1_policies, beta_policies, "", false},
    {Field::policy_review, "policy's access review settings", v1_policies, beta_policies, "", false},
    {Field::policy_questions, "policy's questions", V1 "assignmentPolicies?$expand=accessPackage,questions", beta_policies, "", false},
    {Field::policy_extensions, "policy's custom extensions", v1_extensions, beta_extensions, "", false},
    // v1.0 does not carry it, so nobody can expect it there.
    {Field::policy_verified_id, "policy's verified ID requirement", beta_policies, beta_policies, "", true},

    {Field::organization_state, "connected organization's state", v1_organizations, beta_organizations, "", false},
    {Field::organization_sources, "connected organization's identity sources", v1_organizations, beta_organizations, "", false},
    {Field::organization_internal_sponsors, "connected organization's internal sponsors", v1_sponsors, beta_sponsors, "sponsors", false},
    {Field::organization_external_sponsors, "connected organization's external sponsors", v1_sponsors, beta_sponsors, "sponsors", false},

    {Field::settings_lifecycle, "lifecycle of external users", V1 "settings", BETA "settings", "", false},
    {Field::tenant_cloud, "tenant's cloud", context, context, "", false},
    {Field::tenant_id, "tenant's id", organization, organization, "domains", false},

    {Field::one_tenant, "which tenant the files are of", apart, apart, "", false},

    {Field::display_name, "display name", "export the object with its displayName", "export the object with its displayName", "", false},
    {Field::description, "description", "export the object with its description", "export the object with its description", "", false},
    {Field::created, "creation time", "export the object with its createdDateTime", "export the object with its createdDateTime", "",
     false},
    {Field::modified, "modification time", "export the object with its modifiedDateTime", "export the object with its modifiedDateTime", "",
     false},
    {Field::group_role_assignable, "groups that can be assigned to roles", role_groups, role_groups, "", true},
    {Field::groups, "groups", groups, groups, "", true},
    {Field::group_members, "members of groups", members, members, "", true},
    {Field::users, "users", users, users, "", true},
    {Field::user_manager, "managers of users", managers, managers, "", true},
    {Field::service_principals, "service principals", principals, principals, "", true},
    {Field::role_assignments, "role assignments", assignments, assignments, "", true},
    {Field::directory_roles, "roles of the directory", directory_roles, directory_roles, "", true},
    {Field::guest_invitations, "guest invite settings", invitations, invitations, "", true},
    {Field::domain_lists, "allowed and blocked domains of invitations", domain_lists, domain_lists, "", true},
    {Field::cross_tenant_access, "cross-tenant access settings", partners, partners, "", true},
    {Field::email_passcode, "e-mail one-time passcode setting", passcode, passcode, "", true},
}};
#undef V1
#undef BETA

constexpr bool rows_stand_at_their_index() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].field != static_cast<Field>(i) || table[i].missing.empty()) return false;
  }
  return true;
}
static_assert(rows_stand_at_their_index());

}  // namespace

const FieldInfo& info(Field field) {
  assert(field < Field::count_);
  return table[static_cast<std::size_t>(field)];
}

std::string_view name(Reason reason) {
  switch (reason) {
    case Reason::none:
      return "known";
    case Reason::not_expanded:
      return "not expanded";
    case Reason::not_loaded:
      return "not loaded";
    case Reason::page_missing:
      return "page missing";
    case Reason::cut:
      return "cut";
    case Reason::forbidden:
      return "forbidden";
    case Reason::unknown_until_apply:
      return "unknown until apply";
    case Reason::unknown_member:
      return "unknown value";
    case Reason::ambiguous_name:
      return "ambiguous name";
    case Reason::conflict:
      return "conflict";
    case Reason::documents_disagree:
      return "documents disagree";
  }
  return "";
}

}  // namespace entitlint
