// AP309: approval is required, but nobody can give it.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// No stage at all, or a stage with neither primary nor fallback approvers. Microsoft's own example has a stage with fallback approvers
// only, so that is fine.
Fact<bool> is_left_to_nobody(const Stage& stage) {
  return negated(has_approver(stage));
}
Fact<bool> lacks_approver(const Policy& policy) {
  if (policy.stages.known() && policy.stages->empty()) return {true, policy.stages.place()};
  return any_entry(policy.stages, is_left_to_nobody);
}

// Somebody is asked when the stage's time runs short.
Fact<bool> escalates(const Stage& stage) {
  return both(stage.escalation_enabled, either(names_anybody(stage.escalation), names_anybody(stage.fallback_escalation)));
}

void finish(Finding& finding, const Policy& policy) {
  finding.related.push_back({policy.approval.place(), "approval is required here"});
  // Without approval outsiders would be let in unasked, which is AP401.
  const bool may_go = policy.scope.known() && !is_external(policy.scope.value());
  finding.remedy = policy_remedy(
      policy, std::string(" > Requests: add approvers to the stage") + (may_go ? ", or switch Require approval off." : "."),
      {"fill requestApprovalSettings.stages[].primaryApprovers", "fill requestApprovalSettings.approvalStages[].primaryApprovers",
       "add primary_approver blocks to the approval_stage of approval_settings"});
}

void report_no_stage(const Policy& policy, About& about) {
  finish(about.report(policy.stages.place(), full_name(policy) + " requires approval, but has no stage with an approver"), policy);
}

void report_stage(const Policy& policy, const Stage& stage, std::size_t number, About& about) {
  const Fact<bool> late = escalates(stage);
  std::string what = " has nobody who could approve: every request is denied in the end";
  if (late.is(true)) what = " has only escalation approvers, who are asked late";
  if (!late.known()) what = " has neither primary nor fallback approvers";
  Finding& finding =
      about.report(has_approver(stage).place(), full_name(policy) + " requires approval, but stage " + std::to_string(number) + what);
  if (!late.is(false)) finding.severity = Severity::warning;
  if (!late.known()) about.note(late.gap());
  finding.detail = "stage=" + std::to_string(number);
  if (late.is(true)) finding.related.push_back({stage.escalation.place(), "the escalation approvers"});
  finish(finding, policy);
}

void report(const Policy& policy, About& about) {
  if (policy.stages.value().empty()) return report_no_stage(policy, about);
  for_each_entry(policy.stages, is_left_to_nobody,
                 [&](const Stage& stage, std::size_t number) { report_stage(policy, stage, number, about); });
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) {
    if (about.holds(both(policy.approval, both(requestable(policy), lacks_approver(policy))))) report(policy, about);
  });
}

}  // namespace

extern const Rule approval_without_approver = {
    .code = "AP309",
    .name = "approval-without-approver",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references governance",
    .since = "0.1",
    .summary = "Approval is required, but a stage has nobody who could give it.",
    .covers = "MT.1109",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
