// Undoing double encoding: characters back to Windows-1252 bytes, and these read as UTF-8 once more.
#include "tool/model/double-encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "tool/input/utf8.h"

namespace entitlint {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// A character and how many bytes it takes; none where the text is not UTF-8.
struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;
};

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
Character character_at(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return {};
  std::uint32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const unsigned next = byte_at(text, at + i);
    if ((next & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (next & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool valid = code >= smallest[bytes] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid ? Character{code, bytes} : Character{};
}

// The byte that Windows-1252 shows as this character. Its five unassigned bytes come back as control characters.
std::optional<char> windows_byte(std::uint32_t code) {
  static constexpr std::array<std::uint16_t, 32> upper = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
      0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) return static_cast<char>(code);
  const auto found = std::ranges::find(upper, code);
  if (found == upper.end()) return std::nullopt;
  return static_cast<char>(0x80 + (found - upper.begin()));
}

// One short pair such as "É–" may stand in an honest name; "Ã" or "Â" before the sign of a continuation byte, a longer sequence or several
// of them do not.
bool is_convincing(std::string_view repaired) {
  std::size_t sequences = 0;
  for (std::size_t at = 0; at < repaired.size();) {
    const Character character = character_at(repaired, at);
    if (character.bytes == 0) return false;
    if (character.bytes > 2 || (character.bytes == 2 && character.code <= 0xFF)) return true;
    sequences += character.bytes == 2 ? 1 : 0;
    at += character.bytes;
  }
  return sequences > 1;
}

bool is_valid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_at(text, at).bytes;
    if (bytes == 0) return false;
    at += bytes;
  }
  return true;
}

}  // namespace

std::optional<std::string> undo_double_encoding(std::string_view text) {
  if (ascii_length(text) == text.size()) return std::nullopt;
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const auto byte = character.bytes == 0 ? std::nullopt : windows_byte(character.code);
    if (!byte) return std::nullopt;
    repaired += *byte;
    at += character.bytes;
  }
  if (!is_valid(repaired) || !is_convincing(repaired)) return std::nullopt;
  return repaired;
}

}  // namespace entitlint
