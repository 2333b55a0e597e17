// Reads one source from its bytes to what it holds.
#include "tool/load/file-load.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "tool/links/scan.h"
#include "tool/load/documents.h"
#include "tool/load/relaxed.h"

namespace entitlint {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t piece_bytes = 8 << 20;
constexpr std::uint32_t largest_document = 64 << 20;
constexpr std::uint32_t largest_configuration = 4 << 20;  // nobody writes a longer tsconfig.json

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

bool begins_like_json(Reader& reader) {
  const std::string_view start = reader.next(0);
  const auto first = start.find_first_not_of(" \t\r\n");
  return first != start.npos && (start[first] == '{' || start[first] == '[');
}

// YAML that Crossplane turns into access packages; only the tenant that it makes can be checked.
bool is_crossplane(std::string_view path, Reader& reader) {
  if (!path.ends_with(".yaml") && !path.ends_with(".yml") && path != "-") return false;
  return reader.next(0).find("apiVersion: identitygovernance.azuread") != std::string_view::npos;
}

bool looks_exported(const json::Value& value) {
  if (value.kind != json::Kind::object) return false;
  return value.find("@odata.context") != nullptr || entity_of(value, {}) != Entity::unknown;
}

bool holds_export(const json::Value& root) {
  if (looks_exported(root)) return true;
  const json::Member* const value = root.find("value");
  const auto items = value == nullptr ? root.items() : value->value.items();
  return std::ranges::any_of(items, looks_exported);
}

// JSON with comments or trailing commas, sound otherwise, and no export: the configuration of some other tool.
bool is_relaxed_configuration(const Source& source, json::Parser& parser) {
  if (source.size > largest_configuration) return false;
  const std::string stored = read_all(source);
  std::string plain = without_comments(stored);
  if (plain == stored) return false;
  const std::size_t length = plain.size();
  plain.resize(length + Reader::padding);
  const json::Value* const root = parser.parse(std::span<char>(plain.data(), length), 0);
  return root != nullptr && !holds_export(*root);
}

bool names_known_set(const Portion& portion) {
  return kind_of_collection(portion.set.collection) != ObjectKind::file ||
         portion.context.find("entitlementManagement/") != std::string::npos;
}

bool is_exported(const FileLoad& load) {
  if (load.shape.terraform != TerraformFile::none) return true;
  if (load.shape.manifest) return true;
  if (std::ranges::any_of(load.shape.portions, names_known_set)) return true;
  for (std::size_t p = 0; p < load.shape.portions.size(); ++p) {
    const Tally tally = tally_of(load, p);
    if (std::any_of(tally.entities.begin() + 1, tally.entities.end(), [](std::uint32_t count) { return count > 0; })) return true;
  }
  return false;
}

bool has_problem(const FileLoad& load, ProblemKind kind) {
  const auto is_it = [kind](const Problem& problem) { return problem.kind == kind; };
  if (std::ranges::any_of(load.shape.problems, is_it)) return true;
  return std::ranges::any_of(load.pieces, [&](const PieceResult& piece) { return std::ranges::any_of(piece.problems, is_it); });
}

FileRole role_of(const FileLoad& load) {
  const Shape& shape = load.shape;
  if (shape.report) return FileRole::unrecognised;
  if (load.exported) return FileRole::exported;
  if (!shape.refusals.empty()) return FileRole::error_response;
  if (shape.blank) return FileRole::empty;
  const auto no_records = [](const Portion& portion) { return portion.records.empty() && portion.container != Container::object; };
  const bool hollow = !load.unsound && !shape.portions.empty() && std::ranges::all_of(shape.portions, no_records);
  return hollow ? FileRole::empty : FileRole::unrecognised;
}

Problem file_problem(ProblemKind kind, SourceId id, Span span, std::string text) {
  Problem problem;
  problem.kind = kind;
  problem.place = {id, span};
  problem.text = std::move(text);
  return problem;
}

// Whatever is wrong with its JSON, the file holds text.
void scan_unsound(const Source& source, SourceId id, FileLoad& load) {
  if (source.size > largest_document) return;
  const std::string bytes = read_all(source);
  if (may_hold_links(bytes)) load.file.links = scan_document(Text(bytes, 0), FileType::json, id, source.path).links;
}

// Web addresses that are not Graph's own: a list of links, a card, a message.
bool holds_addresses(const Source& source) {
  if (source.size > largest_document) return false;
  const std::string bytes = read_all(source);
  return bytes.find("://") != std::string::npos && bytes.find("@odata.") == std::string::npos;
}

void note_outcome(const Source& source, SourceId id, FileLoad& load) {
  const Shape& shape = load.shape;
  const Span first{0, std::min(source.size, 1u)};
  for (const Refusal& refusal : shape.refusals) {
    load.problems.push_back(file_problem(ProblemKind::error_response, id, refusal.place.span, refusal.text));
  }
  const bool told = load.unsound || shape.report || has_problem(load, ProblemKind::cut_by_depth);
  if (load.file.role == FileRole::unrecognised && source.named && !told) {
    load.problems.push_back(file_problem(ProblemKind::unrecognised, id, first, shape.gist));
    load.problems.back().holds_addresses = holds_addresses(source);
  }
}

void count_dialects(const Part& part, std::size_t& v1, std::size_t& beta) {
  const auto count = [&](const auto& objects) {
    for (const Object& object : objects) {
      if (!object.first_hand) continue;
      if (object.dialect == Dialect::v1 || object.dialect == Dialect::mixed) ++v1;
      if (object.dialect == Dialect::beta || object.dialect == Dialect::mixed) ++beta;
    }
  };
  count(part.catalogs), count(part.packages), count(part.policies), count(part.organizations), count(part.settings);
}

// A plan speaks of one object at several moments, and again in its prior state; a Graph body in it speaks Graph's words.
std::size_t count_addresses(const FileLoad& load, Dialect dialect) {
  std::unordered_set<std::string_view> addresses;
  const auto gather = [&](const auto& objects) {
    for (const Object& object : objects) {
      const bool mixed = object.dialect == Dialect::mixed && dialect != Dialect::terraform;
      if (object.first_hand && (object.dialect == dialect || mixed)) addresses.insert(object.address);
    }
  };
  for (const PieceResult& piece : load.pieces) {
    const Part& part = piece.part;
    gather(part.catalogs), gather(part.packages), gather(part.policies), gather(part.organizations), gather(part.settings);
  }
  return addresses.size();
}

void count_terraform(FileLoad& load) {
  const auto records = static_cast<std::size_t>(Exporter::terraform);
  for (const PieceResult& piece : load.pieces) load.file.records[records] += piece.part.records[records];
  load.file.dialect = Dialect::terraform;
  load.file.terraform = count_addresses(load, Dialect::terraform);
  load.file.v1 = count_addresses(load, Dialect::v1);
  load.file.beta = count_addresses(load, Dialect::beta);
}

void count_words(FileLoad& load) {
  if (load.shape.terraform != TerraformFile::none) return count_terraform(load);
  for (const PieceResult& piece : load.pieces) {
    count_dialects(piece.part, load.file.v1, load.file.beta);
    for (std::size_t i = 0; i < exporter_count; ++i) load.file.records[i] += piece.part.records[i];
  }
  if (load.file.v1 > 0 || load.file.beta > 0) {
    load.file.dialect = load.file.beta == 0 ? Dialect::v1 : load.file.v1 == 0 ? Dialect::beta : Dialect::mixed;
  }
}

void drop_reading(FileLoad& load) {
  load.shape.problems.clear();
  load.shape.portions.clear();
  load.pieces.clear();
  load.unsound = false;
}

}  // namespace

