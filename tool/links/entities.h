// Character references of HTML: those an address can be spelt with.
#pragma once

#include <cstdint>
#include <string_view>

#include "tool/input/text.h"

namespace entitlint {

// A reference that was read: its character and its bytes with '&' and, where it is there, ';'. Length 0: there is none.
struct CharacterReference {
  char32_t value = 0;
  std::uint32_t length = 0;
};

// The reference that starts at text[at] == '&'. Named ones need their ';'; unknown names are none.
[[nodiscard]] CharacterReference reference_at(std::string_view text, std::size_t at);

// The span of `text` with its references decoded.
[[nodiscard]] Text decode_entities(const Text& text, Span span);

}  // namespace entitlint
