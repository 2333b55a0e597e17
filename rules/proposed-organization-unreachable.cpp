// AP208: a proposed connected organization that no policy reaches.
#include "tool/access/anybody.h"
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> is_proposed(const Organization& organization) {
  return map(organization.state, [](OrganizationState state) { return state == OrganizationState::proposed; });
}

void report(const Organization& organization, const Limits& limits, About& about) {
  Finding& finding = about.report(organization.state.place(), "connected organization " + in_quotes(organization.label()) +
                                                                  " is still proposed and no policy is for it, so its people can request "
                                                                  "nothing");
  const Fact<bool> for_anybody = is_for_anybody(organization, limits);
  if (for_anybody.is(true)) {  // nobody must configure it, so proposed is right
    finding.severity = Severity::note;
    finding.related.push_back({for_anybody.place(), "a provider where anybody gets an account"});
    finding.remedy =
        "It is a provider where anybody gets an account, so leave it proposed, or delete it: ID Governance > Entitlement management > "
        "Connected organizations > " +
        in_quotes(organization.label()) + " > Delete.";
    return;
  }
  finding.remedy = "Look at whom it stands for. If they are partners: ID Governance > Entitlement management > Connected organizations > " +
                   in_quotes(organization.label()) + " > Edit > State = Configured, or " + patch(organization, configured()) +
                   ". It then counts for every policy for all configured organizations. Else delete it.";
  if (for_anybody.known()) offer(finding, organization, configured());
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const OrganizationReach reach(tenant);
    for (const Organization& organization : tenant.organizations.all) {
      auto about = context.about(organization, tenant);
      if (about.holds(both(is_proposed(organization), negated(reach.admitted(organization))))) report(organization, c.limits, about);
    }
  }
}

}  // namespace

extern const Rule proposed_organization_unreachable = {
    .code = "AP208",
    .name = "proposed-organization-unreachable",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A connected organization is still proposed, and no policy is for it.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "policies organizations",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
