// AP111: a link of which the end is gone.
#include <algorithm>
#include <vector>

#include "tool/access/access.h"
#include "tool/links/scan.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool is_truncated(const Link& link) {
  switch (link.link_class) {
    case LinkClass::fragment_missing:
    case LinkClass::fragment_truncated:
    case LinkClass::id_missing:
    case LinkClass::id_truncated:
    case LinkClass::ellipsis:
      return true;
    case LinkClass::line_wrapped:
      return link.recovered.empty();  // else AP106: its rest follows on the next line
    default:
      return false;
  }
}

// The packages whose id begins with what is left of it. A few digits fit many packages by chance, so they tell nothing.
std::vector<const Package*> packages_beginning_with(std::string_view rest, const Tenant& tenant) {
  constexpr std::size_t telling_digits = 6;
  std::vector<const Package*> found;
  if (rest.size() < telling_digits) return found;
  for (const Package& package : tenant.packages.all) {
    if (package.id.size() >= rest.size() && equal_ids(package.id.substr(0, rest.size()), rest)) found.push_back(&package);
  }
  return found;
}

void advise(const Link& link, const Tenant* tenant, Finding& finding) {
  finding.remedy =
      "What is cut off cannot be guessed, so copy the whole link again: ID Governance > Entitlement management > Access packages > the "
      "package > Overview > My Access portal link.";
  if (!link.recovered.empty()) finding.remedy = "Write " + link.recovered + " instead.";
  if (tenant == nullptr || !link.recovered.empty()) return;
  const std::vector<const Package*> likely = packages_beginning_with(link.id_part, *tenant);
  if (likely.size() != 1) return;
  const Package& package = *likely.front();
  finding.related.push_back({package.mark(), "the only access package of the export whose id begins like that"});
  finding.remedy += " It was probably \"" + std::string(package.label()) + '"';
  if (!link.hint.empty()) finding.remedy += ", then it is " + canonical_link(link.hint, package.id, link.cloud) + " in full";
  finding.remedy += '.';
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      const Tenant* const tenant = tenant_of(link, c.tenants);
      auto about = context.about(link, tenant, c.sources);
      if (!is_truncated(link)) continue;
      const std::string what = link.detail.empty() ? std::string(name(link.link_class)) : link.detail;
      advise(link, tenant, about.report(link.cut, "the link to an access package is cut off: " + what));
    }
  }
}

}  // namespace

extern const Rule link_truncated = {
    .code = "AP111",
    .name = "link-truncated",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "The end of a link to an access package is missing, and with it the package.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