Tally tally_of(const FileLoad& load, std::size_t portion) {
  Tally sum;
  sum.portion = portion;
  for (const PieceResult& piece : load.pieces) {
    for (const Tally& tally : piece.tallies) {
      if (tally.portion != portion) continue;
      for (std::size_t i = 0; i < entity_count; ++i) sum.entities[i] += tally.entities[i];
      sum.cut = sum.cut || tally.cut;
    }
  }
  return sum;
}

void open_file(const Source& source, SourceId id, json::Parser& parser, FileLoad& load) {
  load.file.source = id;
  load.file.type = file_type(source.path);
  if (!source.named && source.path.ends_with(".tf")) {  // a place for findings on a plan; nothing is read from it
    load.file.role = FileRole::empty;
    return;
  }
  Reader reader(source);
  reader.watch();
  const auto start = Clock::now();
  const bool is_json = load.file.type == FileType::json || (load.file.type == FileType::other && begins_like_json(reader));
  if (!is_json) note_invalid_text(source, id, reader, load.problems);
  if (load.file.type != FileType::json && is_crossplane(source.path, reader)) {
    if (source.named)  // met in a walk it is only counted, as other files that nobody meant
      load.problems.push_back(
          file_problem(ProblemKind::unrecognised, id, {0, 1},
                       "a Crossplane manifest in YAML; check the tenant that it makes, with an export from Microsoft Graph"));
    return;
  }
  if (!is_json) return read_document(source, id, reader, load.file);
  load.shape = judge_shape(reader, parser, source, id);
  note_invalid_text(source, id, reader, load.problems);  // after the first way through, which has watched for it
  load.plan = load.shape.report ? std::vector<RecordSlice>() : cut_into_pieces(load.shape, piece_bytes);
  load.pieces.resize(load.plan.size());
  load.outline_seconds = seconds_since(start);
  if (source.size > piece_bytes) return;  // its pieces are tasks of their own
  const auto middle = Clock::now();
  for (std::size_t i = 0; i < load.plan.size(); ++i) load.pieces[i] = read_piece(source, id, load.shape, load.plan[i], reader, parser);
  load.decode_seconds = seconds_since(middle);
}

bool has_pending_pieces(const Source& source, const FileLoad& load) {
  return source.size > piece_bytes && !load.plan.empty();
}

void close_file(const Source& source, SourceId id, json::Parser& parser, FileLoad& load) {
  if (load.file.role == FileRole::empty) return;
  const bool guessed = load.file.type == FileType::other && !load.plan.empty();
  if (load.file.type != FileType::json && !guessed) return;
  load.exported = is_exported(load);
  load.unsound = has_problem(load, ProblemKind::json_syntax);
  if (guessed && !load.exported && load.shape.refusals.empty()) {  // text that only begins like JSON
    drop_reading(load);
    Reader reader(source);
    return read_document(source, id, reader, load.file);
  }
  load.file.type = FileType::json;
  if (load.unsound && !load.exported && !source.named && !load.shape.tree.inside && is_relaxed_configuration(source, parser)) {
    drop_reading(load);
    Reader reader(source);
    read_document(source, id, reader, load.file);
    if (!load.file.links.empty()) return;
  }
  load.file.role = role_of(load);
  count_words(load);
  for (PieceResult& piece : load.pieces) {
    load.file.links.insert(load.file.links.end(), std::make_move_iterator(piece.links.begin()), std::make_move_iterator(piece.links.end()));
    piece.links.clear();
  }
  std::ranges::stable_sort(load.file.links, {}, [](const Link& link) { return link.place; });
  if (load.unsound && !load.exported) scan_unsound(source, id, load);
  if (load.file.role == FileRole::unrecognised && !load.shape.report && !load.file.links.empty()) load.file.role = FileRole::document;
  note_outcome(source, id, load);
}

}  // namespace entitlint
