// AP312: requests are to be forwarded to alternate approvers, but there are none, or the times do not allow it.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// "To use alternate approval, the request time-out needs to be at least four days", and a request is forwarded after a day at the
// earliest (E: access-package-approval-policy). That it had to wait half of the time was taken back in 2023 and is not checked.
constexpr std::int64_t shortest_timeout = 4 * seconds_per_day;
constexpr std::int64_t shortest_wait = seconds_per_day;

Fact<bool> has_nobody(const Stage& stage) {
  const Fact<bool> any = either(names_anybody(stage.escalation), names_anybody(stage.fallback_escalation));
  return negated(any.is(false) ? names_anybody(stage.escalation) : any);
}

Fact<bool> shorter(const Fact<std::int64_t>& time, std::int64_t least) {
  return map(time, [least](std::int64_t seconds) { return seconds < least; });
}

Fact<bool> too_late(const Stage& stage) {
  if (!stage.timeout.known()) return {stage.timeout.gap(), stage.timeout.place()};
  return map(stage.escalation_after, [&](std::int64_t wait) { return wait >= stage.timeout.value(); });
}

Fact<bool> cannot_escalate(const Stage& stage) {
  if (stage.dynamic) return {false, stage.place};
  const Fact<bool> times =
      either(shorter(stage.timeout, shortest_timeout), either(shorter(stage.escalation_after, shortest_wait), too_late(stage)));
  return both(stage.escalation_enabled, either(has_nobody(stage), times));
}

std::string in_days(std::int64_t seconds) {
  if (seconds % seconds_per_day != 0) return std::to_string(seconds / 3600) + " hours";
  const std::int64_t days = seconds / seconds_per_day;
  return std::to_string(days) + (days == 1 ? " day" : " days");
}

struct Fault {
  Place place;
  std::string text;
};

Fault fault_of(const Stage& stage) {
  if (has_nobody(stage).is(true)) return {stage.escalation.place(), "has no alternate approvers"};
  if (shorter(stage.timeout, shortest_timeout).is(true))
    return {stage.timeout.place(), "ends after " + in_days(stage.timeout.value()) + ", and alternate approval needs at least 4"};
  if (shorter(stage.escalation_after, shortest_wait).is(true))
    return {stage.escalation_after.place(), "forwards after " + in_days(stage.escalation_after.value()) + ", and a day is the least"};
  return {stage.escalation_after.place(), "forwards after " + in_days(stage.escalation_after.value()) + ", when its time of " +
                                              in_days(stage.timeout.value()) + " is over"};
}

void report(const Policy& policy, const Stage& stage, std::size_t number, About& about) {
  Fault fault = fault_of(stage);
  const bool nobody = has_nobody(stage).is(true);
  Finding& finding = about.report(
      fault.place.known() ? fault.place : stage.place,
      full_name(policy) + " forwards requests of stage " + std::to_string(number) + " to alternate approvers, but the stage " + fault.text);
  if (nobody && has_approver(stage).is(false)) finding.severity = Severity::error;
  finding.detail = "stage=" + std::to_string(number);
  if (stage.escalation_enabled.place().known()) finding.related.push_back({stage.escalation_enabled.place(), "forwarding is on"});
  finding.remedy = policy_remedy(
      policy,
      std::string(" > Requests > Show advanced request settings: ") +
          (nobody ? "add alternate approvers" : "decide within 4 days or more, and forward after 1 day or more") +
          ", or switch forwarding off.",
      nobody ? Spellings{"fill the stage's escalationApprovers or set isEscalationEnabled to false",
                         "fill the stage's escalationApprovers or set isEscalationEnabled to false",
                         "add alternative_approver blocks to the stage or set alternative_approval_enabled to false"}
             : Spellings{"set durationBeforeAutomaticDenial to P4D or more and durationBeforeEscalation to P1D or more, but less",
                         "set approvalStageTimeOutInDays to 4 or more and escalationTimeInMinutes to 1440 or more, but less",
                         "set approval_timeout_in_days to 4 or more and enable_alternative_approval_in_days to 1 or more, but less"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) {
    if (!about.holds(both(both(policy.approval, requestable(policy)), any_entry(policy.stages, cannot_escalate)))) return;
    for_each_entry(policy.stages, cannot_escalate, [&](const Stage& stage, std::size_t number) { report(policy, stage, number, about); });
  });
}

}  // namespace

extern const Rule escalation_cannot_happen = {
    .code = "AP312",
    .name = "escalation-cannot-happen",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "references governance",
    .since = "0.1",
    .summary = "Requests are to be forwarded to alternate approvers, but that can never happen.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
