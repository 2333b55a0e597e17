// AP409: an approval that waits for one person.
#include "tool/access/subjects.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> decided_by_one(const Stage& stage) {
  if (stage.dynamic) return {false, stage.place};
  const auto nobody = [](const Fact<Subjects>& list) { return negated(names_anybody(list)); };
  const Fact<bool> alone = both(is_one_user(stage.primary), both(nobody(stage.fallback), nobody(alternates(stage))));
  return alone.is(true) ? Fact<bool>(true, stage.primary.place()) : alone;
}

void report(const Policy& policy, std::size_t index, About& about) {
  const Stage& stage = policy.stages.value()[index];
  Finding& finding = about.report(stage.primary->front().id.place(),
                                  "one person decides alone in " + stage_name(policy, index) + " of " + full_name(policy));
  if (!is_external(policy.scope.value())) finding.severity = Severity::note;  // colleagues can walk over and ask
  finding.detail = "stage=" + std::to_string(index + 1);
  finding.remedy = portal_path(policy) + " > Requests > Approvers: a group, a second person, or alternate approvers. Or: " +
                   replace_policy(policy, "add to primaryApprovers of the stage");
}

void judge(const Policy& policy, About& about) {
  if (!about.holds(both(requestable(policy), policy.approval))) return;
  const auto stages = about.need(policy.stages);
  for (std::size_t i = 0; stages && i < stages->size(); ++i) {
    if (about.holds(decided_by_one((*stages)[i]))) report(policy, i, about);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      judge(policy, about);
    }
  }
}

}  // namespace

extern const Rule single_approver = {
    .code = "AP409",
    .name = "single-approver",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "One named person decides alone.",
    .covers = "MT.1109",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
