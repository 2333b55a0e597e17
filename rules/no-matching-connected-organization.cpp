// AP207: an external policy whose connected organizations cannot match anybody.
#include <algorithm>

#include "tool/access/anybody.h"
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view portal = "ID Governance > Entitlement management > Connected organizations > ";

// Nothing is said of organizations that are only partly here. A single organization may be the answer to the request that created it,
// which is documented with an empty list of identity sources.
Fact<bool> organizations_complete(const Tenant& tenant, Place place) {
  if (tenant.organizations.complete()) return {true, place};
  const bool absent = tenant.organizations.completeness == Completeness::absent;
  return {Gap{absent ? Reason::not_loaded : Reason::page_missing, Field::organizations}, place};
}

Fact<bool> none_is_configured(const Tenant& tenant, Place place) {
  Fact<bool> any(false, place);
  for (const Organization& organization : tenant.organizations.all) {
    any = either(any, map(organization.state, [](OrganizationState state) { return state == OrganizationState::configured; }));
  }
  return any.is(false) ? organizations_complete(tenant, place) : negated(any);
}

Fact<bool> for_all_configured(const Policy& policy) {
  return both(map(policy.scope, [](Scope scope) { return scope == Scope::all_configured_organizations; }), requestable(policy));
}

// All of them are proposed; providers where anybody gets an account stay that.
void advise(const Policy& policy, const Tenant& tenant, const Limits& limits, Finding& finding) {
  const auto& all = tenant.organizations.all;
  const auto stay = std::ranges::count_if(all, [&](const Organization& each) { return is_for_anybody(each, limits).is(true); });
  const std::string add = std::string(portal) + "Add connected organization, with state Configured.";
  if (all.empty()) {
    finding.remedy = add;
  } else if (static_cast<std::size_t>(stay) == all.size()) {
    finding.remedy = add + " What is there is a provider where anybody gets an account, so leave it proposed.";
  } else if (all.size() == 1) {
    const Organization& only = all.front();
    finding.remedy = std::string(portal) + in_quotes(only.label()) + " > Edit > State = Configured, or " + patch(only, configured()) +
                     ". Check first whom it stands for.";
    if (is_for_anybody(only, limits).known()) offer(finding, only, configured());
  } else {
    finding.remedy = std::string(portal) + "the organization > Edit > State = Configured, or PATCH /" +
                     (policy.dialect == Dialect::beta ? "beta" : "v1.0") +
                     "/identityGovernance/entitlementManagement/connectedOrganizations/{id} with {\"state\": \"configured\"}. Check first "
                     "whom it stands for" +
                     (stay > 0 ? ", and leave public mail providers and social networks proposed." : ".");
  }
}

void report_policy(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const std::size_t count = tenant.organizations.all.size();
  const std::string there = count == 0   ? "there is no connected organization"
                            : count == 1 ? "the only connected organization is proposed"
                                         : "all " + std::to_string(count) + " connected organizations are proposed";
  Finding& finding = about.report(policy.scope.place(),
                                  "policy " + in_quotes(policy.label()) + " is for all configured connected organizations, but " + there);
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 5); ++i) {
    finding.related.push_back({tenant.organizations.all[i].state.place(), in_quotes(tenant.organizations.all[i].label()) + " is proposed"});
  }
  advise(policy, tenant, limits, finding);
  const Fact<const Package*> package = package_of(policy, tenant);
  if (package.known() && package.value() != nullptr) finding.related.push_back({package.value()->mark(), "the access package"});
}

// The targets of a policy that takes requests name the organization.
Fact<bool> names(const Policy& policy, const Organization& organization) {
  const Fact<bool> specific = map(policy.scope, [](Scope scope) { return scope == Scope::specific_connected_organizations; });
  return both(both(specific, admits(policy, organization)), requestable(policy));
}

void report_organization(const Organization& organization, const Tenant& tenant, About& about) {
  Finding& finding =
      about.report(organization.sources.place(), "connected organization " + in_quotes(organization.label()) +
                                                     " has neither a directory nor a domain, so the policies for it match nobody");
  for (const Policy& policy : tenant.policies.all) {
    if (names(policy, organization).is(true))
      finding.related.push_back({policy.targets.place(), "policy " + in_quotes(policy.label()) + " is for it"});
  }
  finding.remedy =
      std::string(portal) + in_quotes(organization.label()) +
      " > Directory + domain > Add directory + domain. Graph documents no call that adds a source to an existing organization.";
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Fact<bool> none = none_is_configured(tenant, Place{});
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      if (about.holds(both(for_all_configured(policy), none))) report_policy(policy, tenant, c.limits, about);
    }
    const OrganizationReach reach(tenant);
    for (const Organization& organization : tenant.organizations.all) {
      auto about = context.about(organization, tenant);
      const Fact<bool> without_source = map(organization.sources, [](std::span<const IdentitySource> sources) { return sources.empty(); });
      const Fact<bool> certain = both(without_source, organizations_complete(tenant, organization.mark()));
      if (!certain.is(false) && about.holds(both(certain, reach.named(organization)))) report_organization(organization, tenant, about);
    }
  }
}

}  // namespace

extern const Rule no_matching_connected_organization = {
    .code = "AP207",
    .name = "no-matching-connected-organization",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A policy is for connected organizations that cannot match anybody.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies organizations",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
