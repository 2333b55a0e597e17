// AP417: a partner that is everybody.
#include "tool/access/anybody.h"
#include "tool/access/doors.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const Organization& organization, const Place& source, const Door& door, About& about) {
  const bool configured = organization.state.is(OrganizationState::configured);
  const bool unapproved = door.unapproved != nullptr;
  const Policy& policy = unapproved ? *door.unapproved : *door.open;
  Finding& finding = about.report(source, "connected organization " + in_quotes(organization.label()) +
                                              " is a provider where anybody gets an account, and " + full_name(policy) +
                                              (unapproved ? " lets its users in without approval" : " lets its users request"));
  if (configured && unapproved) finding.severity = Severity::error;
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  if (unapproved) finding.related.push_back({policy.approval.place(), "no approval is required"});
  finding.remedy =
      "ID Governance > Entitlement management > Connected organizations > " + in_quotes(organization.label()) +
      ": delete it, or keep it proposed (PATCH " + graph_path(organization) +
      " with {\"state\": \"proposed\"}) and require approval. Whether users of the provider can sign in at all depends on the tenant's "
      "identity providers.";
}

void judge(const Organization& organization, const Tenant& tenant, const Limits& limits, const Doors& doors, Context& context) {
  auto about = context.about(organization, tenant);
  const Fact<bool> for_all = is_for_anybody(organization, limits);
  if (!about.holds(for_all)) return;
  const Door door = doors.of(organization);
  if (door.open != nullptr) {
    report(organization, for_all.place(), door, about);
  } else if (door.gap.missing()) {
    about.note(door.gap);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Doors doors(tenant);
    for (const Organization& organization : tenant.organizations.all) judge(organization, tenant, c.limits, doors, context);
  }
}

}  // namespace

extern const Rule public_domain_organization = {
    .code = "AP417",
    .name = "public-domain-organization",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance security",
    .since = "0.1",
    .summary = "A connected organization stands for a public mail provider or a social network.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "organizations policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
