// AP209: people from outside may request, but the tenant's settings for guests forbid to invite them.
#include <algorithm>
#include <vector>

#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view settings = "Entra ID > External Identities > ";

bool lists(std::span<const std::string_view> domains, std::string_view domain) {
  return std::ranges::any_of(domains, [domain](std::string_view each) { return equal_ids(each, domain); });
}

// A domain that the lists keep out. A directory has many domains that nobody sees here, so only sources that are a domain are judged.
Fact<bool> is_kept_out(const IdentitySource& source, const Collaboration& tenant) {
  const Fact<bool> by_domain = map(source.kind, [](IdentitySource::Kind kind) {
    return kind == IdentitySource::Kind::domain || kind == IdentitySource::Kind::federation;
  });
  if (!by_domain.is(true)) return by_domain;
  if (!source.domain.known()) return {source.domain.gap(), source.domain.place()};
  const std::string_view domain = source.domain.value();
  const Fact<bool> not_allowed =
      map(tenant.allowed_domains, [&](std::span<const std::string_view> allowed) { return !allowed.empty() && !lists(allowed, domain); });
  const Fact<bool> blocked = map(tenant.blocked_domains, [&](std::span<const std::string_view> list) { return lists(list, domain); });
  return either(not_allowed, blocked);
}

// A tenant that the cross-tenant access settings keep out.
Fact<bool> is_blocked_partner(const IdentitySource& source, const Collaboration& tenant) {
  const Fact<bool> by_tenant = map(source.kind, [](IdentitySource::Kind kind) { return kind == IdentitySource::Kind::entra_tenant; });
  if (!by_tenant.is(true)) return by_tenant;
  if (!source.tenant_id.known()) return {source.tenant_id.gap(), source.tenant_id.place()};
  if (!tenant.partners.known()) return {tenant.partners.gap(), source.tenant_id.place()};
  Fact<bool> any(false, source.tenant_id.place());
  for (const Partner& partner : tenant.partners.value()) {
    const auto same = map(partner.tenant_id, [&](std::string_view id) { return equal_ids(id, source.tenant_id.value()); });
    if (same.is(true)) any = either(any, partner.blocks_all_inbound);
  }
  return any;
}

struct Closed {
  const IdentitySource* source = nullptr;
  bool domain = false;
  Place setting;
};

// All sources of the organization are closed; one that is open, or not known to be closed, lets its people in.
Fact<bool> is_closed(const Organization& organization, const Collaboration& tenant, Closed& closed) {
  if (!organization.sources.known()) return {organization.sources.gap(), organization.sources.place()};
  if (organization.sources.value().empty()) return {false, organization.sources.place()};
  Fact<bool> all(true, organization.sources.place());
  for (const IdentitySource& source : organization.sources.value()) {
    const Fact<bool> kept_out = is_kept_out(source, tenant), blocked = is_blocked_partner(source, tenant);
    all = both(all, either(kept_out, blocked));
    if (closed.source == nullptr) {
      closed = {&source, kept_out.is(true), kept_out.is(true) ? kept_out.place() : blocked.place()};
    }
  }
  return all;
}

void report_organization(const Organization& organization, const Closed& closed, About& about) {
  const IdentitySource& source = *closed.source;
  const std::string what = closed.domain
                               ? "domain " + std::string(source.domain.value()) + " is kept out by the lists of domains that may be invited"
                               : "its tenant is blocked in the cross-tenant access settings";
  Finding& finding =
      about.report(closed.domain ? source.domain.place() : source.tenant_id.place(),
                   "people of connected organization " + in_quotes(organization.label()) + " may request, but cannot be invited: " + what);
  if (closed.setting.known()) finding.related.push_back({closed.setting, "the setting"});
  finding.remedy = std::string(settings) +
                   (closed.domain ? "External collaboration settings > Collaboration restrictions: let the domain in, "
                                  : "Cross-tenant access settings: allow inbound B2B collaboration for the organization, ") +
                   "or take the organization out of the policies.";
}

Fact<bool> nobody_may_invite(const Collaboration& tenant) {
  return map(tenant.invites_from, [](InvitesFrom who) { return who == InvitesFrom::nobody; });
}

Fact<bool> only_some_domains(const Policy& policy, const Collaboration& tenant) {
  const Fact<bool> anybody = map(policy.scope, [](Scope scope) { return scope == Scope::all_external_users; });
  return both(anybody, map(tenant.allowed_domains, [](std::span<const std::string_view> allowed) { return !allowed.empty(); }));
}

void report_policy(const Policy& policy, const Collaboration& tenant, About& about) {
  const bool nobody = nobody_may_invite(tenant).is(true);
  Finding& finding = about.report(policy.scope.place(),
                                  full_name(policy) + " is for people from outside, but " +
                                      (nobody ? "the tenant lets nobody invite guests" : "only the domains of a list may be invited"));
  finding.related.push_back({nobody ? tenant.invites_from.place() : tenant.allowed_domains.place(), "the setting"});
  finding.remedy = std::string(settings) + "External collaboration settings: " +
                   (nobody ? "choose a guest invite setting other than \"no one\"; \"only users assigned to specific admin roles\" is "
                             "enough and as strict as baselines ask for."
                           : "allow further domains, or make the policy one for the connected organizations that are allowed.");
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Collaboration& collaboration = tenant.collaboration;
    const OrganizationReach reach(tenant);
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      const Fact<bool> blocked = either(nobody_may_invite(collaboration), only_some_domains(policy, collaboration));
      if (about.holds(both(blocked, external_and_requestable(policy)))) report_policy(policy, collaboration, about);
    }
    for (const Organization& organization : tenant.organizations.all) {
      auto about = context.about(organization, tenant);
      Closed closed;
      const Fact<bool> all_closed = is_closed(organization, collaboration, closed);
      if (about.holds(both(all_closed, reach.admitted(organization)))) report_organization(organization, closed, about);
    }
  }
}

}  // namespace

extern const Rule tenant_settings_block_external = {
    .code = "AP209",
    .name = "tenant-settings-block-external",
    .severity = Severity::error,
    .confidence = Confidence::medium,
    .tags = "sharing",
    .since = "0.1",
    .summary = "People from outside may request, but the tenant's settings forbid to invite them.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
