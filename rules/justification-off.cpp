// AP413: decisions without a reason.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> no_approver_justifies(const Policy& policy) {
  if (!policy.stages.known()) return {policy.stages.gap(), policy.stages.place()};
  Fact<bool> none(!policy.stages->empty(), policy.stages.place());
  for (const Stage& stage : policy.stages.value()) none = both(none, negated(stage.approver_justification));
  return none;
}

// A required question asks for the reason as well.
Fact<bool> no_question_is_required(const Policy& policy) {
  return negated(any_entry(policy.questions, [](const Question& question) { return question.required; }));
}

NewValue requestor_justification() {
  const MemberValue setting{"requestApprovalSettings.isRequestorJustificationRequired", "true"};
  return {setting, setting, "set requestor_justification_required = true in approval_settings"};
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Fact<bool> approved = both(requestable(policy), policy.approval);
  const Fact<bool> unexplained =
      both(negated(policy.requestor_justification), both(no_approver_justifies(policy), no_question_is_required(policy)));
  const Fact<bool> weighty = either(map(policy.scope, is_external), gives_sensitive(policy, tenant, limits));
  if (!about.holds(both(both(approved, unexplained), weighty))) return;
  Finding& finding = about.report(policy.requestor_justification.place(), "neither requestors nor approvers of " + full_name(policy) +
                                                                              " have to give a reason, so nothing can be reviewed later");
  finding.related.push_back({policy.stages->front().approver_justification.place(), "approvers need give no reason"});
  finding.remedy = policy_remedy(policy, " > Requests > Require requestor justification = Yes, or Require approver justification = Yes.",
                                 spellings(requestor_justification()));
  offer(finding, policy, requestor_justification());
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule justification_off = {
    .code = "AP413",
    .name = "justification-off",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Neither requestor nor approver has to give a reason.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
