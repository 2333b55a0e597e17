// AP206: the targets of a policy are of another kind than its scope asks for.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// What a scope's list may hold. Microsoft's table has an empty list for every scope that is not "specific".
Fact<bool> fits(const Subject& target, Scope scope) {
  return map(target.kind, [scope](SubjectKind kind) {
    if (scope == Scope::specific_connected_organizations) return kind == SubjectKind::connected_organization;
    if (scope == Scope::specific_service_principals) return kind == SubjectKind::service_principal;
    return kind == SubjectKind::user || kind == SubjectKind::group || kind == SubjectKind::attribute_rule;
  });
}

// The first target that does not fit; a gap when a kind is not known and none is known not to fit.
Fact<const Subject*> misfit(const Policy& policy) {
  if (!policy.scope.known()) return {policy.scope.gap(), policy.scope.place()};
  if (!policy.targets.known()) return {policy.targets.gap(), policy.targets.place()};
  const Subjects targets = policy.targets.value();
  if (!is_specific(policy.scope.value())) {  // a membership rule is that of an automatic policy
    const auto listed = std::ranges::find_if(targets, [](const Subject& target) { return !target.kind.is(SubjectKind::attribute_rule); });
    return {listed == targets.end() ? nullptr : &*listed, policy.targets.place()};
  }
  Gap gap;
  for (const Subject& target : targets) {
    const Fact<bool> fit = fits(target, policy.scope.value());
    if (fit.is(false)) return {&target, target.kind.place()};
    if (!fit.known()) gap = fit.gap();
  }
  return gap.missing() ? Fact<const Subject*>(gap, policy.targets.place()) : Fact<const Subject*>(nullptr, policy.targets.place());
}

std::string_view spoken(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::user:
      return "a user";
    case SubjectKind::group:
      return "a group";
    case SubjectKind::connected_organization:
      return "a connected organization";
    case SubjectKind::service_principal:
      return "a service principal";
    case SubjectKind::attribute_rule:
      return "a membership rule";
    default:
      return "an entry of another kind";
  }
}

void report(const Policy& policy, const Subject& target, About& about) {
  const Scope scope = policy.scope.value();
  const bool specific = is_specific(scope);
  const std::string who = in_quotes(portal_name(scope));
  Finding& finding = specific ? about.report(target.kind.place(), full_name(policy) + " is for " + who + ", but lists " +
                                                                      std::string(spoken(target.kind.value())))
                              : about.report(policy.targets.place(),
                                             full_name(policy) + " is for " + who + ", so its list of targets does not restrict anybody");
  if (!specific) finding.severity = Severity::warning;
  finding.related.push_back({policy.scope.place(), "who may request is set here"});
  finding.remedy =
      policy_remedy(policy, " > Requests: choose the scope that is meant.",
                    specific ? Spellings{"put targets that fit into specificAllowedTargets, or change allowedTargetScope",
                                         "put targets that fit into requestorSettings.allowedRequestors, or change scopeType",
                                         "give the requestor blocks of requestor_settings a subject_type that fits, or change scope_type"}
                             : Spellings{"empty specificAllowedTargets, or set allowedTargetScope to the specific scope",
                                         "empty requestorSettings.allowedRequestors, or set scopeType to the specific scope",
                                         "remove the requestor blocks of requestor_settings, or set scope_type to the specific scope"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) {
    const auto target = about.need(misfit(policy));
    if (target && *target != nullptr) report(policy, **target, about);
  });
}

}  // namespace

extern const Rule scope_and_target_kind_disagree = {
    .code = "AP206",
    .name = "scope-and-target-kind-disagree",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A policy lists targets of another kind than its scope asks for.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
