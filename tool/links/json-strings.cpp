// The strings of a JSON document, one by one: their escapes decoded, their key beside them. Not a parser: broken JSON has links too.
#include <string>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/containers.h"
#include "tool/links/needles.h"

namespace entitlint {
namespace {

// The character of the escape at bytes[at] == '\\' and its length; a pair of surrogates is one character.
struct Escape {
  std::string bytes;
  std::uint32_t length = 1;
};

bool hex4(std::string_view bytes, std::size_t at, char32_t& value) {
  if (at + 4 > bytes.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_hex(bytes[i])) return false;
    value = value * 16 + static_cast<char32_t>(hex_value(bytes[i]));
  }
  return true;
}

Escape escape_at(std::string_view bytes, std::size_t at) {
  if (at + 1 >= bytes.size()) return {"\\", 1};
  const char c = bytes[at + 1];
  constexpr std::string_view letters = "bfnrt", values = "\b\f\n\r\t";
  if (const std::size_t i = letters.find(c); i != std::string_view::npos) return {std::string(1, values[i]), 2};
  char32_t value = 0;
  if (c != 'u' || !hex4(bytes, at + 2, value)) return {std::string(1, c), 2};
  Escape escape{{}, 6};
  char32_t low = 0;
  if (value >= 0xD800 && value < 0xDC00 && bytes.substr(at + 6).starts_with("\\u") && hex4(bytes, at + 8, low) && low >= 0xDC00 &&
      low < 0xE000) {
    value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    escape.length = 12;
  }
  append_utf8(escape.bytes, value);
  return escape;
}

// Where the string that begins behind the quote at `open` ends: its closing quote, or the end of the text.
std::size_t closing_quote(std::string_view bytes, std::size_t open) {
  for (std::size_t at = open + 1; at < bytes.size(); ++at) {
    if (bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == '"') {
      return at;
    }
  }
  return bytes.size();
}

Text unescaped(const Text& text, Span span) {
  const std::string_view bytes = text.view().substr(0, span.end);
  TextBuilder builder(text);
  std::uint32_t kept = span.begin;
  for (std::size_t at = bytes.find('\\', kept); at != std::string_view::npos; at = bytes.find('\\', kept)) {
    const auto begin = static_cast<std::uint32_t>(at);
    builder.keep({kept, begin});
    const Escape escape = escape_at(bytes, at);
    kept = begin + escape.length;
    builder.replace({begin, kept}, escape.bytes);
  }
  builder.keep({kept, span.end});
  return std::move(builder).build();
}

}  // namespace

void read_json_document(const Text& text, Collector& collector) {
  const std::string_view bytes = text.view();
  std::string key;
  for (std::size_t open = bytes.find('"'); open != std::string_view::npos;) {
    const std::size_t close = closing_quote(bytes, open);
    const Span inside{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(std::max(close, open + 1))};
    std::size_t next = std::min(close + 1, bytes.size());
    while (next < bytes.size() && is_space(bytes[next])) ++next;
    const bool is_key = next < bytes.size() && bytes[next] == ':';
    if (is_key) key = std::string(bytes.substr(inside.begin, inside.size()));
    if (may_hold_links(bytes.substr(inside.begin, inside.size()))) {
      read_any_text(unescaped(text, inside), is_key ? std::string() : key, collector);
    }
    open = close >= bytes.size() ? std::string_view::npos : bytes.find('"', close + 1);
  }
}

}  // namespace entitlint
