// AP104: a link whose directory hint is no verified domain of the tenant.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/links/scan.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool has_a_readable_hint(const Link& link) {
  switch (link.link_class) {
    case LinkClass::placeholder:
    case LinkClass::not_a_package_link:
    case LinkClass::hint_missing:
    case LinkClass::hint_malformed:
    case LinkClass::host_lookalike:
      return false;
    default:
      return !link.hint.empty();
  }
}

// The hint in the link, where the link stands in the source as it is; else the whole link.
Place hint_in(const Link& link) {
  const std::size_t at = link.url.find(link.hint);
  if (link.url.size() != link.place.span.size() || at == std::string::npos) return link.place;
  const auto begin = static_cast<std::uint32_t>(link.place.span.begin + at);
  return {link.place.source, {begin, static_cast<std::uint32_t>(begin + link.hint.size())}};
}

bool is_domain_of(const Tenant& tenant, std::string_view hint) {
  return std::ranges::any_of(tenant.domains, [&](const std::string& domain) { return equal_ids(domain, hint); });
}

bool is_id_of(const Tenant& tenant, std::string_view hint) {
  return !tenant.id.empty() && equal_ids(tenant.id, hint);
}

// Whether the hint leads to none of the tenants at hand. Unknown as long as one of them might own it.
Fact<bool> leads_elsewhere(const Link& link, std::span<const Tenant> tenants) {
  const bool guid = is_guid(link.hint);
  const Gap gap{Reason::not_loaded, guid ? Field::tenant_id : Field::domains};
  Fact<bool> elsewhere = tenants.empty() ? Fact<bool>(gap, link.place) : Fact<bool>(true, hint_in(link));
  for (const Tenant& tenant : tenants) {
    const bool known = guid ? !tenant.id.empty() : tenant.domains_known;
    const bool named = is_domain_of(tenant, link.hint) || is_id_of(tenant, link.hint);
    elsewhere = both(elsewhere, named   ? Fact<bool>(false, hint_in(link))
                                : known ? Fact<bool>(true, hint_in(link))
                                        : Fact<bool>(gap, link.place));
  }
  return elsewhere;
}

std::string remedy(const Link& link, const Tenant* tenant) {
  const std::string copy =
      "Copy the link again from ID Governance > Entitlement management > Access packages > the package > Overview > My Access portal link.";
  if (tenant == nullptr || tenant->domains.empty()) return copy;
  if (tenant->packages.find(link.package_id) == nullptr)
    return "Write @" + tenant->domains.front() + " if the link is meant for this tenant. " + copy;
  return "The package is in this tenant, so write " + canonical_link(tenant->domains.front(), link.package_id, link.cloud) + " instead.";
}

// A tenant id names the right directory, but only domains are documented as hints.
void report_guid(const Link& link, const Tenant& tenant, About& about) {
  Finding& finding = about.report(hint_in(link), "the link names the directory by its id; Microsoft documents only domains there");
  finding.severity = Severity::note;
  finding.remedy = remedy(link, &tenant);
}

void report_elsewhere(const Link& link, const Tenant* tenant, About& about) {
  std::string message = "the link leads to the directory \"" + link.hint + "\", which is ";
  message += is_guid(link.hint) ? "not this tenant" : "no verified domain of this tenant";
  Finding& finding = about.report(hint_in(link), std::move(message));
  if (tenant != nullptr && tenant->organization_place.known())
    finding.related.push_back({tenant->organization_place, "the tenant and its domains"});
  finding.remedy = remedy(link, tenant);
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      if (!has_a_readable_hint(link)) continue;
      const Tenant* const tenant = tenant_of(link, c.tenants);
      auto about = context.about(link, tenant, c.sources);
      if (about.holds(leads_elsewhere(link, c.tenants))) {
        report_elsewhere(link, tenant, about);
      } else if (tenant != nullptr && is_id_of(*tenant, link.hint)) {
        report_guid(link, *tenant, about);
      }
    }
  }
}

}  // namespace

extern const Rule link_wrong_tenant = {
    .code = "AP104",
    .name = "link-wrong-tenant",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link to an access package names a directory that is not the tenant's.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "domains",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
