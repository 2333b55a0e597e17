// GUIDs: whole, cut, without hyphens.
#include "tool/links/guid.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

bool is_hyphen_place(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

std::size_t guid_prefix(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && n < guid_length && (is_hyphen_place(n) ? text[n] == '-' : is_hex(text[n]))) ++n;
  return n;
}

bool is_guid(std::string_view text) {
  return text.size() == guid_length && guid_prefix(text) == guid_length;
}

bool is_nil_guid(std::string_view text) {
  return is_guid(text) && std::ranges::all_of(text, [](char c) { return c == '0' || c == '-'; });
}

bool is_counting_guid(std::string_view text) {
  return is_guid(text) && text.starts_with("12345678-1234-1234-1234-1234");
}

std::string regrouped_guid(std::string_view text) {
  std::string digits;
  std::size_t hyphens = 0;
  for (const char c : text) {
    if (c == '-') {
      ++hyphens;
    } else if (is_hex(c)) {
      digits += c;
    } else {
      return {};
    }
  }
  if (digits.size() != 32 || hyphens >= 4) return {};
  for (const std::size_t place : {8U, 13U, 18U, 23U}) digits.insert(place, 1, '-');
  return digits;
}

}  // namespace entitlint
