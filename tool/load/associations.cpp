// Adds associations to catalogs and packages.
#include "tool/load/associations.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "tool/load/addresses.h"

namespace entitlint {
namespace {

constexpr Field field = Field::package_roles;

// The associations of all files at one moment.
struct Associations {
  std::vector<Association> of_catalogs, of_packages;
  std::vector<Association> leaving, ending;  // of catalogs, of packages: which a plan takes away
  std::unordered_set<SourceId> blind;        // plans that make something that cannot be placed

  Associations(const std::vector<FileLoad*>& files, Moment moment);
};

Associations::Associations(const std::vector<FileLoad*>& files, Moment moment) {
  std::unordered_set<std::string_view> removed, seen;  // a plan lists what there is in its prior state too
  for (const FileLoad* file : files) {
    for (const PieceResult& piece : file->pieces) removed.insert(piece.part.removed.begin(), piece.part.removed.end());
  }
  for (const FileLoad* file : files) {
    for (const PieceResult& piece : file->pieces) {
      if (piece.part.unseen) blind.insert(file->file.source);
      for (const Association& each : piece.part.associations) {
        if (each.moment == Moment::planned && moment != Moment::planned) continue;
        if (!each.id.empty() && !seen.insert(each.id).second) continue;
        const bool of_package = each.kind == Association::Kind::of_package;
        const bool ends = moment == Moment::planned && removed.contains(each.id);
        if (ends) (of_package ? ending : leaving).push_back(each);
        if (!ends) (of_package ? of_packages : of_catalogs).push_back(each);
      }
    }
  }
}

class Joining {
 public:
  Joining(Tenant& tenant, Associations& associations)
      : tenant_(tenant),
        associations_(associations),
        packages_(tenant.packages.all),
        catalogs_(tenant.catalogs.all),
        of_catalogs_(associations.of_catalogs) {
    for (const Association& each : associations.of_catalogs) by_id_.emplace(each.id, &each);
  }

  void fill();

 private:
  void place(const Association& association, std::unordered_map<const Package*, std::vector<RoleScope>>& roles);
  [[nodiscard]] const Association* catalog_association(const Association& association) const;
  [[nodiscard]] const Catalog* catalog_of(const Association& resource) const;
  [[nodiscard]] RoleScope role_of(const Association& association);
  void finish_created(Package& package);
  void finish(Package& package);

