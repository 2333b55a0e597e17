// SHA-256 (FIPS 180-4), so that fingerprints need no library.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace entitlint {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// All 64 hex digits, lower case.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace entitlint
