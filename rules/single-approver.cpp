// AP409: an approval that waits for one person.
#include "tool/access/directory.h"
#include "tool/access/subjects.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> decided_by_one(const Stage& stage, const Tenant& tenant) {
  if (stage.dynamic) return {false, stage.place};
  const auto nobody = [](const Fact<Subjects>& list) { return negated(names_anybody(list)); };
  const Fact<bool> alone = both(is_one_person(stage.primary, tenant), both(nobody(stage.fallback), nobody(alternates(stage))));
  return alone.is(true) ? Fact<bool>(true, stage.primary.place()) : alone;
}

void report(const Policy& policy, std::size_t index, const Tenant& tenant, About& about) {
  const Stage& stage = policy.stages.value()[index];
  const Subject& approver = stage.primary->front();
  const DirectoryGroup* const group = approver.kind.is(SubjectKind::group) ? tenant.groups.find(approver.id.value()) : nullptr;
  Finding& finding = about.report(approver.id.place(),
                                  "one person decides alone in " + stage_name(policy, index) + " of " + full_name(policy) +
                                      (group == nullptr ? "" : ": group " + in_quotes(group->label()) + " has no other member who can"));
  if (group != nullptr && group->members.place().known()) finding.related.push_back({group->members.place(), "the group's members"});
  if (!is_external(policy.scope.value())) finding.severity = Severity::note;  // colleagues can walk over and ask
  finding.detail = "stage=" + std::to_string(index + 1);
  finding.remedy = policy_remedy(policy, " > Requests > Approvers: a group, a second person, or alternate approvers.",
                                 {"add to primaryApprovers of the stage", "add to primaryApprovers of the stage",
                                  "add a primary_approver block to the approval_stage"});
}

void judge(const Policy& policy, const Tenant& tenant, About& about) {
  if (!about.holds(both(requestable(policy), policy.approval))) return;
  const auto stages = about.need(policy.stages);
  for (std::size_t i = 0; stages && i < stages->size(); ++i) {
    if (about.holds(decided_by_one((*stages)[i], tenant))) report(policy, i, tenant, about);
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, judge);
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
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
