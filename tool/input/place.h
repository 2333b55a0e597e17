// Where something stands: spans of decoded bytes, and the source they are in.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace entitlint {

// Bytes of a source after decoding to UTF-8 and without a byte order mark; half-open. Sources of 4 GiB
// and more are refused when they are opened, so 32 bits are enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  auto operator<=>(const Span&) const = default;
};

// The index of a source in the run's Sources. Sources are sorted by path, so ids order as paths do.
using SourceId = std::uint32_t;
inline constexpr SourceId no_source = std::numeric_limits<SourceId>::max();

// A span in a source. A default Place is "nowhere".
struct Place {
  SourceId source = no_source;
  Span span;

  [[nodiscard]] bool known() const { return source != no_source; }
  auto operator<=>(const Place&) const = default;
};

}  // namespace entitlint
