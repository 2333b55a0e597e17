// AP401: people from outside get in without anybody deciding.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Other gates that may stand in approval's place: said, but no reason to stay silent, for they cannot be judged from here.
std::string possible_gates(const Policy& policy) {
  std::string text;
  if (policy.needs_verified_id.is(true)) text += "; it asks for a Verified ID, which may be meant as the gate";
  if (policy.has_extensions.is(true)) text += "; a custom extension runs, which may decide instead";
  return text;
}

void report(const Policy& policy, About& about) {
  const bool anybody = policy.scope.is(Scope::all_external_users);
  const char* const who = anybody ? "anybody on the internet" : "people from connected organizations";
  Finding& finding =
      about.report(policy.approval.place(), full_name(policy) + " lets " + who + " in without approval" + possible_gates(policy));
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  if (policy.package.known() && policy.package->target != nullptr) {
    finding.related.push_back({policy.package->target->mark(), "the access package"});
  }
  finding.remedy =
      policy_remedy(policy, " > Requests > Require approval = Yes, and name approvers.",
                    {"set requestApprovalSettings.isApprovalRequiredForAdd to true and add an entry to stages",
                     "set requestApprovalSettings.isApprovalRequired to true and add an entry to approvalStages",
                     "set approval_required = true in approval_settings and add an approval_stage with primary_approver blocks"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) {
    if (about.holds(both(external_and_requestable(policy), negated(policy.approval)))) report(policy, about);
  });
}

}  // namespace

extern const Rule external_policy_without_approval = {
    .code = "AP401",
    .name = "external-policy-without-approval",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "governance security",
    .since = "0.1",
    .summary = "People from outside can get the access package without anybody approving.",
    .covers = "ZT.21879",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
