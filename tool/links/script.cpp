// JavaScript's strings: the escapes an address may be spelt with.
#include <algorithm>
#include <string>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/containers.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

struct Escape {
  char32_t value = 0;
  std::size_t length = 0;  // 0: stays as it is
};

// \/ \\ \x23 \u0023. White space and quotes stay spelt: they end an address, and reading them would move what a line is.
Escape escape_at(std::string_view bytes, std::size_t at) {
  const char letter = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
  if (letter == '/' || letter == '\\') return {static_cast<unsigned char>(letter), 2};
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 0;
  if (digits == 0 || at + 2 + digits > bytes.size()) return {};
  char32_t value = 0;
  for (const char c : bytes.substr(at + 2, digits)) {
    if (!is_hex(c)) return {};
    value = value * 16 + static_cast<char32_t>(hex_value(c));
  }
  return value <= ' ' ? Escape{} : Escape{value, 2 + digits};
}

// Where the string that begins with the quote at `open` ends on its line; npos: it is no string, but an apostrophe.
std::size_t closing_quote(std::string_view bytes, std::size_t open) {
  constexpr std::size_t longest = 65536;  // a minified file is one line
  const std::string_view near = bytes.substr(0, open + longest);
  for (std::size_t at = open + 1; at < near.size() && near[at] != '\n'; ++at) {
    if (near[at] == '\\') {
      ++at;
    } else if (near[at] == near[open]) {
      return at;
    }
  }
  return none;
}

}  // namespace

Text without_script_escapes(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::size_t kept = 0;
  const auto keep_up_to = [&](std::size_t end) {
    builder.keep({static_cast<std::uint32_t>(kept), static_cast<std::uint32_t>(end)});
    kept = end;
  };
  for (std::size_t open = bytes.find_first_of("\"'`"); open != none;) {
    const std::size_t close = closing_quote(bytes, open);
    const std::string_view inside = bytes.substr(0, close == none ? open : close);
    for (std::size_t at = inside.find('\\', open); at != none;) {
      const Escape escape = escape_at(inside, at);
      if (escape.length > 0) {
        keep_up_to(at);
        kept = at + escape.length;
        std::string character;
        append_utf8(character, escape.value);
        builder.replace({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(kept)}, character);
      }
      at = inside.find('\\', at + std::max<std::size_t>(escape.length, 2));
    }
    open = bytes.find_first_of("\"'`", (close == none ? open : close) + 1);
  }
  keep_up_to(bytes.size());
  return std::move(builder).build();
}

}  // namespace entitlint
