// AP201: a policy invites people from outside, but its catalog is not enabled for external users.
#include <algorithm>
#include <vector>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// A reference that leads nowhere is for AP301 to tell.
Fact<bool> closed_to_outsiders(const Fact<const Catalog*>& catalog) {
  if (!catalog.known()) return {catalog.gap(), catalog.place()};
  if (catalog.value() == nullptr) return {false, catalog.place()};
  return negated(catalog.value()->external);
}

// The other packages that outsiders could request as soon as the catalog is opened.
std::string also_opened(const Catalog& catalog, const Package& fixed, const Tenant& tenant) {
  constexpr std::size_t most = 5;
  std::vector<std::string> names;
  for (const Package* package : catalog.packages) {
    if (package != &fixed && any_policy(*package, tenant, external_and_requestable).is(true)) names.push_back(in_quotes(package->label()));
  }
  if (names.empty()) return "";
  std::string text = " Other packages in it have such policies too and open with it: ";
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
  return text + ". Check them first.";
}

void report(const Policy& policy, const Catalog& catalog, const Tenant& tenant, About& about) {
  const Package& package = *package_of(policy, tenant).value();
  Finding& finding = about.report(policy.scope.place(), "policy " + in_quotes(policy.label()) + " of access package " +
                                                            in_quotes(package.label()) + " is for people from outside, but catalog " +
                                                            in_quotes(catalog.label()) + " is not enabled for external users");
  finding.related.push_back({catalog.external.place(), "the catalog is closed to external users here"});
  if (package.mark().known()) finding.related.push_back({package.mark(), "the access package"});
  finding.remedy = remedy(catalog,
                          "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog.label()) +
                              " > Edit > Enabled for external users = Yes, or " + patch(catalog, catalog_open_to_outsiders()) + ".",
                          spellings(catalog_open_to_outsiders())) +
                   also_opened(catalog, package, tenant);
  offer(finding, catalog, catalog_open_to_outsiders());
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant& tenant, About& about) {
    const Fact<const Catalog*> catalog = catalog_behind(policy, tenant);
    if (about.holds(both(external_and_requestable(policy), closed_to_outsiders(catalog)))) {
      report(policy, *catalog.value(), tenant, about);
    }
  });
}

}  // namespace

extern const Rule external_policy_in_closed_catalog = {
    .code = "AP201",
    .name = "external-policy-in-closed-catalog",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A policy is for people from outside, but its catalog is not enabled for external users.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies catalogs",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
