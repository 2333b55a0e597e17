// UTF-8, byte by byte: what is valid, what a byte sequence means, how a code point is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entitlint {

inline constexpr char32_t replacement_character = 0xFFFD;

// What stands at one place of a text. Bytes that are not UTF-8 give U+FFFD and as length the bytes that belong together
// (1 to 3: a sequence that breaks off counts up to where it breaks).
struct CodePoint {
  char32_t value = replacement_character;
  std::uint8_t length = 1;
  bool valid = false;

  [[nodiscard]] bool wide() const { return value > 0xFFFF; }  // two units in UTF-16
};

// Decodes the first code point of `text`, which is not empty. Fewer than four bytes may cut a sequence: then it is not valid.
[[nodiscard]] CodePoint decode_utf8(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

// How many bytes at the front are ASCII.
[[nodiscard]] std::size_t ascii_length(std::string_view text);

// Whether all of it is ASCII without zero bytes: a text that needs no further look at its encoding.
[[nodiscard]] bool is_plain_ascii(std::string_view text);

// How many UTF-16 units a text takes; each byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t utf16_units(std::string_view text);

}  // namespace entitlint
