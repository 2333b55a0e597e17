// What reading one source gave, before anything is put together.
#pragma once

#include <vector>

#include "tool/load/records.h"

namespace entitlint {

struct FileLoad {
  InputFile file;
  Shape shape;
  std::vector<RecordSlice> plan;    // how its records are spread
  std::vector<PieceResult> pieces;  // as planned, in the source's order
  std::vector<Problem> problems;    // found outside shape and pieces
  bool exported = false;            // at least one record is of a known kind, or the set is one we know
  bool unsound = false;             // some of its JSON could not be read
  double outline_seconds = 0, decode_seconds = 0;
};

// Reads a source: a document wholly, JSON up to its shape and, unless it is large, its pieces.
void open_file(const Source& source, SourceId id, json::Parser& parser, FileLoad& load);

// Whether the pieces are still to be read (read_piece into load.pieces, in any order).
[[nodiscard]] bool has_pending_pieces(const Source& source, const FileLoad& load);

// When all pieces are read: the file's role, dialect, links and remaining problems.
void close_file(const Source& source, SourceId id, json::Parser& parser, FileLoad& load);

// All tallies of a portion added up.
[[nodiscard]] Tally tally_of(const FileLoad& load, std::size_t portion);

}  // namespace entitlint
