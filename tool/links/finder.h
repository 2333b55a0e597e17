// Finds where an address begins and ends round a needle, and judges it.
#pragma once

#include <cstdint>
#include <optional>

#include "tool/links/collector.h"
#include "tool/links/needles.h"
#include "tool/links/surroundings.h"
#include "tool/links/verdict.h"

namespace entitlint {

// An address and its judgement. Offsets are bytes of the piece's text.
struct Found {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t cut_begin = 0;
  std::uint32_t cut_end = 0;
  bool ours = true;  // false: the address of another site that only mentions My Access
  Link link;         // but for its places
};

// The address round a needle; nothing when it is none of My Access.
[[nodiscard]] std::optional<Found> find_address(const Piece& piece, const NeedleHit& hit);
// … where several needles of the piece are looked at, from left to right.
[[nodiscard]] std::optional<Found> find_address(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings);

}  // namespace entitlint
