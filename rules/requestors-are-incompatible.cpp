// AP211: the groups whose members may request an access package are listed as incompatible with it.
#include <algorithm>
#include <string>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

using Groups = std::span<const std::string_view>;

bool lists(Groups groups, std::string_view id) {
  return std::ranges::any_of(groups, [id](std::string_view each) { return equal_ids(each, id); });
}

Fact<bool> is_excluded(const Subject& target, Groups incompatible) {
  const Fact<bool> group = map(target.kind, [](SubjectKind kind) { return kind == SubjectKind::group; });
  return both(group, map(target.id, [incompatible](std::string_view id) { return lists(incompatible, id); }));
}

// Of one policy: some, or all of those it lists.
struct Exclusion {
  Fact<bool> some, all;
  const Subject* first = nullptr;
};

Exclusion exclusion_of(const Policy& policy, Groups incompatible) {
  const Fact<bool> open = requestable(policy);
  const Fact<bool> chosen = map(policy.scope, [](Scope scope) { return scope == Scope::specific_directory_users; });
  if (chosen.is(false)) return {{false, policy.scope.place()}, negated(open), nullptr};
  if (!policy.targets.known()) {
    const Fact<bool> unknown(policy.targets.gap(), policy.targets.place());
    return {both(open, unknown), either(negated(open), unknown), nullptr};
  }
  Exclusion found{{false, policy.targets.place()}, {true, policy.targets.place()}, nullptr};
  for (const Subject& target : policy.targets.value()) {
    const Fact<bool> excluded = is_excluded(target, incompatible);
    found.some = either(found.some, excluded);
    found.all = both(found.all, excluded);
    if (excluded.is(true) && found.first == nullptr) found.first = &target;
  }
  found.some = both(both(chosen, open), found.some);
  found.all = either(negated(open), found.all);
  return found;
}

Fact<bool> some_excluded(const Package& package) {
  if (package.policies.empty()) return {false, package.mark()};
  if (!package.incompatible_groups.known()) return {package.incompatible_groups.gap(), package.incompatible_groups.place()};
  Fact<bool> any(false, package.incompatible_groups.place());
  if (package.incompatible_groups.value().empty()) return any;
  for (const Policy* policy : package.policies) any = either(any, exclusion_of(*policy, package.incompatible_groups.value()).some);
  return any;
}

void report(const Package& package, const Tenant& tenant, About& about) {
  const Groups incompatible = package.incompatible_groups.value();
  Fact<bool> everybody = policies_complete(package, tenant);
  for (const Policy* policy : package.policies) everybody = both(everybody, exclusion_of(*policy, incompatible).all);
  const bool all = everybody.is(true);
  Finding& finding = about.report(package.incompatible_groups.place(),
                                  "access package " + in_quotes(package.label()) + " excludes " +
                                      (all ? "every group whose members may request it, so everybody is refused"
                                           : "a group whose members may request it: they are refused, others are not"));
  if (!all) finding.severity = Severity::warning;
  std::string group = "{id}";
  for (const Policy* policy : package.policies) {
    const Exclusion excluded = exclusion_of(*policy, incompatible);
    if (!excluded.some.is(true) || finding.related.size() == 5) continue;
    if (finding.related.empty()) group = excluded.first->id.value();
    finding.related.push_back({excluded.first->id.place(), "policy " + in_quotes(policy->label()) + " is for an excluded group"});
  }
  finding.remedy = "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                   " > Separation of duties > Incompatible groups: remove the group, or choose another one in the policy. Or: DELETE " +
                   graph_path(package) + "/incompatibleGroups/" + group + "/$ref.";
}

void check(const Case& c, Context& context) {
  judge_packages(c, context, [](const Package& package, const Tenant& tenant, About& about) {
    if (about.holds(some_excluded(package))) report(package, tenant, about);
  });
}

}  // namespace

extern const Rule requestors_are_incompatible = {
    .code = "AP211",
    .name = "requestors-are-incompatible",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "The groups whose members may request an access package are incompatible with it.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "packages policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
