// Resolves references by id, or by a name that only one object has.
#include "tool/load/resolve.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "tool/load/addresses.h"

namespace entitlint {
namespace {

std::string_view catalog_of(const Package& package) {
  if (!package.catalog.known()) return {};
  const Reference<Catalog>& catalog = package.catalog.value();
  return catalog.target != nullptr ? catalog.target->display_name.value_or(catalog.name) : catalog.name;
}

template <class T>
bool is_within(const T& object, std::string_view catalog) {
  if constexpr (std::is_same_v<T, Package>) return catalog.empty() || equal_ids(catalog_of(object), catalog);
  return true;
}

// Objects by display name without case (Graph compares so), built when the first reference by name is met.
template <class T>
class Names {
 public:
  explicit Names(const Collection<T>& collection) : collection_(collection) {}

  // The object of a name, in a catalog where the reference names one: null when there is none or more than one; `ambiguous` tells which.
  const T* find(const Reference<T>& reference, bool& ambiguous) {
    if (!by_name_) build();
    const T* only = nullptr;
    ambiguous = false;
    const auto [first, last] = by_name_->equal_range(reference.name);
    for (auto at = first; at != last; ++at) {
      if (!is_within(*at->second, reference.within)) continue;
      ambiguous = only != nullptr;
      if (ambiguous) return nullptr;
      only = at->second;
    }
    return only;
  }

 private:
  void build() {
    by_name_.emplace();
    for (const T& object : collection_.all) {
      if (object.display_name.known()) by_name_->emplace(object.display_name.value(), &object);
    }
  }

  const Collection<T>& collection_;
  std::optional<std::unordered_multimap<std::string_view, const T*, IdHash, IdEqual>> by_name_;
};

template <class T>
void point(Fact<Reference<T>>& fact, const Collection<T>& collection, Names<T>& names, const Addresses<T>& addresses, Field field) {
  if (!fact.known()) return;
  Reference<T> reference = fact.value();
  bool ambiguous = false;
  if (!reference.address.empty()) {
    reference.target = addresses.find(fact.place().source, reference.address);
    if (reference.target == nullptr) {
      fact = {Gap{Reason::unknown_until_apply, field}, fact.place()};
      return;
    }
  } else if (!reference.id.empty())
    reference.target = collection.find(reference.id);
  else if (!reference.name.empty())
    reference.target = names.find(reference, ambiguous);
  fact = ambiguous ? Fact<Reference<T>>(Gap{Reason::ambiguous_name, field}, fact.place()) : Fact<Reference<T>>(reference, fact.place());
}

void point_incompatible(Package& package, const Collection<Package>& packages, Names<Package>& names, Arena& arena) {
  const auto& fact = package.incompatible_packages;
  if (!fact.known() || fact.value().empty()) return;
  std::vector<Reference<Package>> references(fact.value().begin(), fact.value().end());
  for (Reference<Package>& reference : references) {
    bool ambiguous = false;
    reference.target = !reference.id.empty() ? packages.find(reference.id) : names.find(reference, ambiguous);
  }
  package.incompatible_packages = {arena.keep(references), fact.place()};
}

// For every parent, its children in their order: one list for all of them, sorted by parent, and spans into it.
template <class Parent, class Child>
void list_children(Collection<Parent>& parents, const Collection<Child>& children, Fact<Reference<Parent>> Child::*link,
                   std::span<const Child* const> Parent::*list, Arena& arena) {
  std::vector<const Child*> all;
  const auto parent_of = [link](const Child* child) { return (child->*link).value().target; };
  for (const Child& child : children.all) {
    if ((child.*link).known() && parent_of(&child) != nullptr) all.push_back(&child);
  }
  std::vector<Parent*> in_memory;
  for (Parent& parent : parents.all) in_memory.push_back(&parent);
  std::ranges::sort(in_memory, std::less<>());
  std::ranges::stable_sort(all, std::less<>(), parent_of);
  const std::span<const Child* const> kept = arena.keep(all);
  std::size_t begin = 0;
  for (Parent* const parent : in_memory) {
    std::size_t end = begin;
    while (end < kept.size() && parent_of(kept[end]) == parent) ++end;
    if (end > begin) parent->*list = kept.subspan(begin, end - begin);
    begin = end;
  }
}

}  // namespace

void resolve_references(Tenant& tenant) {
  Arena arena;
  Names<Catalog> catalog_names(tenant.catalogs);
  Names<Package> package_names(tenant.packages);
  const Addresses<Catalog> catalog_addresses(tenant.catalogs.all);
  const Addresses<Package> package_addresses(tenant.packages.all);
  for (Package& package : tenant.packages.all) {
    point(package.catalog, tenant.catalogs, catalog_names, catalog_addresses, Field::package_catalog);
  }
  for (Package& package : tenant.packages.all) point_incompatible(package, tenant.packages, package_names, arena);
  for (Policy& policy : tenant.policies.all) {
    point(policy.package, tenant.packages, package_names, package_addresses, Field::policy_package);
  }
  list_children(tenant.catalogs, tenant.packages, &Package::catalog, &Catalog::packages, arena);
  list_children(tenant.packages, tenant.policies, &Policy::package, &Package::policies, arena);
  const auto unplaced = std::ranges::find_if(tenant.policies.all, [](const Policy& policy) { return !policy.package.known(); });
  tenant.unplaced_policy = unplaced == tenant.policies.all.end() ? Gap{} : unplaced->package.gap();
  tenant.arenas.push_back(std::move(arena));
}

}  // namespace entitlint
