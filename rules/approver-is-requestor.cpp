// AP412: requestors who would have to approve for themselves or for one another.
#include <array>

#include "tool/access/subjects.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Those who are asked at first.
std::array<const Fact<Subjects>*, 2> first_asked(const Stage& stage) {
  return {&stage.primary, &stage.fallback};
}

Fact<bool> asks_only_requestors(const Stage& stage, const Fact<Subjects>& targets) {
  if (stage.dynamic) return {false, stage.place};
  Fact<bool> somebody(false, stage.place), all(true, stage.place);
  for (const Fact<Subjects>* list : first_asked(stage)) {
    somebody = either(somebody, names_anybody(*list));
    all = both(all, all_among(*list, targets));
  }
  return both(both(somebody, all), all_among(alternates(stage), targets));
}

std::size_t count_asked(const Stage& stage) {
  return stage.primary->size() + stage.fallback->size() + alternates(stage)->size();
}

void report(const Policy& policy, std::size_t index, const Tenant& tenant, const Limits& limits, About& about) {
  const Stage& stage = policy.stages.value()[index];
  const Fact<Subjects>& list = stage.primary->empty() ? stage.fallback : stage.primary;
  const bool one_user = count_asked(stage) == 1 && is_one_user(list).is(true);
  const bool nobody_else = one_user && policy.targets->size() == 1;
  const std::string where = stage_name(policy, index) + " of " + full_name(policy);
  std::string message = nobody_else
                            ? "the only person who may request is the only one to ask in " + where + ", and nobody approves for himself"
                        : one_user ? "the only approver in " + where + " may request too, but nobody approves for himself"
                                   : "those who may request decide for one another in " + where;
  Finding& finding = about.report(list->front().id.place(), std::move(message));
  const bool weighty = gives_sensitive(policy, tenant, limits).is(true);
  finding.severity = nobody_else ? Severity::error : one_user || weighty ? Severity::warning : Severity::note;
  finding.detail = "stage=" + std::to_string(index + 1);
  finding.related.push_back({policy.targets.place(), "those who may request"});
  finding.remedy = policy_remedy(policy, " > Requests > Approvers: somebody who is not among the requestors.",
                                 {"add to primaryApprovers of the stage", "add to primaryApprovers of the stage",
                                  "add a primary_approver block for somebody else to the approval_stage"});
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Fact<bool> lists_people = map(policy.scope, [](Scope scope) { return scope == Scope::specific_directory_users; });
  if (!about.holds(both(lists_people, both(requestable(policy), policy.approval)))) return;
  const auto stages = about.need(policy.stages);
  for (std::size_t i = 0; stages && i < stages->size(); ++i) {
    if (about.holds(asks_only_requestors((*stages)[i], policy.targets))) report(policy, i, tenant, limits, about);
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule approver_is_requestor = {
    .code = "AP412",
    .name = "approver-is-requestor",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Everybody who may approve is among those who may request.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
