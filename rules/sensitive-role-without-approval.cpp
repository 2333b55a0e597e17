// AP406: directory roles, group ownership and role-assignable groups are handed out without anybody deciding.
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> gives_without_decision(const Policy& policy) {
  return either(policy.automatic, both(requestable(policy), negated(policy.approval)));
}

// The role whose value makes the package sensitive.
const RoleScope* sensitive_role(const Package& package, const Place& value) {
  for (const RoleScope& role : package.roles.value_or({})) {
    const bool holds_it =
        role.place.source == value.source && role.place.span.begin <= value.span.begin && value.span.end <= role.place.span.end;
    if (holds_it) return &role;
  }
  return nullptr;
}

std::string what_it_gives(const RoleScope* role, const Place& value, const Tenant& tenant) {
  if (role == nullptr) return "what the configuration calls sensitive";
  const std::string_view name = role->resource_name.value_or({});
  if (value == role->origin_system.place() && equal_ids(role->origin_system.value(), "DirectoryRole")) {
    return "the directory role" + (name.empty() ? "" : " " + in_quotes(name));
  }
  if (value == role->origin_id.place() && of_role_assignable_group(*role, tenant).is(true)) {
    return "a role of group " + in_quotes(tenant.groups.find(role->origin_id.value())->label()) + ", which can be assigned directory roles";
  }
  if (value == role->origin_id.place() || value == role->resource_name.place()) {
    return "a role of " + (name.empty() ? "a resource" : in_quotes(name)) + ", which the configuration calls sensitive";
  }
  return "the ownership of " + (name.empty() ? "a group" : "group " + in_quotes(name));
}

void report(const Package& package, const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Place value = sensitive(package, tenant, limits).place();
  const bool automatic = policy.automatic.is(true);
  Finding& finding = about.report(value, "access package " + in_quotes(package.label()) + " gives " +
                                             what_it_gives(sensitive_role(package, value), value, tenant) + ", and policy " +
                                             in_quotes(policy.label()) + (automatic ? " assigns it by rule" : " asks for no approval"));
  finding.detail = "policy=" + std::string(policy.id);
  finding.related.push_back({automatic ? policy.automatic.place() : policy.approval.place(),
                             automatic ? "assigned by rule here" : "no approval is required here"});
  const std::string instead =
      "move the role to a package of its own that people request, or to Privileged Identity Management. A directory role can also be given "
      "as Eligible instead of Active.";
  if (automatic) {
    finding.remedy = "An automatic policy cannot ask anybody: " + instead;
    return;
  }
  finding.remedy = policy_remedy(policy, " > Requests > Require approval = Yes, with two stages if the role is privileged.",
                                 {"set requestApprovalSettings.isApprovalRequiredForAdd to true and add stages",
                                  "set requestApprovalSettings.isApprovalRequired to true and add approvalStages",
                                  "set approval_required = true in approval_settings and add approval_stage blocks"}) +
                   " Or " + instead;
}

// A privileged role that is at hand all the time, approved or not. Silent without the list of roles, which is an optional input.
const RoleScope* standing_privilege(const Package& package, const Tenant& tenant) {
  for (const RoleScope& role : package.roles.value_or({})) {
    const bool active = role.role_origin_id.known() && equal_ids(role.role_origin_id.value(), "Active");
    if (active && is_privileged_role(role, tenant).is(true)) return &role;
  }
  return nullptr;
}

void report_standing(const Package& package, const RoleScope& role, const Tenant& tenant, About& about) {
  const DirectoryRole& granted = *tenant.directory_roles.find(role.origin_id.value());
  Finding& finding =
      about.report(role.role_origin_id.place(), "access package " + in_quotes(package.label()) + " gives the privileged directory role " +
                                                    in_quotes(granted.label()) + " as Active: it is in force without being activated");
  finding.severity = Severity::warning;
  finding.detail = "role=" + std::string(granted.id);
  finding.related.push_back({granted.privileged.place(), "the role is privileged"});
  finding.remedy = "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                   " > Resource roles: give the role as Eligible, so that it is activated in Privileged Identity Management.";
}

void judge(const Package& package, const Tenant& tenant, const Limits& limits, About& about) {
  if (about.holds(both(sensitive(package, tenant, limits), any_policy(package, tenant, gives_without_decision)))) {
    for (const Policy* policy : package.policies) {
      if (gives_without_decision(*policy).is(true)) report(package, *policy, tenant, limits, about);
    }
    return;
  }
  const RoleScope* const standing = standing_privilege(package, tenant);
  if (standing != nullptr && any_policy(package, tenant, is_a_road).is(true)) report_standing(package, *standing, tenant, about);
}

void check(const Case& c, Context& context) {
  judge_packages(c, context, [&](const Package& package, const Tenant& tenant, About& about) { judge(package, tenant, c.limits, about); });
}

}  // namespace

extern const Rule sensitive_role_without_approval = {
    .code = "AP406",
    .name = "sensitive-role-without-approval",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "governance security",
    .since = "0.1",
    .summary = "A directory role or the ownership of a group can be had without approval.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
