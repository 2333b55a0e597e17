// AP420: what outsiders can read without asking.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> shows_itself(const Policy& policy, const Tenant& tenant) {
  const Fact<const Package*> package = package_of(policy, tenant);
  if (!package.known()) return {package.gap(), package.place()};
  if (package.value() == nullptr) return {false, package.place()};
  return negated(package.value()->hidden);
}

// Outsiders see nothing of a catalog that is closed to them, or not enabled (AP201, AP202).
Fact<bool> catalog_shows(const Policy& policy, const Tenant& tenant) {
  const Fact<const Catalog*> catalog = catalog_behind(policy, tenant);
  if (!catalog.known()) return {catalog.gap(), catalog.place()};
  if (catalog.value() == nullptr) return {false, catalog.place()};
  return both(catalog.value()->published, catalog.value()->external);
}

Fact<bool> for_crowds_outside(const Policy& policy) {
  return map(policy.scope, [](Scope scope) { return is_external(scope) && scope != Scope::specific_connected_organizations; });
}

void judge(const Policy& policy, const Tenant& tenant, About& about) {
  const Fact<bool> shown = shows_itself(policy, tenant);
  if (!about.holds(both(both(for_crowds_outside(policy), requestable(policy)), both(shown, catalog_shows(policy, tenant))))) return;
  const Package& package = *package_of(policy, tenant).value();
  const bool anybody = policy.scope.is(Scope::all_external_users);
  Finding& finding =
      about.report(policy.scope.place(), "access package " + in_quotes(package.label()) + " is not hidden, so " +
                                             (anybody ? "anybody on the internet" : "everybody in the connected organizations") +
                                             " whom policy " + in_quotes(policy.label()) + " admits can browse it");
  finding.related.push_back({shown.place(), "not hidden"});
  finding.remedy = "Nothing to do if it is an offer to all of them. Else: " +
                   remedy(package,
                          "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                              " > Overview > Edit > Hidden = Yes, or " + patch(package, hidden(true)) + ".",
                          spellings(hidden(true))) +
                   " Then send them the link. Hiding is no access control.";
  offer(finding, package, hidden(true));
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, judge);
}

}  // namespace

extern const Rule external_package_discoverable = {
    .code = "AP420",
    .name = "external-package-discoverable",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "People from outside can browse the access package.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies packages catalogs",
    .relates_files = true,
    .check = check,
    .held_back = true,
};

}  // namespace entitlint
