// AP311: managers are to approve outsiders, or sponsors of organizations the directory's own people.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool is_a_manager(SubjectKind kind) {
  return kind == SubjectKind::requestor_manager || kind == SubjectKind::target_manager;
}
bool is_organization_sponsor(SubjectKind kind) {
  return kind == SubjectKind::internal_sponsors || kind == SubjectKind::external_sponsors;
}

// The kind of approver that a scope has no use for. People outside the directory have no manager in it, and the directory's own people
// belong to no connected organization. The sponsors of a guest (targetUserSponsors) fit everywhere.
bool misfit(Scope scope, SubjectKind kind) {
  return is_external(scope) ? is_a_manager(kind) : is_organization_sponsor(kind);
}

bool is_judged(Scope scope) {
  return is_external(scope) || is_directory(scope);
}

const Subject* first_misfit(const Stage& stage, Scope scope) {
  if (!stage.primary.known()) return nullptr;
  const Subjects primary = stage.primary.value();
  const auto found = std::ranges::find_if(
      primary, [scope](const Subject& approver) { return approver.kind.known() && misfit(scope, approver.kind.value()); });
  return found == primary.end() ? nullptr : &*found;
}

// A primary or fallback approver who fits.
Fact<bool> asks_somebody_else(const Stage& stage, Scope scope) {
  const auto fits = [scope](const Subject& approver) {
    return map(approver.kind, [scope](SubjectKind kind) { return !misfit(scope, kind); });
  };
  return either(any_entry(stage.primary, fits), any_entry(stage.fallback, fits));
}

// Outsiders: any manager among the approvers. The directory: nobody but sponsors of organizations, because a policy for chosen people may
// be for guests.
Fact<bool> asks_a_misfit(const Stage& stage, Scope scope) {
  if (stage.dynamic) return {false, stage.place};
  if (is_external(scope)) return any_entry(stage.primary, [](const Subject& approver) { return map(approver.kind, is_a_manager); });
  if (stage.primary.known() && stage.primary->empty()) return {false, stage.primary.place()};
  return every_entry(stage.primary, [](const Subject& approver) { return map(approver.kind, is_organization_sponsor); });
}

Fact<bool> any_misfit(const Policy& policy) {
  if (!policy.scope.known()) return {policy.scope.gap(), policy.scope.place()};
  if (!is_judged(policy.scope.value())) return {false, policy.scope.place()};
  return any_entry(policy.stages, [&](const Stage& stage) { return asks_a_misfit(stage, policy.scope.value()); });
}

void report(const Policy& policy, const Stage& stage, std::size_t number, About& about) {
  const Scope scope = policy.scope.value();
  const Subject& approver = *first_misfit(stage, scope);
  const bool external = is_external(scope);
  const Fact<bool> others = asks_somebody_else(stage, scope);
  Finding& finding = about.report(approver.kind.place(),
                                  full_name(policy) +
                                      (external ? " is for people from outside, who have no manager here, but stage "
                                                : " is for people of the directory, who belong to no connected organization, but stage ") +
                                      std::to_string(number) + " asks " + (external ? "the manager" : "sponsors of the organization") +
                                      (others.is(true) ? "; only the stage's other approvers can decide" : ""));
  if (!others.is(false)) finding.severity = Severity::warning;
  finding.detail = "stage=" + std::to_string(number);
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(scope))});
  finding.remedy = policy_remedy(policy,
                                 external ? " > Requests: choose sponsors, users or groups as approvers."
                                          : " > Requests: choose the manager, users or groups as approvers.",
                                 {"change the stage's primaryApprovers", "change the stage's primaryApprovers",
                                  "change the primary_approver blocks of the approval_stage"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) {
    if (!about.holds(both(both(policy.approval, requestable(policy)), any_misfit(policy)))) return;
    for_each_entry(
        policy.stages, [&](const Stage& stage) { return asks_a_misfit(stage, policy.scope.value()); },
        [&](const Stage& stage, std::size_t number) { report(policy, stage, number, about); });
  });
}

}  // namespace

extern const Rule approver_kind_does_not_fit_scope = {
    .code = "AP311",
    .name = "approver-kind-does-not-fit-scope",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references sharing",
    .since = "0.1",
    .summary = "A policy asks approvers whom its requestors do not have.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