  Tenant& tenant_;
  Associations& associations_;
  Addresses<Package> packages_;
  Addresses<Catalog> catalogs_;
  Addresses<Association> of_catalogs_;
  std::unordered_map<std::string_view, const Association*> by_id_;
  std::unordered_map<const Package*, std::vector<RoleScope>> roles_, ending_;
  std::unordered_set<SourceId> unplaced_;  // plans with a policy of which nobody knows the package
  Arena arena_;
};

const Association* Joining::catalog_association(const Association& association) const {
  if (!association.association.known()) return nullptr;
  const Reference<Association>& reference = association.association.value();
  if (!reference.address.empty()) return of_catalogs_.find(association.place.source, reference.address);
  const auto found = by_id_.find(reference.id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Catalog* Joining::catalog_of(const Association& resource) const {
  if (!resource.catalog.known()) return nullptr;
  const Reference<Catalog>& reference = resource.catalog.value();
  return reference.address.empty() ? tenant_.catalogs.find(reference.id) : catalogs_.find(resource.place.source, reference.address);
}

RoleScope Joining::role_of(const Association& association) {
  if (association.role) return *association.role;
  RoleScope role;
  role.place = association.place;
  role.role_name = association.access;
  role.origin_system = role.origin_id = role.resource_name = Fact<std::string_view>(Gap{Reason::not_expanded, field}, association.place);
  if (const Association* const resource = catalog_association(association)) {
    role.origin_system = resource->origin_system;
    role.origin_id = resource->origin_id;
    role.through = catalog_of(*resource);
  } else if (association.association.known()) {  // its id is "<catalog>/<origin>"
    const std::string_view id = association.association.value().id;
    if (const auto slash = id.rfind('/'); slash != id.npos) role.origin_id = {id.substr(slash + 1), association.association.place()};
  }
  role.role_origin_id = map(association.access, [&](std::string_view access) {  // as Graph builds it: Member_<group>
    return role.origin_id.known() ? arena_.keep(std::string(access) + '_' + std::string(role.origin_id.value())) : access;
  });
  return role;
}

void Joining::place(const Association& association, std::unordered_map<const Package*, std::vector<RoleScope>>& roles) {
  const Package* package = nullptr;
  const bool by_address = association.package.known() && !association.package->address.empty();
  if (by_address) package = packages_.find(association.place.source, association.package->address);
  if (association.package.known() && !by_address) package = tenant_.packages.find(association.package->id);
  if (package != nullptr) roles[package].push_back(role_of(association));
  if (package == nullptr && (by_address || !association.package.known())) associations_.blind.insert(association.place.source);
}

bool same_role(const RoleScope& a, const RoleScope& b) {
  return a.role_origin_id.known() && b.role_origin_id.known() && equal_ids(a.role_origin_id.value(), b.role_origin_id.value());
}

// Before the plan there was nothing, so it knows all of it.
void Joining::finish_created(Package& package) {
  const SourceId plan = package.place.source;
  const std::vector<RoleScope>& roles = roles_[&package];
  if (!roles.empty() || !associations_.blind.contains(plan)) {
    package.roles = {arena_.keep(roles), package.mark()};
  } else {
    package.roles = {Gap{Reason::unknown_until_apply, field}, package.mark()};
  }
  if (!associations_.blind.contains(plan) && !unplaced_.contains(plan)) package.policies_expanded = {true, package.mark()};
}

// Of a package that is there already an export may know more roles than Terraform keeps.
void Joining::finish(Package& package) {
  const bool exported = package.roles.known();
  std::vector<RoleScope> roles;
  if (exported) roles.assign(package.roles->begin(), package.roles->end());
  const auto among = [](const std::vector<RoleScope>& list, const RoleScope& role) {
    return std::ranges::any_of(list, [&](const RoleScope& other) { return same_role(role, other); });
  };
  const std::size_t before = roles.size();
  if (const auto ending = ending_.find(&package); ending != ending_.end()) {
    std::erase_if(roles, [&](const RoleScope& role) { return among(ending->second, role); });
  }
  bool changed = roles.size() != before;
  if (const auto added = roles_.find(&package); added != roles_.end()) {
    for (const RoleScope& role : added->second) {
      if (among(roles, role)) continue;
      roles.push_back(role);
      changed = true;
    }
  }
  if (changed) package.roles = {arena_.keep(roles), exported ? package.roles.place() : package.mark()};
}

void Joining::fill() {
  for (const Association& each : associations_.of_packages) place(each, roles_);
  for (const Association& each : associations_.ending) place(each, ending_);
  for (const Policy& policy : tenant_.policies.all) {
    if (!policy.package.known()) unplaced_.insert(policy.place.source);
  }
  for (Package& package : tenant_.packages.all) {
    if (package.planned == Planned::created && package.moment == Moment::planned)
      finish_created(package);
    else
      finish(package);
  }
  tenant_.arenas.push_back(std::move(arena_));
}

// The resources of catalogs. Only a catalog that a plan makes has no others than those that Terraform tells.
class Onboarding {
 public:
  Onboarding(Tenant& tenant, const Associations& associations)
      : tenant_(tenant), associations_(associations), catalogs_(tenant.catalogs.all), blind_(associations.blind) {}

  void fill();

 private:
  using Lists = std::unordered_map<const Catalog*, std::vector<Resource>>;
  void place(const Association& association, Lists& lists);
  void finish(Catalog& catalog);

  Tenant& tenant_;
  const Associations& associations_;
  Addresses<Catalog> catalogs_;
  std::unordered_set<SourceId> blind_;
  Lists coming_, leaving_;
  Arena arena_;
};

Resource resource_of(const Association& association) {
  Resource resource;
  resource.kind = ObjectKind::resource;
  resource.dialect = Dialect::terraform;
  resource.moment = association.moment;
  resource.id = association.id;
  resource.address = association.address;
  resource.place = association.place;
  resource.origin_system = association.origin_system;
  resource.origin_id = association.origin_id;
  return resource;
}

void Onboarding::place(const Association& association, Lists& lists) {
  const bool by_address = association.catalog.known() && !association.catalog->address.empty();
  const Catalog* catalog = nullptr;
  if (by_address) catalog = catalogs_.find(association.place.source, association.catalog->address);
  if (association.catalog.known() && !by_address) catalog = tenant_.catalogs.find(association.catalog->id);
  if (catalog != nullptr) lists[catalog].push_back(resource_of(association));
  if (catalog == nullptr && (by_address || !association.catalog.known())) blind_.insert(association.place.source);
}

bool same_resource(const Resource& a, const Resource& b) {
  return a.origin_id.known() && b.origin_id.known() && equal_ids(a.origin_id.value(), b.origin_id.value());
}

void Onboarding::finish(Catalog& catalog) {
  const bool created = catalog.planned == Planned::created && catalog.moment == Moment::planned;
  if (created && blind_.contains(catalog.place.source)) {
    catalog.resources = {Gap{Reason::unknown_until_apply, Field::catalog_resources}, catalog.mark()};
    return;
  }
  if (!created && !catalog.resources.known()) return;
  const auto listed = catalog.resources.value_or({});
  std::vector<Resource> resources(listed.begin(), listed.end());
  const auto among = [](const std::vector<Resource>& list, const Resource& resource) {
    return std::ranges::any_of(list, [&](const Resource& other) { return same_resource(resource, other); });
  };
  std::erase_if(resources, [&](const Resource& resource) { return among(leaving_[&catalog], resource); });
  for (const Resource& resource : coming_[&catalog]) {
    if (!among(resources, resource)) resources.push_back(resource);
  }
  catalog.resources = {arena_.keep(resources), created ? catalog.mark() : catalog.resources.place()};
}

void Onboarding::fill() {
  for (const Association& each : associations_.of_catalogs) place(each, coming_);
  for (const Association& each : associations_.leaving) place(each, leaving_);
  for (Catalog& catalog : tenant_.catalogs.all) finish(catalog);
  tenant_.arenas.push_back(std::move(arena_));
}

}  // namespace

void add_associations(Tenant& tenant, const std::vector<FileLoad*>& files, Moment moment) {
  if (std::ranges::none_of(files, [](const FileLoad* file) { return file->shape.terraform != TerraformFile::none; })) return;
  Associations associations(files, moment);
  Onboarding(tenant, associations).fill();
  Joining(tenant, associations).fill();
}

}  // namespace entitlint
