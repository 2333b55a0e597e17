// What reading the inputs ran into: facts about files, not about the tenant. Rules turn them into findings.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tool/input/discover.h"
#include "tool/input/source.h"
#include "tool/links/link.h"
#include "tool/links/scan.h"
#include "tool/model/tenant.h"

namespace entitlint {

enum class ProblemKind : std::uint8_t {
  invalid_bytes,   // not valid in the file's encoding; place: the bytes
  double_encoded,  // UTF-8 read as Windows-1252 and encoded again; place: the name; text: what was probably meant
  json_syntax,     // text: why
  duplicate_key,   // place: the second key; related: the first; text: the key
  wrong_type,  // a string where a boolean or number belongs, read anyway; text: "isHidden is the string \"true\"; a boolean belongs here"
  unknown_value,       // an enum member this version does not know; text: the value
  cut_by_depth,        // ConvertTo-Json cut an object or array to a string; text: the property
  next_page_missing,   // @odata.nextLink without its successor; text: the collection
  count_mismatch,      // @odata.count above the items; text: "12 of 40 accessPackages"
  error_response,      // a Graph error saved as a file, or a failed part of a $batch; text: "code: message"
  unrecognised,        // JSON of none of the known shapes
  conflicting_copies,  // one id, two records that differ; place: a value of the later one; related: the earlier one's; text: what differs
  mixed_tenants,       // one folder, files of several tenants; place: what shows it; related: the first tenant; text: who they are
};

struct Problem {
  ProblemKind kind{};
  Place place;
  Place related;
  Span record;  // of the record it is in; empty: the file
  ObjectKind object_kind = ObjectKind::file;
  std::string object_id;    // empty for files
  std::string object_name;  // display name, or the file's path
  std::string text;
  bool holds_addresses = false;          // of JSON of no known shape: addresses of the web, which were looked through
  bool hand_written = false;             // the object carries no sign that Graph wrote it
  std::string property;                  // of unknown values: the property that holds it; empty: a pair of properties
  std::string known;                     // of unknown values: what is known, separated by ", "
  std::array<std::string, 2> domains{};  // of mixed tenants: one of each, that of `related` first; empty: not known
};

// Who wrote an object down, as far as that changes how it is read.
enum class Exporter : std::uint8_t { graph, cmdlets, snapshot, dsc_report, framework, terraform };
inline constexpr std::size_t exporter_count = static_cast<std::size_t>(Exporter::terraform) + 1;
[[nodiscard]] std::string_view name(Exporter exporter);  // "Microsoft Graph", "Tenant Management Framework", …

// What an input file turned out to be.
enum class FileRole : std::uint8_t { exported, document, error_response, unrecognised, empty };

struct InputFile {
  SourceId source = no_source;
  FileRole role = FileRole::unrecognised;
  FileType type = FileType::other;
  Dialect dialect = Dialect::unknown;
  std::array<std::size_t, exporter_count> records{};  // of known kinds, by who wrote them
  std::size_t v1 = 0, beta = 0;                       // first-hand objects in each dialect; a mixed one counts twice
  std::size_t terraform = 0;                          // in the azuread provider's words; at two moments of a plan it is one
  std::vector<Link> links;                            // found in it, by place
  std::string audience;  // of a document's marker: "external", "org:Fabrikam", "guest", "member"; empty: none declared
  Place audience_place;
  std::size_t tenant = 0;                   // index into the run's tenants, for exports
  std::vector<IgnoreComment> ignores = {};  // of a document, by place
};

}  // namespace entitlint
