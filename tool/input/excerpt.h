// The piece of a line that is shown with a finding.
#pragma once

#include <cstdint>
#include <string>

#include "tool/input/source.h"

namespace entitlint {

inline constexpr std::uint32_t excerpt_width = 160;   // code points at most
inline constexpr std::uint32_t excerpt_behind = 120;  // of these at least, if the line has them, from the place on

struct Excerpt {
  std::string text;
  std::uint32_t caret_begin = 0;  // code points
  std::uint32_t caret_end = 1;
};

// What is around `span` on the line of its begin, inside `within` (empty: the whole source), fit to be printed on a terminal.
[[nodiscard]] Excerpt excerpt(Reader& reader, Span span, Span within);

}  // namespace entitlint
