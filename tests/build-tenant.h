// Builds small tenants by hand, so that rooms above the model can be tested without reading files.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "tool/model/tenant.h"

namespace entitlint::test {

[[nodiscard]] inline Place at(std::uint32_t begin, SourceId source = 0) {
  return {source, {begin, begin + 1}};
}

// A known value somewhere, or a gap.
template <class T>
[[nodiscard]] Fact<T> known(T value, Place place = at(1)) {
  return {value, place};
}
template <class T>
[[nodiscard]] Fact<T> gap(Field field, Reason reason = Reason::not_expanded, Place place = at(2)) {
  return {Gap{reason, field}, place};
}

// Objects start as a complete, sound export would have them: everything on and open, one policy for all members. Tests change what they
// are about and then call finish(), which makes indexes and references.
class TenantBuilder {
 public:
  TenantBuilder() {
    tenant_.id = "aaaaaaaa-0000-4000-8000-000000000000";
    tenant_.dialect = Dialect::v1;
    tenant_.catalogs.completeness = tenant_.packages.completeness = Completeness::proven;
    tenant_.policies.completeness = tenant_.organizations.completeness = Completeness::proven;
  }

  Catalog& catalog(std::string_view id, std::string_view name) {
    Catalog& made = add(tenant_.catalogs, ObjectKind::catalog, id, name);
    made.published = made.external = known(true);
    return made;
  }
  Package& package(std::string_view id, std::string_view name, std::string_view catalog) {
    Package& made = add(tenant_.packages, ObjectKind::package, id, name);
    made.catalog = known(Reference<Catalog>{catalog, {}, nullptr});
    made.hidden = known(false);
    made.roles = known(std::span<const RoleScope>{});
    return made;
  }
  Policy& policy(std::string_view id, std::string_view package, Scope scope) {
    Policy& made = add(tenant_.policies, ObjectKind::policy, id, id);
    made.package = known(Reference<Package>{package, {}, nullptr});
    made.scope = known(scope);
    made.accepts = known(true);
    made.on_behalf = made.automatic = known(false);
    made.targets = known(Subjects{});
    return made;
  }
  Organization& organization(std::string_view id, std::string_view name, OrganizationState state = OrganizationState::configured) {
    Organization& made = add(tenant_.organizations, ObjectKind::connected_organization, id, name);
    made.state = known(state);
    made.internal_sponsors = made.external_sponsors = known(std::uint32_t{1});
    return made;
  }

  Subjects subjects(std::vector<std::pair<SubjectKind, std::string_view>> list) {
    std::vector<Subject> made;
    for (const auto& [kind, id] : list) {
      Subject& subject = made.emplace_back();
      subject.kind = known(kind);
      subject.id = known(id);
      subject.place = at(7);
    }
    return arena_.keep(made);
  }
  template <class T>
  std::span<const T> keep(const std::vector<T>& items) {
    return arena_.keep(items);
  }

  Tenant& finish() {
    number(tenant_.catalogs);
    number(tenant_.packages);
    number(tenant_.policies);
    number(tenant_.organizations);
    resolve(tenant_.packages, tenant_.catalogs, &Package::catalog, &Catalog::packages);
    resolve(tenant_.policies, tenant_.packages, &Policy::package, &Package::policies);
    return tenant_;
  }

 private:
  template <class T>
  T& add(Collection<T>& collection, ObjectKind kind, std::string_view id, std::string_view name) {
    T& made = collection.all.make(arena_);
    made.kind = kind;
    made.dialect = Dialect::v1;
    made.first_hand = true;
    made.id = id;
    const auto begin = static_cast<std::uint32_t>(100 * collection.all.size() + 10000 * static_cast<std::size_t>(kind));
    made.place = {0, {begin, begin + 100}};
    made.id_place = at(begin + 1);
    made.display_name = known(name, at(begin + 2));
    return made;
  }
  template <class T>
  static void number(Collection<T>& collection) {
    collection.by_id = {};
    for (std::uint32_t i = 0; i < collection.all.size(); ++i) collection.index(i);
  }
  template <class From, class To>
  void resolve(Collection<From>& from, Collection<To>& to, Fact<Reference<To>> From::*reference,
               std::span<const From* const> To::*pointing_here) {
    for (From& object : from.all) {
      if (!(object.*reference).known()) continue;
      Reference<To> made = (object.*reference).value();
      made.target = to.find(made.id);
      object.*reference = {made, (object.*reference).place()};
    }
    for (To& target : to.all) {
      std::vector<const From*> list;
      for (const From& object : from.all) {
        if ((object.*reference).known() && (object.*reference)->target == &target) list.push_back(&object);
      }
      target.*pointing_here = arena_.keep(list);
    }
  }

  Tenant tenant_;
  Arena arena_;
};

}  // namespace entitlint::test
