// ASCII without a locale, ids and GUIDs, and how far two words are apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entitlint {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}
[[nodiscard]] constexpr bool is_alnum(char c) {
  return is_letter(c) || is_digit(c);
}
[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr char lower(char c) {
  return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}
[[nodiscard]] constexpr bool is_hex(char c) {
  return hex_value(c) >= 0;
}

[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_ignoring_case(std::string_view text, std::string_view start);
// The first place of `word` (lower case) in `text` from `from` on, without regard to case; npos if there is none.
[[nodiscard]] std::size_t find_ignoring_case(std::string_view text, std::string_view word, std::size_t from = 0);
[[nodiscard]] std::string_view trimmed(std::string_view text);  // without blanks at either end

// How many letters must be added, dropped, changed or swapped with their neighbour; `most` + 1 when it is more than `most`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace entitlint
