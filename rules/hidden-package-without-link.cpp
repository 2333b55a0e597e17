// AP603: a hidden package that may be requested, but whose link stands in none of the documents.
#include <algorithm>
#include <unordered_set>

#include "tool/access/access.h"
#include "tool/links/scan.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

using PackageIds = std::unordered_set<std::string_view, IdHash, IdEqual>;

// Sound, or inside the wrapper of a mail gateway and sound there.
bool is_sound(const Link& link) {
  return !link.package_id.empty() && (link.link_class == LinkClass::ok || link.link_class == LinkClass::wrapped);
}

// The link's directory may be this tenant's.
bool may_lead_to(const Link& link, const Tenant& tenant) {
  if (!tenant.domains_known || equal_ids(link.hint, tenant.id)) return true;
  return std::ranges::any_of(tenant.domains, [&](const std::string& domain) { return equal_ids(domain, link.hint); });
}

bool has_documents_with_links(const Case& c) {
  return std::ranges::any_of(c.files, [](const InputFile& file) {
    return file.role == FileRole::document &&
           std::ranges::any_of(file.links, [](const Link& link) { return link.link_class != LinkClass::host_lookalike; });
  });
}

PackageIds published_in(const Case& c, const Tenant& tenant) {
  PackageIds ids;
  for (const InputFile& file : c.files) {
    if (file.role != FileRole::document) continue;
    for (const Link& link : file.links) {
      if (is_sound(link) && may_lead_to(link, tenant)) ids.insert(link.package_id);
    }
  }
  return ids;
}

std::string publish(const Package& package, const Tenant& tenant) {
  const std::string unhide = remedy(package,
                                    "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                                        " > Overview > Edit > Hidden = No, or " + patch(package, hidden(false)) + ".",
                                    spellings(hidden(false)));
  const bool known = !tenant.domains.empty() && !package.id.empty() && tenant.cloud != Cloud::unknown;  // all that is in its link
  return "Publish " + (known ? canonical_link(tenant.domains.front(), package.id, tenant.cloud) : "its My Access portal link") +
         " where its people look. Or show it to everybody: " + unhide;
}

void judge(const Package& package, const Tenant& tenant, bool documents, const PackageIds& published, const Limits& limits,
           Context& context) {
  auto about = context.about(package, tenant);
  const Fact<bool> hidden_and_requestable = both(package.hidden, any_policy(package, tenant, requestable));
  const Fact<bool> linked = documents ? Fact<bool>(published.contains(package.id), package.mark())
                                      : Fact<bool>(Gap{Reason::not_loaded, Field::documents}, package.mark());
  if (!about.holds(both(hidden_and_requestable, negated(linked)))) return;
  Finding& finding =
      about.report(package.hidden.place(), "access package \"" + std::string(package.label()) +
                                               "\" is hidden and can be requested, but none of the documents checked has its link");
  finding.remedy = publish(package, tenant);
  if (limits.documents_complete) finding.severity = Severity::warning;
}

void check(const Case& c, Context& context) {
  const bool documents = has_documents_with_links(c);
  for (const Tenant& tenant : c.tenants) {
    const PackageIds published = published_in(c, tenant);
    for (const Package& package : tenant.packages.all) {
      if (package.id.empty()) continue;  // a plan creates it, or a format of names tells of it: no link can be compared with it
      judge(package, tenant, documents, published, c.limits, context);
    }
  }
}

}  // namespace

extern const Rule hidden_package_without_link = {
    .code = "AP603",
    .name = "hidden-package-without-link",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A hidden access package can be requested, but none of the documents checked carries its link.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform | dialects::documents,
    .needs = "packages policies documents",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
