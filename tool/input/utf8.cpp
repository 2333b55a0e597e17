// Decoding and writing UTF-8, with a fast way through ASCII.
#include "tool/input/utf8.h"

#include <algorithm>
#include <cstring>

namespace entitlint {

namespace {

bool is_ascii(const char* block) {
  std::uint64_t words[4];
  std::memcpy(words, block, sizeof words);
  return ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) == 0;
}

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
  // The second byte's range is what keeps out overlong forms, surrogates and values above U+10FFFF (Unicode, table 3-7).
  unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const std::uint8_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = lead & (0x7Fu >> length);
  for (std::uint8_t index = 1; index < length; ++index) {
    if (index >= text.size() || byte(index) < lowest || byte(index) > highest) return {replacement_character, index, false};
    value = (value << 6) | (byte(index) & 0x3Fu);
    lowest = 0x80;
    highest = 0xBF;
  }
  return {value, length, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement_character;
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
}

std::size_t ascii_length(std::string_view text) {
  std::size_t at = 0;
  while (text.size() - at >= 32 && is_ascii(text.data() + at)) at += 32;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_plain_ascii(std::string_view text) {
  // Such bytes, taken as signed, are those above zero. Of a loop without a way out compilers make wide instructions.
  constexpr std::size_t block = 64;
  std::size_t at = 0;
  for (; text.size() - at >= block; at += block) {
    char others = 0;
    for (std::size_t i = 0; i < block; ++i) others = static_cast<char>(others | (static_cast<signed char>(text[at + i]) <= 0));
    if (others != 0) return false;
  }
  return std::ranges::all_of(text.substr(at), [](char byte) { return static_cast<signed char>(byte) > 0; });
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
    const std::size_t ascii = ascii_length(text);
    units += ascii;
    text.remove_prefix(ascii);
    if (text.empty()) break;
    const CodePoint point = decode_utf8(text);
    units += !point.valid ? point.length : point.wide() ? 2u : 1u;
    text.remove_prefix(point.length);
  }
  return units;
}

}  // namespace entitlint
