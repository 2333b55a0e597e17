// Joins optional inputs with the tenant.
#include "tool/load/optional-inputs.h"

#include <algorithm>
#include <unordered_map>

#include "tool/model/members.h"

namespace entitlint {
namespace {

// The resources of one catalog, from the pages of its list.
struct ResourceList {
  std::vector<Resource> resources;
  bool ends = false, cut = false;
  bool filtered = false;
  Place place;  // where the list is: its first page
};

// By catalog, as its id is written in the set's address.
using ResourceLists = std::unordered_map<std::string_view, ResourceList, IdHash, IdEqual>;

bool is_resource_set(const SetName& set) {
  return kind_of_collection(set.parent) == ObjectKind::catalog && !set.parent_id.empty() && !set.single &&
         (set.collection == "resources" || set.collection == "accessPackageResources");
}

ResourceLists resource_lists(const TenantFiles& group) {
  ResourceLists lists;
  for (const FileLoad* file : group.files) {
    for (std::size_t p = 0; p < file->shape.portions.size(); ++p) {
      const Portion& portion = file->shape.portions[p];
      if (!is_resource_set(portion.set)) continue;
      ResourceList& list = lists[portion.set.parent_id];
      list.filtered = list.filtered || portion.set_source.find("$filter=") != portion.set_source.npos;
      list.ends = list.ends || !portion.next_link.known();
      list.cut = list.cut || portion.cut || tally_of(*file, p).cut || portion.count.value_or(0) > portion.records.size();
      if (!list.place.known()) {
        list.place =
            portion.context_place.known() ? portion.context_place : Place{file->file.source, {portion.span.begin, portion.span.begin + 1}};
      }
    }
  }
  for (const FileLoad* file : group.files) {
    for (const PieceResult& piece : file->pieces) {
      for (const CatalogResource& each : piece.part.catalog_resources) {
        if (const auto list = lists.find(each.catalog); list != lists.end()) list->second.resources.push_back(each.resource);
      }
    }
  }
  return lists;
}

// tool/export-entitlements.sh says what it asked for: every catalog's resources, unfiltered.
bool all_were_asked_for(const TenantFiles& group) {
  return std::ranges::any_of(group.files, [](const FileLoad* file) {
    return file->shape.manifest && std::ranges::any_of(file->shape.manifest->requests, [](const ManifestRequest& request) {
             return request.collection == "catalogs/resources" && request.status == 200;
           });
  });
}

void join_resources(Tenant& tenant, const TenantFiles& group) {
  const ResourceLists lists = resource_lists(group);
  if (lists.empty()) return;
  const bool told = all_were_asked_for(group);
  Arena arena;
  for (Catalog& catalog : tenant.catalogs.all) {
    const auto found = lists.find(catalog.id);
    if (found == lists.end() || catalog.resources.known()) continue;
    const ResourceList& list = found->second;
    // An answer does not say whether it was filtered; the filters that Graph's pages show are for one resource.
    const bool whole = told || (!list.filtered && list.resources.size() > 1);
    if (list.ends && !list.cut && whole)
      catalog.resources = {arena.keep(list.resources), list.place};
    else
      catalog.resources = {Gap{Reason::page_missing, Field::catalog_resources}, list.place};
  }
  tenant.arenas.push_back(std::move(arena));
}

// Two copies of one setting that differ: nobody can tell which is right.
template <class T>
void lay_over(Fact<T>& into, const Fact<T>& found, Field field) {
  if (!found.known()) return;
  if (!into.known() && into.gap().reason == Reason::not_loaded)
    into = found;
  else if (into.known() && !agree(into.value(), found.value()))
    into = {Gap{Reason::conflict, field}, into.place()};
}

void read_collaboration(Tenant& tenant, const TenantFiles& group) {
  Collaboration& all = tenant.collaboration;
  all.invites_from = {Gap{Reason::not_loaded, Field::guest_invitations}, {}};
  all.allowed_domains = all.blocked_domains = {Gap{Reason::not_loaded, Field::domain_lists}, {}};
  all.partners = {Gap{Reason::not_loaded, Field::cross_tenant_access}, {}};
  all.passcode = {Gap{Reason::not_loaded, Field::email_passcode}, {}};
  std::vector<Partner> partners;
  for (const FileLoad* file : group.files) {
    for (const PieceResult& piece : file->pieces) {
      for (const Collaboration& part : piece.part.collaboration) {
        lay_over(all.invites_from, part.invites_from, Field::guest_invitations);
        lay_over(all.allowed_domains, part.allowed_domains, Field::domain_lists);
        lay_over(all.blocked_domains, part.blocked_domains, Field::domain_lists);
        lay_over(all.passcode, part.passcode, Field::email_passcode);
        const auto found = part.partners.value_or({});
        partners.insert(partners.end(), found.begin(), found.end());
      }
    }
  }
  if (partners.empty()) return;
  Arena arena;
  const Place place = partners.front().blocks_all_inbound.place();
  all.partners = {arena.keep(partners), place};
  tenant.arenas.push_back(std::move(arena));
}

template <class T>
void assume(Collection<T>& collection) {
  if (!collection.all.empty() && collection.completeness == Completeness::absent) collection.completeness = Completeness::assumed;
}

}  // namespace

void read_optional_inputs(Tenant& tenant, const TenantFiles& group) {
  join_resources(tenant, group);
  read_collaboration(tenant, group);
  assume(tenant.groups);
  assume(tenant.users);
  assume(tenant.service_principals);
  assume(tenant.role_assignments);
  assume(tenant.custom_extensions);
  assume(tenant.directory_roles);
}

}  // namespace entitlint
