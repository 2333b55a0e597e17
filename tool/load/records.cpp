// Reads records and tells decoders what their surroundings say of them.
#include "tool/load/records.h"

#include <algorithm>

#include "tool/load/copies.h"
#include "tool/load/value-reader.h"
#include "tool/model/reading.h"

namespace entitlint {
namespace {

bool is_sponsor_set(const SetName& set) {
  return set.parent == "connectedOrganizations" && !set.parent_id.empty() &&
         (set.collection == "internalSponsors" || set.collection == "externalSponsors");
}

bool is_resource_set(const SetName& set) {
  return kind_of_collection(set.parent) == ObjectKind::catalog && !set.parent_id.empty() &&
         (set.collection == "resources" || set.collection == "accessPackageResources");
}

class PieceReader {
 public:
  PieceReader(const Source& source, SourceId id, const Shape& shape, Reader& reader, json::Parser& parser, PieceResult& result)
      : id_(id), shape_(shape), result_(result), values_(source, id, reader, parser, result.links, result.problems) {}

  void range(const RecordSlice::Range& range);
  void loose();

 private:
  void record(Span span, const Portion& portion, Tally& tally);
  void terraform_record(Span span, const Portion& portion, Tally& tally);
  void cut_by_depth(Span span, const Portion& portion, Tally& tally);
  bool is_bulk(Span span, const Portion& portion, Tally& tally);
  [[nodiscard]] RecordContext surroundings(const SetName& set) const;
  Entity decoded(const json::Value& value, const RecordContext& context, const SetName& set);
  void attach_parents(std::size_t first_package, std::size_t first_sponsor, const SetName& set, Span record);
  void name_problems(std::size_t first, const json::Value& value, Entity entity);

