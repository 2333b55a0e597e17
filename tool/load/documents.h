// Documents: read whole, scanned for links and their audience marker.
#pragma once

#include "tool/model/problem.h"

namespace entitlint {

// Fills role, links and audience.
void read_document(const Source& source, SourceId id, InputFile& file);

// Stretches of bytes that are no text in the file's encoding.
void note_invalid_text(const Source& source, SourceId id, std::vector<Problem>& problems);

}  // namespace entitlint
