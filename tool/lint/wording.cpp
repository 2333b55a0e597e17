// Phrases that messages and remedies of several rules share.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

struct Set {
  ObjectKind kind;
  std::string_view v1, beta;
};

constexpr Set sets[] = {
    {ObjectKind::catalog, "catalogs/", "accessPackageCatalogs/"},
    {ObjectKind::package, "accessPackages/", "accessPackages/"},
    {ObjectKind::policy, "assignmentPolicies/", "accessPackageAssignmentPolicies/"},
    {ObjectKind::connected_organization, "connectedOrganizations/", "connectedOrganizations/"},
    {ObjectKind::settings, "settings", "settings"},
};

// Empty when the package's name is not known.
std::string_view package_label(const Policy& policy) {
  if (!policy.package.known()) return {};
  const Reference<Package>& package = policy.package.value();
  return package.target != nullptr ? package.target->label() : package.name;
}

}  // namespace

std::string in_quotes(std::string_view name) {
  return '"' + std::string(name) + '"';
}

std::string graph_path(const Object& object) {
  const bool beta = object.dialect == Dialect::beta;
  std::string path = beta ? "/beta/identityGovernance/entitlementManagement/" : "/v1.0/identityGovernance/entitlementManagement/";
  for (const Set& set : sets) {
    if (set.kind == object.kind) path += beta ? set.beta : set.v1;
  }
  if (object.kind != ObjectKind::settings) path += object.id;
  return path;
}

std::string replace_policy(const Policy& policy, std::string_view change) {
  if (policy.id.empty()) return std::string(change) + " in the body before it is sent.";  // not created yet
  const std::string path = graph_path(policy);
  return "GET " + path + ", " + std::string(change) + " in the whole body, and PUT it back.";
}

std::string full_name(const Policy& policy) {
  const std::string_view package = package_label(policy);
  return "policy " + in_quotes(policy.label()) + (package.empty() ? std::string() : " of access package " + in_quotes(package));
}

std::string stage_name(const Policy& policy, std::size_t index) {
  if (policy.stages.known() && policy.stages->size() == 1) return "the approval";
  return "approval stage " + std::to_string(index + 1);
}

std::string portal_path(const Policy& policy) {
  const std::string_view package = package_label(policy);
  return "ID Governance > Entitlement management > Access packages > " +
         (package.empty() ? std::string("the package") : in_quotes(package)) + " > Policies > " + in_quotes(policy.label()) + " > Edit";
}

}  // namespace entitlint
