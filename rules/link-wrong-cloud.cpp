// AP105: a link to the My Access portal of another cloud than the tenant's.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/links/scan.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string_view title(Cloud cloud) {
  return cloud == Cloud::us_government ? "US Government" : "commercial";
}

// The export says which cloud the tenant is in, and the link is this tenant's: it names its directory or one of its packages.
bool contradicts(const Link& link, const Tenant* tenant) {
  if (tenant == nullptr || tenant->cloud == Cloud::unknown || link.cloud == Cloud::unknown || link.cloud == tenant->cloud) return false;
  if (!names_a_package(link)) return false;
  const bool hinted = std::ranges::any_of(tenant->domains, [&](const std::string& domain) { return equal_ids(domain, link.hint); });
  return hinted || tenant->packages.find(link.package_id) != nullptr;
}

// Where the host stands; the whole link, where it is spelt otherwise than it is read.
Place host_in(const Link& link) {
  const std::size_t at = link.url.find("myaccess.");
  if (link.url.size() != link.place.span.size() || at == std::string::npos) return link.place;
  const auto begin = static_cast<std::uint32_t>(link.place.span.begin + at);
  const std::size_t length = std::min(link.url.find_first_of("/:?#", at), link.url.size()) - at;
  return {link.place.source, {begin, static_cast<std::uint32_t>(begin + length)}};
}

void report(const Link& link, const Tenant* tenant, const Repairs& repairs, About& about) {
  const bool by_export = contradicts(link, tenant);
  std::string message = "the link goes to the My Access portal of the " + std::string(title(link.cloud)) + " cloud, but the ";
  message += by_export ? "tenant is in the " + std::string(title(tenant->cloud)) + " cloud"
                       : "directory \"" + link.hint + "\" is in the US Government cloud";
  if (link.link_class == LinkClass::unknown_host) message = "the host is none of the My Access hosts of the US Government cloud";
  Finding& finding = about.report(by_export || !link.cut.known() ? host_in(link) : link.cut, std::move(message));
  const std::string instead =
      by_export && !link.hint.empty() ? canonical_link(link.hint, link.package_id, tenant->cloud) : repairs.offer(link, tenant, finding);
  finding.remedy = instead.empty() ? "Write myaccess.microsoft.us for a tenant of the US Government, myaccess.microsoft.com for all others."
                                   : "Write " + instead + " instead, if that is the tenant that is meant.";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile&, const Tenant* tenant, About& about) {
    const bool elsewhere = link.link_class == LinkClass::unknown_host && link.cloud != Cloud::unknown;
    if (link.link_class == LinkClass::cloud_mismatch || elsewhere || contradicts(link, tenant)) report(link, tenant, repairs, about);
  });
}

}  // namespace

extern const Rule link_wrong_cloud = {
    .code = "AP105",
    .name = "link-wrong-cloud",
    .severity = Severity::error,
    .confidence = Confidence::medium,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link goes to the My Access portal of another cloud than its tenant's.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
