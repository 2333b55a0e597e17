// Reads documents.
#include "tool/load/documents.h"

#include "tool/input/characters.h"
#include "tool/input/discover.h"
#include "tool/links/scan.h"

namespace entitlint {
namespace {

// A mail names the character set of each of its parts, a page may name its own: their bytes need not be UTF-8.
bool declares_character_set(FileType type, Reader& reader) {
  if (type == FileType::mail) return true;
  if (type != FileType::html) return false;
  constexpr std::size_t prescanned = 1024;  // HTML Living Standard, 13.2.3.2
  const std::string start = lowered(reader.next(0).substr(0, prescanned));
  return start.find("charset=") != std::string::npos && start.find("charset=utf-8") == std::string::npos &&
         start.find("charset=\"utf-8") == std::string::npos;
}

FileRole role_of(const Source& source) {
  return source.size == 0 ? FileRole::empty : FileRole::document;
}

}  // namespace

InputFile quiet_document(const Source& source, SourceId id) {
  InputFile file;
  file.source = id;
  file.type = file_type(source.path);
  file.role = role_of(source);
  return file;
}

void read_document(const Source& source, SourceId id, Reader& reader, InputFile& file) {
  file.role = role_of(source);
  const std::string_view bytes = reader.view({0, source.size});
  // A mail's body may be base64, where no needle shows: it is always read.
  if (file.type != FileType::mail && !may_hold_links(bytes)) return;
  ScannedDocument scanned = scan_document(Text(std::string(bytes), 0), file.type, id, source.path);
  file.links = std::move(scanned.links);
  file.audience = std::move(scanned.audience);
  file.audience_place = scanned.audience_place;
  file.ignores = std::move(scanned.ignores);
}

void note_invalid_text(const Source& source, SourceId id, Reader& reader, std::vector<Problem>& problems) {
  if (declares_character_set(file_type(source.path), reader)) return;
  for (const Span& span : invalid_text(source, reader)) {
    Problem problem;
    problem.kind = ProblemKind::invalid_bytes;
    problem.place = {id, span};
    problem.object_name = source.path;
    problem.text = std::string(name(source.encoding));
    problems.push_back(std::move(problem));
  }
}

}  // namespace entitlint
