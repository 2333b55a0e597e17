// Where references lead, and whether what is known of a collection is all of it.
#include <algorithm>

#include "tool/access/access.h"

namespace entitlint {

namespace {

// A target that is here answers, even when it only came along by $expand; one that is not here is known to be nowhere only when the
// collection is complete.
template <class T>
Fact<const T*> follow(const Fact<Reference<T>>& reference, const Collection<T>& collection, Field field) {
  if (!reference.known()) return {reference.gap(), reference.place()};
  const T* target = reference->target;
  if (target == nullptr && !reference->id.empty()) target = collection.find(reference->id);
  // Names prove less than ids: what is called otherwise here, or has no id, may still be the target.
  if (target == nullptr && (reference->id.empty() || !collection.all_have_ids()))
    return {Gap{Reason::not_expanded, field}, reference.place()};
  if (target != nullptr || collection.complete()) return {target, reference.place()};
  return {why_incomplete(collection, field), reference.place()};
}

// The first policy whose package is not known, as a gap: it might belong to any package.
Gap unplaced_policy(const Tenant& tenant) {
  const auto unplaced = std::ranges::find_if(tenant.policies.all, [](const Policy& policy) { return !policy.package.known(); });
  return unplaced == tenant.policies.all.end() ? Gap{} : unplaced->package.gap();
}

bool names(std::string_view hint, const Tenant& tenant) {
  if (!tenant.id.empty() && equal_ids(hint, tenant.id)) return true;
  return std::ranges::any_of(tenant.domains, [&](const std::string& domain) { return equal_ids(hint, domain); });
}

}  // namespace

Fact<bool> policies_complete(const Package& package, const Tenant& tenant) {
  if (package.policies_expanded.is(true)) return package.policies_expanded;
  if (!tenant.policies.complete()) return {why_incomplete(tenant.policies, Field::policies), package.mark()};
  const Gap unplaced = tenant.unplaced_policy ? *tenant.unplaced_policy : unplaced_policy(tenant);
  if (unplaced.missing()) return {unplaced, package.mark()};
  return {true, package.mark()};
}

Fact<bool> any_policy(const Package& package, const Tenant& tenant, Fact<bool> (*has)(const Policy&)) {
  Fact<bool> any(false, package.mark());
  for (const Policy* policy : package.policies) any = either(any, has(*policy));
  if (!any.is(false)) return any;
  const Fact<bool> complete = policies_complete(package, tenant);
  return complete.known() ? any : complete;
}

Fact<const Catalog*> catalog_of(const Package& package, const Tenant& tenant) {
  return follow(package.catalog, tenant.catalogs, Field::catalogs);
}

Fact<const Package*> package_of(const Policy& policy, const Tenant& tenant) {
  return follow(policy.package, tenant.packages, Field::packages);
}

Fact<const Organization*> organization_of(const Subject& subject, const Tenant& tenant) {
  if (!subject.kind.known()) return {subject.kind.gap(), subject.kind.place()};
  if (subject.kind.value() != SubjectKind::connected_organization) return {nullptr, subject.place};
  const Fact<Reference<Organization>> reference = map(subject.id, [](std::string_view id) {
    return Reference<Organization>{id, {}, nullptr};
  });
  return follow(reference, tenant.organizations, Field::organizations);
}

Fact<const Catalog*> catalog_behind(const Policy& policy, const Tenant& tenant) {
  const Fact<const Package*> package = package_of(policy, tenant);
  if (!package.known()) return {package.gap(), package.place()};
  if (package.value() == nullptr) return {nullptr, package.place()};
  return catalog_of(*package.value(), tenant);
}

Fact<bool> is_barred(const Policy& policy, const Tenant& tenant) {
  const Fact<const Catalog*> catalog = catalog_behind(policy, tenant);
  if (!catalog.known()) return {catalog.gap(), catalog.place()};
  if (catalog.value() == nullptr) return {false, catalog.place()};
  return either(negated(catalog.value()->external), negated(catalog.value()->published));
}

const Tenant* tenant_of(const Link& link, std::span<const Tenant> tenants) {
  if (tenants.size() == 1) return &tenants.front();
  if (!link.hint.empty()) {
    const auto hinted = std::ranges::find_if(tenants, [&](const Tenant& tenant) { return names(link.hint, tenant); });
    if (hinted != tenants.end()) return &*hinted;
  }
  if (link.package_id.empty()) return nullptr;
  const auto holder = std::ranges::find_if(tenants, [&](const Tenant& tenant) { return tenant.packages.find(link.package_id) != nullptr; });
  return holder == tenants.end() ? nullptr : &*holder;
}

}  // namespace entitlint
