// AP604: clutter that hides what is really in use.
#include <unordered_set>

#include "tool/access/doors.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// What was made lately may still be under construction.
Fact<bool> settled(const Object& object, const Case& c) {
  const Time young = c.as_of - c.limits.young_days * seconds_per_day;
  return map(object.created, [young](Time created) { return created < young; });
}

template <class T>
Fact<bool> is_whole(const Collection<T>& collection, Field field, Place place) {
  return collection.complete() ? Fact<bool>(true, place) : Fact<bool>(why_incomplete(collection, field), place);
}

// Every package that might lie in the catalog is known to lie somewhere.
Fact<bool> all_packages_placed(const Tenant& tenant, Place place) {
  Fact<bool> all = is_whole(tenant.packages, Field::packages, place);
  for (const Package& package : tenant.packages.all) {
    if (!package.catalog.known()) return {package.catalog.gap(), place};
  }
  return all;
}

void judge_catalog(const Catalog& catalog, const Tenant& tenant, const Fact<bool>& placed, const Case& c, Context& context) {
  auto about = context.about(catalog, tenant);
  const Fact<bool> made_by_somebody = map(catalog.type, [](CatalogType type) { return type == CatalogType::user_managed; });
  Fact<bool> empty(catalog.packages.empty(), catalog.mark());
  if (catalog.id.empty()) empty = {Gap{Reason::not_expanded, Field::catalogs}, catalog.mark()};  // packages name their catalog by its id
  if (!about.holds(both(both(empty, placed), both(made_by_somebody, settled(catalog, c))))) return;
  Finding& finding = about.report(catalog.mark(), "catalog " + in_quotes(catalog.label()) + " has no access package");
  finding.remedy = "Delete it, or use it. " +
                   remedy(catalog,
                          "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog.label()) + ". By hand only: DELETE " +
                              graph_path(catalog) + " takes its resources with it.",
                          {"put packages into it", "put packages into it", "which no azuread_access_package names, take it out or use it"});
}

using Ids = std::unordered_set<std::string_view, IdHash, IdEqual>;

// A site's address with or without its last slash.
std::string_view without_slash(std::string_view id) {
  while (id.ends_with('/')) id.remove_suffix(1);
  return id;
}

// The resources that the packages of a catalog give roles of; a gap where one of them does not say.
Fact<bool> gather_used(const Catalog& catalog, Ids& used) {
  Fact<bool> all(true, catalog.mark());
  for (const Package* package : catalog.packages) {
    if (!package->roles.known()) return {package->roles.gap(), package->roles.place()};
    for (const RoleScope& role : package->roles.value()) {
      if (!role.origin_id.known()) return {role.origin_id.gap(), role.place};
      used.insert(without_slash(role.origin_id.value()));
    }
  }
  return all;
}

void judge_resources(const Catalog& catalog, const Tenant& tenant, const Fact<bool>& placed, const Case& c, Context& context) {
  if (!catalog.resources.known() || catalog.packages.empty()) return;  // an empty catalog is told as such
  Ids used;
  const Fact<bool> known = both(placed, gather_used(catalog, used));
  for (const Resource& resource : catalog.resources.value()) {
    auto about = context.about(resource, tenant);
    const Fact<bool> unused = map(resource.origin_id, [&](std::string_view id) { return !used.contains(without_slash(id)); });
    const Fact<bool> old = resource.created.known() ? settled(resource, c) : settled(catalog, c);
    if (!about.holds(both(unused, both(known, old)))) continue;
    Finding& finding = about.report(resource.mark(), "no access package of catalog " + in_quotes(catalog.label()) +
                                                         " gives a role of its resource " + in_quotes(resource.label()));
    finding.detail = "catalog=" + std::string(catalog.id);
    finding.catalog = catalog.label();
    finding.remedy =
        remedy(resource,
               "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog.label()) +
                   " > Resources > Remove from catalog, or put a role of it into a package.",
               {"remove it", "remove it", "take it out, or name it in an azuread_access_package_resource_package_association"});
  }
}

void judge_organization(const Organization& organization, const Tenant& tenant, const Doors& doors, const Case& c, Context& context) {
  auto about = context.about(organization, tenant);
  const Door door = doors.of(organization);
  const Place here = organization.mark();
  const bool used = door.open != nullptr || door.listed_by != nullptr || door.barred != nullptr;
  const Fact<bool> unused = used || !door.gap.missing() ? Fact<bool>(!used, here) : Fact<bool>(door.gap, here);
  const Fact<bool> configured = map(organization.state, [](OrganizationState state) { return state == OrganizationState::configured; });
  if (!about.holds(both(both(unused, configured), settled(organization, c)))) return;
  Finding& finding =
      about.report(here, "no policy lets people of connected organization " + in_quotes(organization.label()) + " request anything");
  finding.remedy = "If you no longer work with them: ID Governance > Entitlement management > Connected organizations > " +
                   in_quotes(organization.label()) + " > Delete. By hand only: DELETE " + graph_path(organization) + ".";
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Fact<bool> placed = all_packages_placed(tenant, {});
    for (const Catalog& catalog : tenant.catalogs.all) {
      judge_catalog(catalog, tenant, placed, c, context);
      judge_resources(catalog, tenant, placed, c, context);
    }
    const Doors doors(tenant);
    for (const Organization& organization : tenant.organizations.all) judge_organization(organization, tenant, doors, c, context);
  }
}

}  // namespace

extern const Rule unused_object = {
    .code = "AP604",
    .name = "unused-object",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "hygiene",
    .since = "0.1",
    .summary = "A catalog, a resource or a connected organization is used by nothing.",
    .covers = "MT.1110",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "catalogs packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
