// AP410: an approval that people without a manager never get.
#include <algorithm>

#include "tool/access/directory.h"
#include "tool/access/subjects.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> inside(const Policy& policy) {
  return both(map(policy.scope, is_directory), both(requestable(policy), policy.approval));
}

// Nobody is asked when the requestor's manager cannot be found.
Fact<bool> falls_through(const Fact<Subjects>& asked, const Fact<Subjects>& fallback) {
  return both(only_managers(asked), negated(names_anybody(fallback)));
}

void report(const Policy& policy, std::size_t index, bool alternate, About& about) {
  const Stage& stage = policy.stages.value()[index];
  const Fact<Subjects>& asked = alternate ? stage.escalation : stage.primary;
  const Fact<Subjects>& fallback = alternate ? stage.fallback_escalation : stage.fallback;
  Finding& finding =
      about.report(asked->front().kind.place(), std::string(alternate ? "the alternate approvers in " : "") + stage_name(policy, index) +
                                                    " of " + full_name(policy) + (alternate ? " are" : " is") +
                                                    " left to managers, and people without one have no fallback");
  finding.detail = "stage=" + std::to_string(index + 1) + (alternate ? " alternate" : "");
  finding.related.push_back({fallback.place(), "no fallback is named"});
  const std::string backup = "add an approver with \"isBackup\": true to the stage";
  const std::string_view block = alternate ? "alternative_approver" : "primary_approver";
  finding.remedy =
      policy_remedy(policy, " > Requests > Add fallback.",
                    {alternate ? "fill fallbackEscalationApprovers of the stage" : "fill fallbackPrimaryApprovers of the stage", backup,
                     (alternate ? "add an " : "add a ") + std::string(block) + " block with backup = true to the approval_stage"});
}

// Managers of managers are not exported, so only the first level can be known to be there; nor are a guest's sponsors.
bool asks_own_manager(const Fact<Subjects>& asked) {
  return std::ranges::all_of(asked.value(), [](const Subject& subject) {
    return subject.kind.known() && is_manager(subject.kind.value()) && subject.manager_level == 1;
  });
}

bool leaves_somebody(const Fact<Subjects>& asked, const Policy& policy, const Managers& managers) {
  return !asks_own_manager(asked) || !managers.known_for_all(policy);
}

void judge(const Policy& policy, const Managers& managers, About& about) {
  if (!about.holds(inside(policy))) return;
  const auto stages = about.need(policy.stages);
  for (std::size_t i = 0; stages && i < stages->size(); ++i) {
    const Stage& stage = (*stages)[i];
    if (stage.dynamic) continue;
    if (about.holds(falls_through(stage.primary, stage.fallback))) {
      if (leaves_somebody(stage.primary, policy, managers)) report(policy, i, false, about);
    } else if (about.holds(falls_through(alternates(stage), stage.fallback_escalation))) {
      if (leaves_somebody(stage.escalation, policy, managers)) report(policy, i, true, about);
    }
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Managers managers(tenant);
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      judge(policy, managers, about);
    }
  }
}

}  // namespace

extern const Rule manager_approver_without_fallback = {
    .code = "AP410",
    .name = "manager-approver-without-fallback",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "The manager decides, and nobody does for people without a manager.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
