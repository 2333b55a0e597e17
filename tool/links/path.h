// The path of an address up to its '?' or '#', and the name of the route behind it.
#pragma once

#include <string_view>

namespace entitlint {

inline constexpr std::string_view route_name = "access-packages";

// Slashes, '@', the hint, and what follows the hint.
struct Path {
  std::size_t slashes = 0;
  bool at_sign = false;
  std::string_view hint;  // behind the first '@'; without an '@' the first segment
  std::size_t hint_at = 0;
  std::string_view rest;  // from the next '/' on
};

[[nodiscard]] Path read_path(std::string_view text);

// The route of packages, as it is or with a slip.
[[nodiscard]] bool is_route(std::string_view word);

[[nodiscard]] std::size_t count_front(std::string_view text, char c);

}  // namespace entitlint
