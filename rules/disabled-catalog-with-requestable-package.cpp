// AP202: a catalog is switched off while packages in it have policies that take requests.
#include <algorithm>
#include <vector>

#include "tool/access/access.h"
#include "tool/access/published.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// False only when no package can be missing from the catalog.
Fact<bool> holds_a_requestable_package(const Catalog& catalog, const Tenant& tenant) {
  Fact<bool> any(false, catalog.mark());
  for (const Package* package : catalog.packages) any = either(any, any_policy(*package, tenant, requestable));
  if (!any.is(false)) return any;
  if (!tenant.packages.complete()) {
    const bool absent = tenant.packages.completeness == Completeness::absent;
    return {Gap{absent ? Reason::not_loaded : Reason::page_missing, Field::packages}, catalog.mark()};
  }
  const auto unplaced = std::ranges::find_if(tenant.packages.all, [](const Package& package) { return !package.catalog.known(); });
  if (unplaced != tenant.packages.all.end()) return {unplaced->catalog.gap(), catalog.mark()};
  return any;
}

std::vector<const Package*> requestable_packages(const Catalog& catalog, const Tenant& tenant) {
  std::vector<const Package*> found;
  for (const Package* package : catalog.packages) {
    if (any_policy(*package, tenant, requestable).is(true)) found.push_back(package);
  }
  return found;
}

// The first link of a document to one of the packages, in the order of the documents: the catalog is meant to be open.
const Link* link_to_any(const std::vector<const Package*>& packages, const PublishedLinks& links) {
  const Link* first = nullptr;
  for (const Package* package : packages) {
    const Link* const link = links.to(*package);
    if (link != nullptr && (first == nullptr || link->place < first->place)) first = link;
  }
  return first;
}

std::string list(const std::vector<const Package*>& packages) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(packages.size(), most); ++i) text += (i == 0 ? "" : ", ") + in_quotes(packages[i]->label());
  return packages.size() > most ? text + " and " + std::to_string(packages.size() - most) + " more" : text;
}

void report(const Catalog& catalog, const Tenant& tenant, const PublishedLinks& links, About& about) {
  const std::vector<const Package*> packages = requestable_packages(catalog, tenant);
  const Link* const link = link_to_any(packages, links);
  // A plan that makes or changes it means it to live.
  const bool meant =
      link != nullptr || catalog.changes() || std::ranges::any_of(packages, [](const Package* package) { return package->changes(); });
  Finding& finding =
      about.report(catalog.published.place(), std::string(meant ? "" : "closed: ") + "catalog " + in_quotes(catalog.label()) +
                                                  " is not enabled, so nobody can request " + list(packages));
  if (!meant) finding.severity = Severity::warning;
  if (link != nullptr) finding.related.push_back({link->place, "a document publishes its link"});
  for (std::size_t i = 0; i < std::min<std::size_t>(packages.size(), 5); ++i) {
    finding.related.push_back({packages[i]->mark(), "has a policy that takes requests"});
  }
  finding.remedy = remedy(catalog,
                          "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog.label()) +
                              " > Edit > Enabled = Yes, or " + patch(catalog, catalog_enabled()) + ".",
                          spellings(catalog_enabled())) +
                   " If the catalog is retired, switch the requests of its policies off.";
  offer(finding, catalog, catalog_enabled());
}

void check(const Case& c, Context& context) {
  const PublishedLinks links(c.files);
  judge_each(c, context, &Tenant::catalogs, [&](const Catalog& catalog, const Tenant& tenant, About& about) {
    if (about.holds(both(negated(catalog.published), holds_a_requestable_package(catalog, tenant)))) report(catalog, tenant, links, about);
  });
}

}  // namespace

extern const Rule disabled_catalog_with_requestable_package = {
    .code = "AP202",
    .name = "disabled-catalog-with-requestable-package",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A catalog is not enabled although access packages in it have policies that take requests.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies catalogs",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
