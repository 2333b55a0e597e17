// Reads records: parsed one at a time, decoded, their strings scanned for links. The outcome of a piece depends on nothing but its spans.
#pragma once

#include <array>
#include <vector>

#include "tool/load/shape.h"
#include "tool/model/decode.h"

namespace entitlint {

inline constexpr std::size_t entity_count = static_cast<std::size_t>(Entity::other) + 1;

// What the records of one portion turned out to be, as far as a piece holds them.
struct Tally {
  std::size_t portion = 0;
  std::array<std::uint32_t, entity_count> entities{};
  bool cut = false;  // a record could not be parsed
  std::size_t of(Entity entity) const { return entities[static_cast<std::size_t>(entity)]; }
};

// Some records of one source, enough for one task.
struct RecordSlice {
  struct Range {
    std::size_t portion = 0, first = 0, last = 0;  // of the portion's records; half-open
  };
  std::vector<Range> ranges;
  bool loose = false;  // also everything of the source that is no record
};

// A sponsor that came by a path or a context, and where.
struct SponsorPlace {
  std::string organization;
  bool internal = false;
  Place place;
  bool none = false;  // stands for an empty list
};

struct PieceResult {
  Part part;
  std::vector<Tally> tallies;
  std::vector<Link> links;
  std::vector<Problem> problems;
  std::vector<SponsorPlace> sponsors;
  Cloud cloud = Cloud::unknown;  // of the first Graph host that tells one
  std::size_t records = 0;
};

// The pieces of a source, about `bytes` each, in its order.
[[nodiscard]] std::vector<RecordSlice> cut_into_pieces(const Shape& shape, std::uint32_t bytes);

[[nodiscard]] PieceResult read_piece(const Source& source, SourceId id, const Shape& shape, const RecordSlice& piece, Reader& reader,
                                     json::Parser& parser);

}  // namespace entitlint
