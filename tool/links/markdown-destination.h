// The destination of a Markdown link: where it ends, and whether it is closed.
#pragma once

#include <cstdint>
#include <optional>

#include "tool/input/text.h"

namespace entitlint {

struct Destination {
  Span address;
  std::uint32_t end = 0;  // behind the closing bracket
  bool unclosed = false;
  char closer = ')';  // that is missing
};

// The destination behind "](": text[at] is the first byte behind the bracket. Nothing when it is empty.
[[nodiscard]] std::optional<Destination> inline_destination(std::string_view text, std::uint32_t at);

// The address of "[label]: address" when the line text[begin, end) is such a definition.
[[nodiscard]] std::optional<Span> definition(std::string_view text, Span line);

// Backslash escapes and references decoded (CommonMark 2.4, 2.5).
[[nodiscard]] Text decode_destination(const Text& text, Span span);

}  // namespace entitlint
