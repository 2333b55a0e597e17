// Reads documents.
#include "tool/load/documents.h"

#include "tool/links/scan.h"

namespace entitlint {

void read_document(const Source& source, SourceId id, InputFile& file) {
  std::string bytes = read_all(source);
  file.role = bytes.empty() ? FileRole::empty : FileRole::document;
  ScannedDocument scanned = scan_document(Text(std::move(bytes), 0), file.type, id, source.path);
  file.links = std::move(scanned.links);
  file.audience = std::move(scanned.audience);
  file.audience_place = scanned.audience_place;
  file.ignores = std::move(scanned.ignores);
}

void note_invalid_text(const Source& source, SourceId id, std::vector<Problem>& problems) {
  for (const Span& span : invalid_text(source)) {
    Problem problem;
    problem.kind = ProblemKind::invalid_bytes;
    problem.place = {id, span};
    problem.object_name = source.path;
    problem.text = std::string(name(source.encoding));
    problems.push_back(std::move(problem));
  }
}

}  // namespace entitlint
