// AP205: a policy for chosen people or organizations that lists none.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Terraform can write an entry without an object id: it names nobody.
bool names_nobody(const Subject& subject) {
  return subject.id.known() && subject.id.value().empty() && !subject.kind.is(SubjectKind::attribute_rule);
}

Fact<bool> asks_for_a_list(const Policy& policy) {
  return map(policy.scope,
             [](Scope scope) { return scope == Scope::specific_directory_users || scope == Scope::specific_connected_organizations; });
}

Fact<bool> list_is_empty(const Policy& policy) {
  return map(policy.targets, [](Subjects targets) { return std::ranges::all_of(targets, names_nobody); });
}

void report(const Policy& policy, const Tenant& tenant, About& about) {
  const bool organizations = policy.scope.is(Scope::specific_connected_organizations);
  const Fact<const Package*> package = package_of(policy, tenant);
  const bool package_known = package.known() && package.value() != nullptr;
  const std::string of = package_known ? " of access package " + in_quotes(package.value()->label()) : "";

  Finding& finding =
      about.report(policy.targets.place(), "policy " + in_quotes(policy.label()) + of + " is for specific " +
                                               (organizations ? "connected organizations" : "users and groups") + ", but lists none");
  finding.related.push_back({policy.scope.place(), "the scope asks for a list"});
  if (package_known) finding.related.push_back({package.value()->mark(), "the access package"});
  finding.remedy = policy_remedy(policy, std::string(" > Requests > ") + (organizations ? "Add directories." : "Add users and groups."),
                                 {"fill specificAllowedTargets", "fill requestorSettings.allowedRequestors",
                                  std::string("add requestor blocks with the object_id of each ") +
                                      (organizations ? "connected organization" : "user or group") + " to requestor_settings"});
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant& tenant, About& about) {
    if (about.holds(both(asks_for_a_list(policy), list_is_empty(policy)))) report(policy, tenant, about);
  });
}

}  // namespace

extern const Rule specific_scope_without_targets = {
    .code = "AP205",
    .name = "specific-scope-without-targets",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A policy is for specific people or organizations, but lists none of them.",
    .covers = "MT.1108",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
