// AP416: partners who came in before anybody looked at them.
#include "tool/access/access.h"
#include "tool/access/anybody.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Whoever comes from a public provider is nobody's partner.
std::string if_a_partner(const Organization& organization, const Limits& limits) {
  if (is_for_anybody(organization, limits).is(true)) return "It is a provider where anybody gets an account, so do not configure it. Take";
  return "If it is a partner: ID Governance > Entitlement management > Connected organizations > " + in_quotes(organization.label()) +
         " > Edit > State = Configured, or " + patch(organization, configured()) + ". Else take";
}

void report(const Policy& policy, const Subject& target, const Organization& organization, const Limits& limits, About& about) {
  Finding& finding = about.report(target.id.place(), full_name(policy) + " lets in people of " + in_quotes(organization.label()) +
                                                         ", a proposed organization that nobody has approved");
  finding.detail = "organization=" + std::string(organization.id);
  finding.related.push_back({organization.state.place(), "the organization is proposed here"});
  finding.remedy = "Its people can request nonetheless. " + if_a_partner(organization, limits) + " it off the policy: " +
                   policy_remedy(policy, " > Requests.",
                                 {"take it out of specificAllowedTargets", "take it out of requestorSettings.allowedRequestors",
                                  "take its requestor block out of requestor_settings"});
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Fact<bool> by_name = map(policy.scope, [](Scope scope) { return scope == Scope::specific_connected_organizations; });
  if (!about.holds(both(by_name, requestable(policy)))) return;
  if (is_barred(policy, tenant).is(true)) return;  // a catalog that keeps them all out; without catalogs nobody knows
  for (const Subject& target : policy.targets.value()) {
    const auto organization = about.need(organization_of(target, tenant));
    if (!organization || *organization == nullptr) continue;
    const Fact<bool> proposed = map((*organization)->state, [](OrganizationState state) { return state == OrganizationState::proposed; });
    if (about.holds(proposed)) report(policy, target, **organization, limits, about);
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule proposed_organization_targeted = {
    .code = "AP416",
    .name = "proposed-organization-targeted",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "A policy names a connected organization that nobody has approved yet.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies organizations",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
