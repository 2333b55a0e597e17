// SHA-256 (FIPS 180-4), so that fingerprints need no library.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entitlint {

// For bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  [[nodiscard]] std::array<std::uint8_t, 32> digest() &&;
  [[nodiscard]] std::string hex() &&;  // all 64 hex digits, lower case

 private:
  void put(std::uint8_t byte);

  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t bytes_ = 0;
};

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// All 64 hex digits, lower case.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace entitlint
