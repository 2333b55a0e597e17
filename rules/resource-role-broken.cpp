// AP304: a role that an access package grants cannot be delivered: its resource is not in the catalog, or the role is gone.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view no_role = "00000000-0000-0000-0000-000000000000";  // "Default Access"

bool is(const Fact<std::string_view>& word, std::string_view text) {
  return word.known() && equal_ids(word.value(), text);
}

// Groups, applications and sites are onboarded to a catalog. What else there is (directory roles, built-in resources) is not judged.
bool is_judged(const RoleScope& role) {
  return is(role.origin_system, "AadGroup") || is(role.origin_system, "AadApplication") || is(role.origin_system, "SharePointOnline");
}

std::string key(std::string_view system, std::string_view id) {
  while (id.ends_with('/')) id.remove_suffix(1);
  std::string text = std::string(system) + " " + std::string(id);
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

// What is onboarded to one catalog. A gap when its resources are not here.
struct Onboarded {
  std::unordered_set<std::string> resources;
  Fact<bool> known;
  bool of_a_page = false;  // a list of its own, which may have been filtered by the kind of resource: its answer does not say
};

// The resources came apart from their catalog.
bool is_of_a_page(const Catalog& catalog) {
  const Place list = catalog.resources.place();
  return std::ranges::none_of(catalog.appearances, [&](const Place& record) {
    return record.source == list.source && record.span.begin <= list.span.begin && list.span.end <= record.span.end;
  });
}

bool has_any_of(const Onboarded& onboarded, std::string_view system) {
  const std::string start = key(system, "");
  return std::ranges::any_of(onboarded.resources, [&](const std::string& resource) { return resource.starts_with(start); });
}

Onboarded onboarded_to(const Catalog& catalog) {
  Onboarded onboarded;
  const auto& resources = catalog.resources;
  onboarded.known = map(resources, [](std::span<const Resource>) { return true; });
  onboarded.of_a_page = is_of_a_page(catalog);
  for (const Resource& resource : resources.value_or({})) {
    if (!resource.origin_system.known() || !resource.origin_id.known()) {
      const Gap gap = resource.origin_system.known() ? resource.origin_id.gap() : resource.origin_system.gap();
      onboarded.known = {gap, resources.place()};
      return onboarded;
    }
    onboarded.resources.insert(key(resource.origin_system.value(), resource.origin_id.value()));
  }
  return onboarded;
}

// Many packages share a catalog, so each catalog is looked at once.
class Catalogs {
 public:
  explicit Catalogs(const Tenant& tenant) : tenant_(tenant) {
    nowhere_.known = {Gap{Reason::not_loaded, Field::catalog_resources}, Place{}};
  }
  const Onboarded& of(const Package& package) {
    const Catalog* const catalog = catalog_of(package, tenant_).value_or(nullptr);
    if (catalog == nullptr) return nowhere_;
    const auto found = seen_.find(catalog);
    return found != seen_.end() ? found->second : seen_.emplace(catalog, onboarded_to(*catalog)).first->second;
  }

 private:
  const Tenant& tenant_;
  std::unordered_map<const Catalog*, Onboarded> seen_;
  Onboarded nowhere_;
};

// Terraform says through which catalog a role is given, often before anybody knows the resource's id.
Fact<bool> is_onboarded(const RoleScope& role, const Onboarded& onboarded, const Catalog* catalog) {
  if (role.through != nullptr && catalog != nullptr) return {role.through == catalog, role.role_name.place()};
  if (!role.origin_id.known()) return {role.origin_id.gap(), role.origin_id.place()};
  if (!onboarded.known.known()) return onboarded.known;
  if (onboarded.of_a_page && !has_any_of(onboarded, role.origin_system.value()))
    return {Gap{Reason::page_missing, Field::catalog_resources}, role.origin_id.place()};
  return {onboarded.resources.contains(key(role.origin_system.value(), role.origin_id.value())), role.origin_id.place()};
}

// The application is deleted, or has no such role any more.
Fact<bool> lost_its_role(const RoleScope& role, const Tenant& tenant) {
  if (!is(role.origin_system, "AadApplication") || is(role.role_origin_id, no_role) || is(role.role_name, "Default Access"))
    return {false, role.origin_id.place()};
  if (!role.origin_id.known()) return {role.origin_id.gap(), role.origin_id.place()};
  const ServicePrincipal* const principal = tenant.service_principals.find(role.origin_id.value());
  if (principal == nullptr) return {Gap{Reason::not_loaded, Field::service_principals}, role.origin_id.place()};
  if (principal->deleted.is(true)) return principal->deleted;
  if (!role.role_origin_id.known()) return {role.role_origin_id.gap(), role.role_origin_id.place()};
  return map(principal->app_roles, [&](std::span<const std::string_view> roles) {
    return std::ranges::none_of(roles, [&](std::string_view each) { return equal_ids(each, role.role_origin_id.value()); });
  });
}

bool is_no_site(const RoleScope& role) {
  constexpr std::string_view scheme = "https://";
  if (!is(role.origin_system, "SharePointOnline") || !role.origin_id.known()) return false;
  const std::string_view url = role.origin_id.value();
  return url.size() <= scheme.size() || !equal_ids(url.substr(0, scheme.size()), scheme);
}

std::string spoken(const RoleScope& role) {
  const std::string_view name = role.resource_name.value_or({});
  const std::string what = is(role.origin_system, "AadGroup")         ? "group "
                           : is(role.origin_system, "AadApplication") ? "application "
                                                                      : "site ";
  if (name.empty() && !role.origin_id.known()) return "a " + what.substr(0, what.size() - 1);
  return what + (name.empty() ? std::string(role.origin_id.value()) : in_quotes(name));
}

Finding& report(const Package& package, const RoleScope& role, const Place& place, const std::string& why, About& about) {
  Finding& finding = about.report(place, "access package " + in_quotes(package.label()) + " grants a role of " + spoken(role) + ", " + why);
  finding.detail = "resource=" + std::string(role.origin_id.value_or({})) + " role=" + std::string(role.role_origin_id.value_or({}));
  finding.remedy =
      remedy(package,
             "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                 " > Resource roles: remove the role, and add it again once the resource is in the catalog (Catalogs > the catalog > "
                 "Resources).",
             {"replace the resource role", "replace the resource role",
              "whose azuread_access_package_resource_package_association gives it, replace that one once the resource is in the catalog"});
  return finding;
}

void check_role(const Package& package, const RoleScope& role, const Onboarded& onboarded, const Tenant& tenant, About& about) {
  if (is_no_site(role)) {
    report(package, role, role.origin_id.place(), "whose address does not begin with https://", about);
    return;
  }
  if (about.holds(lost_its_role(role, tenant))) {
    const ServicePrincipal& principal = *tenant.service_principals.find(role.origin_id.value());
    const bool deleted = principal.deleted.is(true);
    const Place place = role.role_origin_id.place().known() ? role.role_origin_id.place() : role.origin_id.place();
    Finding& finding = report(package, role, place, deleted ? "which was deleted" : "which has no such role any more", about);
    finding.related.push_back({deleted ? principal.deleted.place() : principal.app_roles.place(), deleted ? "deleted here" : "its roles"});
    return;
  }
  const Catalog* const catalog = catalog_of(package, tenant).value_or(nullptr);
  const Fact<bool> there = is_onboarded(role, onboarded, catalog);
  if (!about.holds(negated(there))) return;
  const std::string instead = role.through == nullptr ? "" : " but in " + in_quotes(role.through->label());
  Finding& finding = report(package, role, there.place(), "which is not in catalog " + in_quotes(catalog->label()) + instead, about);
  if (role.through == nullptr && catalog->resources.place().known())
    finding.related.push_back({catalog->resources.place(), "the catalog's resources"});
  if (role.through != nullptr) finding.related.push_back({role.through->mark(), "the catalog that holds the resource"});
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    Catalogs catalogs(tenant);
    for (const Package& package : tenant.packages.all) {
      auto about = context.about(package, tenant);
      const auto roles = about.need(package.roles);
      if (!roles || std::ranges::none_of(*roles, is_judged)) continue;
      const Onboarded& onboarded = catalogs.of(package);
      for (const RoleScope& role : *roles) {
        if (is_judged(role)) check_role(package, role, onboarded, tenant, about);
      }
    }
  }
}

}  // namespace

extern const Rule resource_role_broken = {
    .code = "AP304",
    .name = "resource-role-broken",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references",
    .since = "0.1",
    .summary = "An access package grants a role whose resource is not in the catalog, or that no longer exists.",
    .covers = "MT.1106 MT.1110",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages roles",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
