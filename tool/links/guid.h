// GUIDs: whole, cut, without hyphens. Neither version nor variant is checked: packages of every kind exist.
#pragma once

#include <string>
#include <string_view>

namespace entitlint {

inline constexpr std::size_t guid_length = 36;

[[nodiscard]] bool is_guid(std::string_view text);
// How many characters from the start fit the pattern 8-4-4-4-12; at most 36.
[[nodiscard]] std::size_t guid_prefix(std::string_view text);
[[nodiscard]] bool is_nil_guid(std::string_view text);
// 12345678-1234-1234-1234-…: typed, not made.
[[nodiscard]] bool is_counting_guid(std::string_view text);
// 32 digits with fewer than four hyphens, set in groups again; empty when it is not that.
[[nodiscard]] std::string regrouped_guid(std::string_view text);

}  // namespace entitlint
