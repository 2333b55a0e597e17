// Phrases that messages and remedies of several rules share.
#include <algorithm>

#include "tool/lint/rule.h"
#include "tool/model/terraform-configuration.h"

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

// Of the provider with attributes of its own, not of the one that sends Graph bodies.
bool has_attributes(const Object& object) {
  return parse_address(object.address).resource.starts_with("azuread_");
}

// Takes requests of people from outside, and nobody is known to decide on them.
bool lets_in_unasked(const Policy& policy) {
  return policy.scope.known() && is_external(policy.scope.value()) && !policy.approval.is(true);
}

bool lets_in_unasked(const Package& package) {
  return std::ranges::any_of(package.policies,
                             [](const Policy* policy) { return lets_in_unasked(*policy) && takes_requests(*policy).is(true); });
}

// A request must not open what AP401 would then find.
bool opens_unguarded(const Object& object, const NewValue& value) {
  if (object.kind == ObjectKind::policy)
    return value.v1.path == new_requests_on().v1.path && lets_in_unasked(static_cast<const Policy&>(object));
  if (object.kind != ObjectKind::catalog) return false;
  return std::ranges::any_of(static_cast<const Catalog&>(object).packages,
                             [](const Package* package) { return lets_in_unasked(*package); });
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
  if (object.kind != ObjectKind::settings) path += object.id.empty() ? std::string_view("{id}") : object.id;
  return path;
}

std::string replace_policy(const Policy& policy, std::string_view change) {
  if (policy.id.empty()) return std::string(change) + " in the body before it is sent.";  // not created yet
  const std::string path = graph_path(policy);
  return "GET " + path + ", " + std::string(change) + " in the whole body, and PUT it back.";
}

const std::string& spelling(const Object& object, const Spellings& change) {
  if (has_attributes(object)) return change.terraform;
  return object.dialect == Dialect::beta ? change.beta : change.v1;
}

std::string remedy(const Object& object, std::string elsewhere, const Spellings& change) {
  if (object.address.empty()) return elsewhere;
  const bool body = !has_attributes(object);  // what the msgraph provider sends
  return std::string("Terraform: in ") + (body ? "the body of " : "") + std::string(object.address) + ", " + spelling(object, change) + ".";
}

Spellings spellings(const NewValue& value) {
  const auto said = [](const MemberValue& setting) {
    const bool quoted = setting.value.starts_with('"');
    return "set " + setting.path + " to " + (quoted ? setting.value.substr(1, setting.value.size() - 2) : setting.value);
  };
  return {said(value.v1), said(value.beta), value.terraform};
}

std::string patch(const Object& object, const NewValue& value) {
  const MemberValue& setting = object.dialect == Dialect::beta ? value.beta : value.v1;
  return "PATCH " + graph_path(object) + " with {\"" + setting.path + "\": " + setting.value + "}";
}

void offer(Finding& finding, const Object& object, const NewValue& value) {
  if (object.id.empty() || !object.address.empty()) return;
  if (opens_unguarded(object, value)) {
    finding.remedy += " Require approval of people from outside first (AP401): until then the report has no request for this.";
    return;
  }
  finding.change = Change{&object, {object.dialect == Dialect::beta ? value.beta : value.v1}};
}

bool is_only_switched_off(const Policy& policy) {
  if (!policy.accepts.is(false) || !policy.scope.known()) return false;
  return !is_specific(policy.scope.value()) || (policy.targets.known() && !policy.targets->empty());
}

NewValue new_requests_on() {
  return {{"requestorSettings.enableTargetsToSelfAddAccess", "true"},
          {"requestorSettings.acceptRequests", "true"},
          "set requests_accepted = true in requestor_settings"};
}

NewValue catalog_enabled() {
  return {{"state", "\"published\""}, {"catalogStatus", "\"Published\""}, "set published = true"};
}

NewValue catalog_open_to_outsiders() {
  return {{"isExternallyVisible", "true"}, {"isExternallyVisible", "true"}, "set externally_visible = true"};
}

NewValue hidden(bool yes) {
  const MemberValue setting{"isHidden", yes ? "true" : "false"};
  return {setting, setting, "set hidden = " + setting.value};
}

NewValue configured() {
  const MemberValue setting{"state", "\"configured\""};
  return {setting, setting, {}};
}

std::string policy_remedy(const Policy& policy, std::string_view portal, const Spellings& change) {
  return remedy(policy, portal_path(policy) + std::string(portal) + " Or: " + replace_policy(policy, spelling(policy, change)), change);
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
