// From a record to objects: what every object has, catalogs and access packages, and what comes with them by $expand.
#include <algorithm>

#include "tool/model/decoders.h"
#include "tool/model/double-encoding.h"
#include "tool/model/rewriter.h"
#include "tool/model/words.h"

namespace entitlint {
namespace {

Fact<std::string_view> read_display_name(const Spot& spot) {
  const Spot written = spot["displayName"];
  const Fact<std::string_view> name = written.text(Field::display_name);
  if (name.known()) {
    if (auto meant = undo_double_encoding(name.value())) {
      spot.reading().note(ProblemKind::double_encoded, name.place(), std::move(*meant));
    }
  }
  return name;
}

// Packages that came with a catalog or with another package.
void add_expanded_packages(const List& list, const Fact<Reference<Catalog>>* catalog) {
  for (const Spot& item : list.items) {
    if (!says_more_than_id(item)) continue;
    add_package(item.value(), item.reading().context(), item.reading().part(), false, catalog);
  }
}

// Of both directions: `key` is incompatibleAccessPackages or accessPackagesIncompatibleWith.
Fact<std::span<const Reference<Package>>> read_incompatible_packages(const Spot& root, json::Key key) {
  const Field field = Field::package_incompatible_packages;
  const List list = root.list(key, field);
  std::vector<Reference<Package>> references;
  for (const Spot& item : list.items) {
    const Fact<Reference<Package>> reference = read_reference<Package>(item, field);
    if (!reference.known()) return {reference.gap(), list.place};
    references.push_back(reference.value());
  }
  add_expanded_packages(list, nullptr);
  return kept(list, root.reading(), references);
}

Fact<std::span<const std::string_view>> read_incompatible_groups(const Spot& root) {
  const Field field = Field::package_incompatible_groups;
  const List list = root.list("incompatibleGroups", field);
  std::vector<std::string_view> ids;
  for (const Spot& item : list.items) {
    const Fact<std::string_view> id = item["id"].identifier(field);
    if (!id.known()) return {id.gap(), list.place};
    ids.push_back(id.value());
  }
  return kept(list, root.reading(), ids);
}

// Users and groups matter as sponsors only, and only where the path says whose they are.
void add_directory_object(const RecordContext& context, Part& into) {
  if (context.relation_in_path.empty() || context.organization_in_path.empty()) {
    ++into.ignored;
    return;
  }
  into.sponsors.push_back({into.arena.keep(context.organization_in_path), equal_ids(context.relation_in_path, "InternalSponsors")});
}

}  // namespace

Dialect dialect_of(const Spot& record) {
  const bool v1 = v1::speaks(record), beta = beta::speaks(record);
  return v1 && beta ? Dialect::mixed : v1 ? Dialect::v1 : beta ? Dialect::beta : Dialect::unknown;
}

void read_object(const Spot& spot, ObjectKind kind, bool first_hand, Object& into) {
  const Reading& reading = spot.reading();
  into.kind = kind;
  into.dialect = dialect_of(spot);
  into.first_hand = first_hand;
  into.hand_written = !reading.context().has_odata_context && !spot.has_any({"createdDateTime", "modifiedDateTime"});
  into.place = spot.whole();
  const Fact<std::string_view> id = spot["id"].identifier(Field::unspecified);
  if (id.known()) {
    into.id = id.value();
    into.id_place = id.place();
  }
  into.display_name = read_display_name(spot);
  into.description = spot["description"].text(Field::description);
  into.created = spot["createdDateTime"].time(Field::created);
  into.modified = spot["modifiedDateTime"].time(Field::modified);
}

bool says_more_than_id(const Spot& spot) {
  if (!spot.is_object() || (!spot["id"].filled() && !spot["displayName"].filled())) return false;  // of nothing that one could name
  return std::ranges::any_of(spot.value().members(), [](const json::Member& member) {
    return member.key != "id" && member.key.find('@') == std::string_view::npos && member.value.kind != json::Kind::null;
  });
}

Fact<bool> read_expanded_policies(const List& list, const Package& package) {
  Fact<Reference<Package>> parent(Gap{Reason::not_expanded, Field::policy_package}, list.place);
  if (!package.id.empty()) parent = {Reference<Package>{package.id, package.display_name.value_or({}), nullptr}, package.id_place};
  for (const Spot& item : list.items) {
    if (item.is_object()) add_policy(item.value(), item.reading().context(), item.reading().part(), false, &parent);
  }
  return list.as(true);
}

Fact<Reference<Catalog>> read_expanded_catalog(const Spot& catalog, Field field) {
  if (says_more_than_id(catalog)) add_catalog(catalog.value(), catalog.reading().context(), catalog.reading().part(), false);
  return read_reference<Catalog>(catalog, field);
}

void read_resource(const Spot& item, bool first_hand, Resource& into) {
  read_object(item, ObjectKind::resource, first_hand, into);
  into.origin_system = item["originSystem"].identifier(Field::catalog_resources);
  into.origin_id = item["originId"].identifier(Field::catalog_resources);
}

Fact<std::span<const Resource>> read_resources(const List& list) {
  return read_each<Resource>(list, [](const Spot& item) {
    Resource resource;
    read_resource(item, false, resource);
    return resource;
  });
}

void add_catalog(const json::Value& record, const RecordContext& context, Part& into, bool first_hand) {
  const Reading reading(record, context, into, ObjectKind::catalog);
  const Spot root(reading);
  Catalog& catalog = into.catalogs.make(into.objects);
  read_object(root, ObjectKind::catalog, first_hand, catalog);
  Catalog v1, beta;
  v1::read(root, v1);
  beta::read(root, beta);
  catalog.published = lay(v1.published, beta.published, catalog.dialect, Field::catalog_published);
  catalog.resources = lay_first(v1.resources, beta.resources, catalog.dialect);
  catalog.external = root["isExternallyVisible"].flag(Field::catalog_external);
  catalog.type = one_of(root["catalogType"], catalog_type_words, Field::catalog_type);
  Fact<Reference<Catalog>> self(Gap{Reason::not_expanded, Field::package_catalog}, catalog.mark());
  if (!catalog.id.empty()) self = {Reference<Catalog>{catalog.id, catalog.display_name.value_or({}), nullptr}, catalog.id_place};
  add_expanded_packages(root.list("accessPackages", Field::packages), &self);
}

namespace {

// A package says which catalog it is in with beta's word too, so only one that speaks v1.0's alone has nothing to tell in beta's.
void read_both_dialects(const Spot& root, Package& package) {
  if (package.dialect == Dialect::v1 && !root.has("catalogId")) return v1::read(root, package);
  Package v1 = package, beta = package;
  v1::read(root, v1);
  beta::read(root, beta);
  const auto same_catalog = [](const Reference<Catalog>& a, const Reference<Catalog>& b) { return equal_ids(a.id, b.id); };
  package.catalog = lay(v1.catalog, beta.catalog, package.dialect, Field::package_catalog, same_catalog);
  package.roles = lay_first(v1.roles, beta.roles, package.dialect);
  package.policies_expanded = lay_first(v1.policies_expanded, beta.policies_expanded, package.dialect);
}

}  // namespace

void add_package(const json::Value& record, const RecordContext& context, Part& into, bool first_hand,
                 const Fact<Reference<Catalog>>* parent) {
  const Reading reading(record, context, into, ObjectKind::package);
  const Spot root(reading);
  Package& package = into.packages.make(into.objects);
  read_object(root, ObjectKind::package, first_hand, package);
  package.hidden = root["isHidden"].flag(Field::package_hidden);
  read_both_dialects(root, package);
  if (!package.catalog.known() && parent != nullptr && parent->known()) package.catalog = *parent;
  package.incompatible_packages = read_incompatible_packages(root, "incompatibleAccessPackages");
  package.incompatible_with = read_incompatible_packages(root, "accessPackagesIncompatibleWith");
  package.incompatible_groups = read_incompatible_groups(root);
}

namespace {

// The package, and the policies written inside it, which point at it by its name and its catalog's.
void add_framework_package(const json::Value& record, const Reworded& said, Rewriter& rewriter, Part& into) {
  const std::size_t slot = into.packages.size();
  add_package(said.record, said.context, into, true);
  const Package& package = into.packages[slot];
  Fact<Reference<Package>> parent(Gap{Reason::not_expanded, Field::policy_package}, package.mark());
  if (package.display_name.known()) {
    const std::string_view catalog = package.catalog.known() ? package.catalog->name : std::string_view{};
    parent = {Reference<Package>{{}, package.display_name.value(), nullptr, {}, catalog}, package.mark()};
  }
  for (const json::Value& policy : framework::policies_of(record, rewriter)) add_policy(policy, said.context, into, true, &parent);
}

Entity decode_in_graph_words(const json::Value& record, const RecordContext& context, Part& into);

Entity decode_reworded(const json::Value& record, const RecordContext& context, Exporter exporter, Part& into) {
  Rewriter rewriter;
  const Reworded said = reworded(record, context, exporter, rewriter);
  if (said.useless) {
    ++into.ignored;
    return Entity::other;
  }
  if (exporter == Exporter::framework && said.context.collection == "accessPackages") {
    add_framework_package(record, said, rewriter, into);
    return Entity::package;
  }
  return decode_in_graph_words(said.record, said.context, into);
}

}  // namespace

Entity decode(const json::Value& record, const RecordContext& context, Part& into) {
  const Exporter exporter = exporter_of(record);
  const Entity entity =
      exporter == Exporter::graph ? decode_in_graph_words(record, context, into) : decode_reworded(record, context, exporter, into);
  if (entity != Entity::unknown) ++into.records[static_cast<std::size_t>(exporter)];
  return entity;
}

namespace {

Entity decode_in_graph_words(const json::Value& record, const RecordContext& context, Part& into) {
  const Entity entity = entity_in_graph_words(record, context);
  switch (entity) {
    case Entity::catalog:
      add_catalog(record, context, into, true);
      break;
    case Entity::package:
      add_package(record, context, into, true);
      break;
    case Entity::policy:
      add_policy(record, context, into, true);
      break;
    case Entity::organization:
      add_organization(record, context, into);
      break;
    case Entity::settings:
      add_settings(record, context, into);
      break;
    case Entity::tenant:
      add_tenant(record, context, into);
      break;
    case Entity::domain:
      add_domain(record, context, into);
      break;
    case Entity::group:
      add_group(record, context, into);
      break;
    case Entity::user:
      add_user(record, context, into);
      break;
    case Entity::service_principal:
      add_service_principal(record, context, into);
      break;
    case Entity::directory_role:
      add_directory_role(record, context, into);
      break;
    case Entity::collaboration:
      add_collaboration(record, context, into);
      break;
    case Entity::role_assignment:
      add_role_assignment(record, context, into);
      break;
    case Entity::extension:
      add_custom_extension(record, context, into);
      break;
    case Entity::directory_object:
      add_directory_object(context, into);
      break;
    case Entity::resource:
      if (context.catalog_in_path.empty())
        ++into.ignored;
      else
        add_catalog_resource(record, context, into);
      break;
    case Entity::assignment:
    case Entity::other:
      ++into.ignored;
      break;
    case Entity::unknown:
      ++into.unrecognised;
      break;
  }
  return entity;
}

}  // namespace

}  // namespace entitlint
