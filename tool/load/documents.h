// Documents: read whole, scanned for links and their audience marker.
#pragma once

#include "tool/input/source.h"
#include "tool/model/problem.h"

namespace entitlint {

// What there is to say of a source that is quiet.
[[nodiscard]] InputFile quiet_document(const Source& source, SourceId id);

// Fills role, links and audience. The Reader is the source's: opening a file costs more than searching it.
void read_document(const Source& source, SourceId id, Reader& reader, InputFile& file);

// Stretches of bytes that are no text in the file's encoding.
void note_invalid_text(const Source& source, SourceId id, Reader& reader, std::vector<Problem>& problems);

}  // namespace entitlint
