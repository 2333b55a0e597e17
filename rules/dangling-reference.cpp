// AP301: an object points at something that is not in the export.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view gone = ", which was deleted or not exported";

// What follow-up questions get is a null target: the collection is complete and does not hold the id. A target that only came along by
// $expand is here: Graph itself has shown it.
template <class T>
Fact<bool> leads_nowhere(const Fact<const T*>& target) {
  return map(target, [](const T* object) { return object == nullptr; });
}

// What is pointed at: its name where the reference gives one, else its id.
template <class T>
std::string spoken(const Reference<T>& reference) {
  return reference.name.empty() ? std::string(reference.id) : in_quotes(reference.name);
}

template <class T>
std::string key(const Reference<T>& reference) {
  return std::string(reference.id.empty() ? reference.name : reference.id);
}

void check_package_of(const Policy& policy, const Tenant& tenant, About& about) {
  if (!about.holds(leads_nowhere(package_of(policy, tenant)))) return;
  const Reference<Package>& package = policy.package.value();
  Finding& finding = about.report(
      policy.package.place(), "policy " + in_quotes(policy.label()) + " belongs to access package " + spoken(package) + std::string(gone));
  finding.detail = "package=" + key(package);
  finding.remedy = "Export the access packages again, with all their pages. If the package is really gone, nobody can use the policy. " +
                   remedy(policy, "Remove it with DELETE " + graph_path(policy) + ".",
                          {"name a package that is there", "name a package that is there",
                           "set access_package_id to a package that is there, or take the resource out"});
}

// Only a connected organization is looked for; other targets are people and groups of the directory.
Fact<bool> names_missing_organization(const Subject& target, const Tenant& tenant) {
  const Fact<bool> organization = map(target.kind, [](SubjectKind kind) { return kind == SubjectKind::connected_organization; });
  return organization.is(true) ? leads_nowhere(organization_of(target, tenant)) : organization;
}

void report_target(const Policy& policy, const Subject& target, About& about) {
  const std::string id(target.id.value());
  Finding& finding = about.report(target.id.place(), full_name(policy) + " is for connected organization " + id + std::string(gone));
  finding.detail = "target=" + id;
  finding.related.push_back({policy.scope.place(), "who may request is set here"});
  finding.remedy =
      policy_remedy(policy, " > Requests: take the organization off the list, or put the right one in its place.",
                    {"take " + id + " out of specificAllowedTargets", "take " + id + " out of requestorSettings.allowedRequestors",
                     "take the requestor block with object_id " + id + " out of requestor_settings"});
}

void check_targets(const Policy& policy, const Tenant& tenant, About& about) {
  const std::optional<Subjects> targets = about.need(policy.targets);
  for (const Subject& target : targets.value_or(Subjects{})) {
    if (about.holds(names_missing_organization(target, tenant))) report_target(policy, target, about);
  }
}

void check_catalog_of(const Package& package, const Tenant& tenant, About& about) {
  if (!about.holds(leads_nowhere(catalog_of(package, tenant)))) return;
  const Reference<Catalog>& catalog = package.catalog.value();
  Finding& finding = about.report(package.catalog.place(),
                                  "access package " + in_quotes(package.label()) + " is in catalog " + spoken(catalog) + std::string(gone));
  finding.detail = "catalog=" + key(catalog);
  finding.remedy = "Export the catalogs again, with all their pages and by somebody who may see every catalog. " +
                   remedy(package, "Where the exports are kept by hand, set the package's catalog to one that is there.",
                          {"name a catalog that is there", "name a catalog that is there", "set catalog_id to a catalog that is there"});
}

Fact<bool> is_missing(const Reference<Package>& other, const Tenant& tenant, Place place) {
  if (other.target != nullptr) return {false, place};
  if (!other.id.empty() && !tenant.packages.all_have_ids()) return {Gap{Reason::not_expanded, Field::packages}, place};
  if (tenant.packages.complete()) return {true, place};
  return {why_incomplete(tenant.packages, Field::packages), place};
}

void report_incompatible(const Package& package, const Reference<Package>& other, About& about) {
  Finding& finding =
      about.report(package.incompatible_packages.place(),
                   "access package " + in_quotes(package.label()) + " excludes access package " + spoken(other) + std::string(gone));
  finding.detail = "incompatible=" + key(other);
  finding.remedy =
      "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
      " > Separation of duties > Incompatible access packages: remove it, or add the package that took its place. Or: DELETE " +
      graph_path(package) + "/incompatibleAccessPackages/" + key(other) + "/$ref.";
}

void check_incompatible(const Package& package, const Tenant& tenant, About& about) {
  const auto others = about.need(package.incompatible_packages);
  if (!others) return;
  for (const Reference<Package>& other : *others) {
    if (about.holds(is_missing(other, tenant, package.incompatible_packages.place()))) report_incompatible(package, other, about);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      check_package_of(policy, tenant, about);
      check_targets(policy, tenant, about);
    }
    for (const Package& package : tenant.packages.all) {
      auto about = context.about(package, tenant);
      check_catalog_of(package, tenant, about);
      check_incompatible(package, tenant, about);
    }
  }
}

}  // namespace

extern const Rule dangling_reference = {
    .code = "AP301",
    .name = "dangling-reference",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references",
    .since = "0.1",
    .summary = "An object points at another one that is not in the export.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies catalogs organizations",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
