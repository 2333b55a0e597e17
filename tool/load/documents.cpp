// Reads documents.
#include "tool/load/documents.h"

#include "tool/input/discover.h"
#include "tool/links/scan.h"

namespace entitlint {
namespace {

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
