// AP103: a link whose package id is no package of the tenant.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// The id in the link, where the link stands in the source as it is; else the whole link.
Place id_in(const Link& link) {
  std::string url = link.url;
  if (url.size() != link.place.span.size()) return link.place;
  std::ranges::transform(url, url.begin(),
                         [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 32) : letter; });
  const std::size_t at = url.find(link.package_id);
  if (at == std::string::npos) return link.place;
  const auto begin = static_cast<std::uint32_t>(link.place.span.begin + at);
  return {link.place.source, {begin, static_cast<std::uint32_t>(begin + link.package_id.size())}};
}

// Whether the link is meant for this tenant: it says so, or says nothing.
Fact<bool> meant_for(const Link& link, const Tenant& tenant) {
  const bool names_it = (!tenant.id.empty() && equal_ids(link.hint, tenant.id)) ||
                        std::ranges::any_of(tenant.domains, [&](const std::string& domain) { return equal_ids(domain, link.hint); });
  if (link.hint.empty() || names_it) return {true, link.place};
  if (tenant.domains_known) return {false, link.place};
  return {Gap{Reason::not_loaded, Field::domains}, link.place};
}

Fact<bool> is_missing(const Link& link, const Tenant& tenant) {
  if (tenant.packages.find(link.package_id) != nullptr) return {false, link.place};
  if (!tenant.packages.all_have_ids()) return {Gap{Reason::not_expanded, Field::packages}, link.place};
  if (tenant.packages.complete()) return {true, id_in(link)};
  const bool absent = tenant.packages.completeness == Completeness::absent;
  return {Gap{absent ? Reason::not_loaded : Reason::page_missing, Field::packages}, link.place};
}

void judge(const Link& link, const Tenant& tenant, About& about) {
  const Fact<bool> missing = both(meant_for(link, tenant), is_missing(link, tenant));
  if (!about.holds(missing)) return;
  // A delegated caller is shown only the packages that he may read (Graph, List accessPackages); whoever exports the catalogs as well has
  // the whole tenant in view.
  const bool perhaps_partial = tenant.catalogs.completeness == Completeness::absent;
  std::string message = "there is no access package " + link.package_id + " in this tenant";
  if (perhaps_partial) message += "'s export";
  Finding& finding = about.report(id_in(link), std::move(message));
  if (perhaps_partial) finding.severity = Severity::warning;
  finding.remedy =
      "Copy the current link from ID Governance > Entitlement management > Access packages > the package > Overview > My Access portal "
      "link: "
      "a package that was deleted and made again has a new id.";
  if (perhaps_partial)
    finding.remedy += " Should the package exist, export with an account that may read all packages, and export the catalogs.";
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      if (!names_a_package(link)) continue;
      const Tenant* const tenant = tenant_of(link, c.tenants);
      auto about = context.about(link, tenant, c.sources);
      if (tenant != nullptr) {
        judge(link, *tenant, about);
      } else {
        about.note({Reason::not_loaded, c.tenants.empty() ? Field::packages : Field::domains});
      }
    }
  }
}

}  // namespace

extern const Rule link_package_not_found = {
    .code = "AP103",
    .name = "link-package-not-found",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "A link leads to an access package that the tenant does not have.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform | dialects::documents,
    .needs = "packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
