// The few words one of which every My Access link holds: found fast, before anything is decoded.
#pragma once

#include <cstddef>
#include <string_view>

namespace entitlint {

// What a needle says about the address round it.
enum class Needle : unsigned char { host, route, admin, opaque };

struct NeedleHit {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  Needle needle = Needle::host;
};

// The first needle at or after `from`, without regard to case; `at` is npos when there is none.
[[nodiscard]] NeedleHit find_needle(std::string_view bytes, std::size_t from);

}  // namespace entitlint
