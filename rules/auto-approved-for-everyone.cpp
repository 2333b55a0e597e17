// AP407: a package for everybody who wants it.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> for_everybody(const Policy& policy) {
  return map(policy.scope, [](Scope scope) { return scope == Scope::all_directory_users || scope == Scope::all_members; });
}

Fact<bool> gives_something(const Policy& policy, const Tenant& tenant) {
  const Fact<const Package*> package = package_of(policy, tenant);
  if (!package.known()) return {package.gap(), package.place()};
  if (package.value() == nullptr) return {false, package.place()};
  return map(package.value()->roles, [](std::span<const RoleScope> roles) { return !roles.empty(); });
}

void judge(const Policy& policy, const Tenant& tenant, About& about) {
  const Fact<bool> unasked = both(requestable(policy), negated(policy.approval));
  if (!about.holds(both(for_everybody(policy), both(unasked, gives_something(policy, tenant))))) return;
  const bool guests = policy.scope.is(Scope::all_directory_users);
  Finding& finding = about.report(policy.approval.place(), full_name(policy) + " lets every member" + (guests ? " and every guest" : "") +
                                                               " of the directory in without approval");
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  finding.related.push_back({package_of(policy, tenant).value()->mark(), "the access package"});
  finding.remedy = "Nothing to do if everybody is meant to have it. Else: " +
                   policy_remedy(policy,
                                 std::string(" > Requests: ") + (guests ? "All members (excluding guests), " : "") +
                                     "specific users and groups, or Require approval = Yes.",
                                 {"change allowedTargetScope or set requestApprovalSettings.isApprovalRequiredForAdd to true",
                                  "change requestorSettings.scopeType or set requestApprovalSettings.isApprovalRequired to true",
                                  "change scope_type in requestor_settings or set approval_required = true in approval_settings"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, judge);
}

}  // namespace

extern const Rule auto_approved_for_everyone = {
    .code = "AP407",
    .name = "auto-approved-for-everyone",
    .severity = Severity::note,
    .confidence = Confidence::medium,
    .tags = "governance",
    .since = "0.1",
    .summary = "Everybody in the directory can take the access package without approval.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