  SourceId id_;
  const Shape& shape_;
  PieceResult& result_;
  ValueReader values_;
  Copies<Catalog> catalogs_;
  Copies<Package> packages_;
};

ObjectKind kind_of(Entity entity) {
  switch (entity) {
    case Entity::catalog:
      return ObjectKind::catalog;
    case Entity::package:
      return ObjectKind::package;
    case Entity::policy:
      return ObjectKind::policy;
    case Entity::organization:
      return ObjectKind::connected_organization;
    case Entity::settings:
      return ObjectKind::settings;
    case Entity::resource:
    case Entity::group:
    case Entity::user:
    case Entity::service_principal:
    case Entity::role_assignment:
    case Entity::extension:
    case Entity::directory_role:
      return ObjectKind::resource;
    case Entity::tenant:
      return ObjectKind::tenant;
    default:
      return ObjectKind::file;
  }
}

std::string_view text_of(const json::Value& object, json::Key key) {
  const json::Member* const member = object.find(key);
  return member == nullptr ? std::string_view() : member->value.text();
}

// The double keys of a record are problems of its object.
void PieceReader::name_problems(std::size_t first, const json::Value& value, Entity entity) {
  if (kind_of(entity) == ObjectKind::file) return;
  for (std::size_t i = first; i < result_.problems.size(); ++i) {
    Problem& problem = result_.problems[i];
    problem.object_kind = kind_of(entity);
    problem.object_id = text_of(value, "id");
    problem.object_name = text_of(value, "displayName");
  }
}

// What the decoder cannot see: the catalog that a set of packages belongs to, where sponsors stand.
void PieceReader::attach_parents(std::size_t first_package, std::size_t first_sponsor, const SetName& set, Span record) {
  Part& part = result_.part;
  const bool of_catalog = set.collection == "accessPackages" && kind_of_collection(set.parent) == ObjectKind::catalog;
  for (std::size_t i = first_package; of_catalog && i < part.packages.size(); ++i) {
    Package& package = part.packages[i];
    if (!package.first_hand || package.catalog.known()) continue;
    package.catalog = {Reference<Catalog>{part.arena.keep(set.parent_id), {}, nullptr}, package.catalog.place()};
  }
  for (std::size_t i = first_sponsor; i < part.sponsors.size(); ++i) {
    result_.sponsors.push_back({std::string(part.sponsors[i].organization), part.sponsors[i].internal, {id_, record}, false});
  }
}

Entity PieceReader::decoded(const json::Value& value, const RecordContext& context, const SetName& set) {
  if (value.kind != json::Kind::object) return Entity::unknown;
  Part& part = result_.part;
  const std::size_t catalogs = part.catalogs.size(), packages = part.packages.size(), sponsors = part.sponsors.size();
  const Entity entity = decode(value, context, part);
  attach_parents(packages, sponsors, set, value.span);
  catalogs_.sift(part.catalogs, catalogs);
  packages_.sift(part.packages, packages);
  return entity;
}

// A large value is looked at first: whatever is no export is only checked, piece by piece.
bool PieceReader::is_bulk(Span span, const Portion& portion, Tally& tally) {
  if (span.size() <= large_value) return false;
  RecordContext context;
  context.source = id_;
  context.collection = portion.set.collection.empty() ? shape_.tree.collection : portion.set.collection;
  const json::Value* const glimpse = values_.glimpse(span);
  if (glimpse != nullptr && entity_of(*glimpse, context) != Entity::unknown) return false;
  if (!values_.check(span)) tally.cut = true;
  ++tally.entities[static_cast<std::size_t>(Entity::unknown)];
  return true;
}

RecordContext PieceReader::surroundings(const SetName& set) const {
  RecordContext context;
  context.source = id_;
  context.collection = set.collection.empty() ? shape_.tree.collection : set.collection;
  context.package_in_path = shape_.tree.package;
  context.organization_in_path = shape_.tree.organization;
  context.relation_in_path = shape_.tree.relation;
  if (kind_of_collection(set.collection) == ObjectKind::policy && set.parent == "accessPackages") context.package_in_path = set.parent_id;
  if (is_resource_set(set) && !set.single) context.catalog_in_path = set.parent_id;
  if (is_sponsor_set(set)) {
    context.organization_in_path = set.parent_id;
    context.relation_in_path = set.collection == "internalSponsors" ? "InternalSponsors" : "ExternalSponsors";
  }
  return context;
}

// PowerShell cut the whole object; one note for all of a list, since what cut the first cut the others.
void PieceReader::cut_by_depth(Span span, const Portion& portion, Tally& tally) {
  tally.cut = true;
  if (span != portion.records.front()) return;
  Problem problem;
  problem.kind = ProblemKind::cut_by_depth;
  problem.place = {id_, span};
  problem.record = span;
  problem.text = portion.set.collection.empty() ? "value" : portion.set.collection;
  result_.problems.push_back(std::move(problem));
}

void PieceReader::record(Span span, const Portion& portion, Tally& tally) {
  ++result_.records;
  if (is_bulk(span, portion, tally)) return;
  const std::size_t problems = result_.problems.size();
  const json::Value* const value = values_.read(span);
  if (value == nullptr) {
    tally.cut = true;
    return;
  }
  if (value->kind == json::Kind::string && is_cut_text(value->text())) return cut_by_depth(span, portion, tally);
  const std::string_view own = text_of(*value, "@odata.context");
  const SetName own_set = own.empty() ? SetName() : set_name(own);
  const SetName& set = own.empty() ? portion.set : own_set;
  RecordContext context = surroundings(set);
  context.has_odata_context = !own.empty() || !portion.context.empty();
  context.cloud = cloud_of_graph_host(own.empty() ? std::string_view(portion.set_source) : own);
  if (result_.cloud == Cloud::unknown) result_.cloud = context.cloud;
  const Entity entity = decoded(*value, context, set);
  ++tally.entities[static_cast<std::size_t>(entity)];
  name_problems(problems, *value, entity);
}

// What comes: the values of a state, of a plan those after it.
Span desired(const json::Value& record, TerraformRecord form) {
  const json::Value* object = &record;
  if (form == TerraformRecord::change) {
    const json::Member* const change = record.find("change");
    if (change == nullptr) return {};
    object = &change->value;
  }
  const json::Member* const values = object->find(form == TerraformRecord::change     ? json::Key("after")
                                                  : form == TerraformRecord::resource ? json::Key("values")
                                                                                      : json::Key("instances"));
  return values == nullptr ? Span{} : values->value.span;
}

// Links of other providers' resources are none of our business, and those of before say again what comes after.
void PieceReader::terraform_record(Span span, const Portion& portion, Tally& tally) {
  ++result_.records;
  const std::size_t links = result_.links.size();
  const json::Value* const value = values_.read(span);
  if (value == nullptr) {
    tally.cut = true;
    return;
  }
  RecordContext context;
  context.source = id_;
  const Entity entity = decode_terraform(*value, portion.form, shape_.configuration, context, result_.part);
  const bool again = shape_.terraform == TerraformFile::plan && portion.form == TerraformRecord::resource;  // in a plan's prior state
  if (entity != Entity::unknown && !again) ++result_.part.records[static_cast<std::size_t>(Exporter::terraform)];
  ++tally.entities[static_cast<std::size_t>(entity)];
  const Span shown = is_read_from_terraform(text_of(*value, "type")) ? desired(*value, portion.form) : Span{};
  const auto first = result_.links.begin() + static_cast<std::ptrdiff_t>(links);
  result_.links.erase(
      std::remove_if(first, result_.links.end(),
                     [&](const Link& link) { return link.place.span.begin < shown.begin || link.place.span.end > shown.end; }),
      result_.links.end());
}

void PieceReader::range(const RecordSlice::Range& range) {
  const Portion& portion = shape_.portions[range.portion];
  Tally tally;
  tally.portion = range.portion;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (portion.form != TerraformRecord::none)
      terraform_record(portion.records[i], portion, tally);
    else
      record(portion.records[i], portion, tally);
  }
  result_.tallies.push_back(tally);
}

void PieceReader::loose() {
  for (const Span& span : shape_.loose) values_.check(span);
  for (const Span& span : shape_.quiet) values_.check_quietly(span);
  for (const Portion& portion : shape_.portions) {
    if (result_.cloud == Cloud::unknown) result_.cloud = cloud_of_graph_host(portion.set_source);
    if (!is_sponsor_set(portion.set) || !portion.records.empty() || portion.cut || portion.next_link.known()) continue;
    result_.sponsors.push_back({portion.set.parent_id, portion.set.collection == "internalSponsors", {id_, portion.span}, true});
  }
}

}  // namespace

std::vector<RecordSlice> cut_into_pieces(const Shape& shape, std::uint32_t bytes) {
  std::vector<RecordSlice> pieces(1);
  pieces.front().loose = true;
  std::uint64_t filled = 0;
  for (std::size_t p = 0; p < shape.portions.size(); ++p) {
    const std::vector<Span>& records = shape.portions[p].records;
    pieces.back().ranges.push_back({p, 0, 0});
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (filled > 0 && filled + records[i].size() > bytes) {
        pieces.emplace_back().ranges.push_back({p, i, i});
        filled = 0;
      }
      pieces.back().ranges.back().last = i + 1;
      filled += records[i].size();
    }
  }
  return pieces;
}

PieceResult read_piece(const Source& source, SourceId id, const Shape& shape, const RecordSlice& piece, Reader& reader,
                       json::Parser& parser) {
  PieceResult result;
  PieceReader piece_reader(source, id, shape, reader, parser, result);
  if (piece.loose) piece_reader.loose();
  for (const RecordSlice::Range& range : piece.ranges) piece_reader.range(range);
  return result;
}

}  // namespace entitlint
