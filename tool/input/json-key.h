// The key that one looks for in an object, with the hash that tells most objects without it at once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace entitlint::json {

// The bytes at `at` as this machine holds a T.
template <typename T>
[[nodiscard]] constexpr std::uint64_t load_key(const char* at) {
  T bytes = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t index = 0; index < sizeof(T); ++index) {
      const std::size_t shift = std::endian::native == std::endian::little ? index : sizeof(T) - 1 - index;
      bytes = static_cast<T>(bytes | static_cast<T>(static_cast<T>(static_cast<unsigned char>(at[index])) << (8 * shift)));
    }
  } else {
    std::memcpy(&bytes, at, sizeof(T));
  }
  return bytes;
}

// Of both ends of a key and its length: keys of one object seldom agree in all of them, and then the keys are compared.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view key) {
  const char* const begin = key.data();
  const std::size_t size = key.size();
  std::uint64_t ends = size;
  if (size >= 8) {
    ends ^= load_key<std::uint64_t>(begin) ^ (load_key<std::uint64_t>(begin + size - 8) << 1);
  } else if (size >= 4) {
    ends ^= load_key<std::uint32_t>(begin) ^ (load_key<std::uint32_t>(begin + size - 4) << 32);
  } else if (size > 0) {
    ends ^= load_key<std::uint8_t>(begin) << 8 ^ load_key<std::uint8_t>(begin + size / 2) << 16 ^
            load_key<std::uint8_t>(begin + size - 1) << 24;
  }
  return static_cast<std::uint32_t>((ends * 0x9E3779B97F4A7C15U) >> 32);
}

// The bit of Value::keys for a key.
[[nodiscard]] constexpr std::uint64_t bit_of(std::uint32_t hash) {
  return std::uint64_t{1} << (hash & 63U);
}

// Of a literal the hash is worked out by the compiler.
struct Key {
  std::string_view text;
  std::uint64_t bit = 0;

  template <std::size_t size>
  consteval Key(const char (&literal)[size]) : Key(std::string_view(literal, size - 1)) {}
  constexpr Key(std::string_view key) : text(key), bit(bit_of(hash_of(key))) {}
};

}  // namespace entitlint::json
