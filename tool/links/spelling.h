// How an address is spelt: its bytes read as the characters they mean, each with the way it was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

// The way a character was written. All but `plain` are damage where no container asks for them.
enum class Spelling : std::uint8_t {
  plain,
  percent,           // %23
  percent_twice,     // %2523
  entity,            // &#35;
  backslash,         // \/ or \ for /
  quoted_printable,  // =23
  fullwidth,         // U+FF03
  smart,             // a dash or quote that typing aids put in
  homoglyph,         // a letter of another script that looks like this one
  foreign,           // any other character beyond ASCII
  defanged,          // [.]
  token,             // a template's token: <x>, {x}, ${x}, %X%
};

// Characters that stand for what is no character of an address. Containers put the first three into their text.
namespace mark {
inline constexpr char boundary = '\f';      // the edge of a block: nothing goes on across it
inline constexpr char line_break = '\v';    // <br>
inline constexpr char inline_tag = '\x02';  // a tag inside a line
inline constexpr char control = '\x7F';     // a control character of the text itself
inline constexpr char token = '\x01';
inline constexpr char ellipsis = '\x03';
inline constexpr char invisible = '\x04';  // zero width: a reader does not see it
inline constexpr char foreign = '\x05';
inline constexpr char curly_quote = '\x06';
}  // namespace mark

// One character as it is meant, and the bytes that spell it.
struct Atom {
  char c = 0;
  Spelling how = Spelling::plain;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

using Atoms = std::vector<Atom>;

// The characters of text[begin, end), with tokens and defanged dots gathered to one atom each.
[[nodiscard]] Atoms read_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end);

// The characters of atoms[begin, end).
[[nodiscard]] std::string characters(const Atoms& atoms, std::size_t begin, std::size_t end);

// White space, however it is spelt, but for marks of tags.
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace entitlint
