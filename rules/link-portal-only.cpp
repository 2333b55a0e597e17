// AP102: a page sends its readers to the portal instead of to a package.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// The address of the portal's start page or of its list of packages, with no tenant in it. Other pages (approvals, reviews, the tabs of
// one's own packages) are meant as they are.
bool is_bare_portal(const Link& link) {
  if (link.link_class != LinkClass::not_a_package_link || link.cloud == Cloud::unknown || link.admin_blade || !link.hint.empty())
    return false;
  std::string url = link.url;
  std::ranges::transform(url, url.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find_first_of("/?#", scheme == std::string::npos ? 0 : scheme + 3);
  std::string_view rest = path == std::string::npos ? std::string_view() : std::string_view(url).substr(path);
  while (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.starts_with('/')) rest.remove_prefix(1);
  return rest.empty() || rest == "#" || rest == "#/access-packages";
}

// For people of the directory the portal opens where it should.
bool speaks_to_outsiders(const InputFile& file) {
  return file.audience == "external" || file.audience == "guest" || file.audience.starts_with("org:");
}

void check(const Case& c, Context& context) {
  judge_links(c, context, [](const Link& link, const InputFile& file, const Tenant*, About& about) {
    if (!is_bare_portal(link) || link.mentions_approval) return;
    Finding& finding = about.report(link.place,
                                    "the link leads to the My Access portal, not to an access package; whoever comes from outside sees the "
                                    "packages of their own organization there");
    if (speaks_to_outsiders(file)) {
      finding.severity = Severity::warning;
      if (file.audience_place.known()) finding.related.push_back({file.audience_place, "the audience is declared here"});
    }
    finding.remedy =
        "Link the package itself: ID Governance > Entitlement management > Access packages > the package > Overview > My Access portal "
        "link. Where the portal is meant, name the directory: https://myaccess.microsoft.com/@contoso.com#/.";
  });
}

}  // namespace

extern const Rule link_portal_only = {
    .code = "AP102",
    .name = "link-portal-only",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link leads to the My Access portal instead of to an access package, and names no directory.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
