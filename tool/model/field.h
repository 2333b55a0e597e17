// The table of everything that can be missing from an export, and the request that supplies it.
#pragma once

#include <cstdint>
#include <string_view>

#include "tool/model/fact.h"

namespace entitlint {

enum class Field : std::uint8_t {
  unspecified,
  // collections
  catalogs,
  packages,
  policies,
  organizations,
  settings,
  domains,
  documents,
  // catalog
  catalog_published,
  catalog_external,
  catalog_type,
  catalog_resources,
  // package
  package_name,
  package_hidden,
  package_catalog,
  package_roles,
  package_incompatible_packages,
  package_incompatible_groups,
  package_policies,
  // policy
  policy_package,
  policy_scope,
  policy_targets,
  policy_accepts_requests,
  policy_on_behalf,
  policy_automatic,
  policy_approval,
  policy_stages,
  policy_approvers,
  policy_expiry,
  policy_can_extend,
  policy_review,
  policy_questions,
  policy_extensions,
  policy_verified_id,
  // connected organization
  organization_state,
  organization_sources,
  organization_internal_sponsors,
  organization_external_sponsors,
  // settings and tenant
  settings_lifecycle,
  tenant_cloud,
  tenant_id,
  one_tenant,  // files of several tenants lie in one folder
  // any object
  display_name,
  description,
  created,
  modified,
  // optional inputs
  group_role_assignable,
  groups,
  group_members,
  users,
  user_manager,
  service_principals,
  role_assignments,
  directory_roles,
  guest_invitations,
  domain_lists,
  cross_tenant_access,
  email_passcode,
  count_  // number of fields; not a field
};

struct FieldInfo {
  Field field;
  std::string_view missing;    // how reports name it: "catalogs", "policy's access package"
  std::string_view remedy_v1;  // "GET /v1.0/identityGovernance/entitlementManagement/assignmentPolicies?$expand=accessPackage"
  std::string_view remedy_beta;
  std::string_view require;  // the --require name whose absence this is ("catalogs", "sponsors", …); empty: none
  bool optional_input;       // nobody expects it in every export (groups, …): one summary line, not one per object
};

[[nodiscard]] const FieldInfo& info(Field field);
[[nodiscard]] std::string_view name(Reason reason);  // "not expanded", "page missing", …

}  // namespace entitlint
