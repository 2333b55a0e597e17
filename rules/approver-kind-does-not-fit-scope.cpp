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
  const auto fits = [scope](const Fact<Subjects>& approvers) -> Fact<bool> {
    if (!approvers.known()) return {approvers.gap(), approvers.place()};
    Fact<bool> any(false, approvers.place());
    for (const Subject& approver : approvers.value())
      any = either(any, map(approver.kind, [scope](SubjectKind kind) { return !misfit(scope, kind); }));
    return any;
  };
  return either(fits(stage.primary), fits(stage.fallback));
}

// Outsiders: any manager among the approvers. The directory: nobody but sponsors of organizations, because a policy for chosen people may
// be for guests.
Fact<bool> asks_a_misfit(const Stage& stage, Scope scope) {
  if (stage.dynamic) return {false, stage.place};
  if (!stage.primary.known()) return {stage.primary.gap(), stage.primary.place()};
  if (is_external(scope)) {
    Fact<bool> any(false, stage.primary.place());
    for (const Subject& approver : stage.primary.value()) any = either(any, map(approver.kind, is_a_manager));
    return any;
  }
  if (stage.primary.value().empty()) return {false, stage.primary.place()};
  Fact<bool> all(true, stage.primary.place());
  for (const Subject& approver : stage.primary.value()) all = both(all, map(approver.kind, is_organization_sponsor));
  return all;
}

Fact<bool> any_misfit(const Policy& policy) {
  if (!policy.scope.known()) return {policy.scope.gap(), policy.scope.place()};
  if (!is_judged(policy.scope.value())) return {false, policy.scope.place()};
  if (!policy.stages.known()) return {policy.stages.gap(), policy.stages.place()};
  Fact<bool> any(false, policy.stages.place());
  for (const Stage& stage : policy.stages.value()) any = either(any, asks_a_misfit(stage, policy.scope.value()));
  return any;
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
  for (const Tenant& tenant : c.tenants) {
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      if (!about.holds(both(both(policy.approval, requestable(policy)), any_misfit(policy)))) continue;
      std::size_t number = 0;
      for (const Stage& stage : policy.stages.value()) {
        ++number;
        if (asks_a_misfit(stage, policy.scope.value()).is(true)) report(policy, stage, number, about);
      }
    }
  }
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
