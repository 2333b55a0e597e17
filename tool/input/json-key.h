// The key that one looks for in an object, with the hash that tells most objects without it at once.
#pragma once

#include <algorithm>
#include <array>
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

// Of the first and the last eight bytes of a key and its length.
[[nodiscard]] constexpr std::uint32_t hash_of_ends(std::uint64_t first, std::uint64_t last, std::size_t size) {
  return static_cast<std::uint32_t>(((size ^ first ^ (last << 1)) * 0x9E3779B97F4A7C15U) >> 32);
}

// Keys of one object seldom agree in both ends and their length, and then the keys are compared.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view key) {
  const char* const begin = key.data();
  const std::size_t size = key.size();
  if (size >= 8) return hash_of_ends(load_key<std::uint64_t>(begin), load_key<std::uint64_t>(begin + size - 8), size);
  if (size >= 4) return hash_of_ends(load_key<std::uint32_t>(begin), load_key<std::uint32_t>(begin + size - 4) << 31, size);
  if (size == 0) return hash_of_ends(0, 0, 0);
  return hash_of_ends(load_key<std::uint8_t>(begin) << 8 ^ load_key<std::uint8_t>(begin + size / 2) << 16,
                      load_key<std::uint8_t>(begin + size - 1) << 23, size);
}

// Of `key` with `rest`, eight bytes or more, behind it.
[[nodiscard]] inline std::uint32_t hash_of(std::string_view key, std::string_view rest) {
  std::array<char, 16> front{};
  std::memcpy(front.data() + std::min<std::size_t>(key.size(), 8), rest.data(), 8);
  for (std::size_t at = 0; at < std::min<std::size_t>(key.size(), 8); ++at) front[at] = key[at];
  return hash_of_ends(load_key<std::uint64_t>(front.data()), load_key<std::uint64_t>(rest.data() + rest.size() - 8),
                      key.size() + rest.size());
}

// Which of 64 bits (Value::keys) and slots (KeySlots) are a key's.
[[nodiscard]] constexpr std::size_t slot_of(std::uint32_t hash) {
  return hash & 63U;
}
[[nodiscard]] constexpr std::uint64_t bit_of(std::uint32_t hash) {
  return std::uint64_t{1} << slot_of(hash);
}

// Whether two keys of `size` bytes are the same. They are short, so that no call of memcmp pays.
[[nodiscard]] inline bool are_same_keys(const char* a, const char* b, std::size_t size) {
  const auto differ = [a, b](auto bytes, std::size_t at) { return load_key<decltype(bytes)>(a + at) != load_key<decltype(bytes)>(b + at); };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (differ(std::uint64_t{}, at)) return false;
    }
    return !differ(std::uint64_t{}, size - 8);
  }
  if (size >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

// Of a literal the hash is worked out by the compiler. Two words, so that it travels in registers.
class Key {
 public:
  template <std::size_t size>
  consteval Key(const char (&literal)[size]) : Key(std::string_view(literal, size - 1)) {}
  constexpr Key(std::string_view key) : begin_(key.data()), size_(static_cast<std::uint32_t>(key.size())), hash_(hash_of(key)) {}

  [[nodiscard]] constexpr std::string_view text() const { return {begin_, size_}; }
  [[nodiscard]] constexpr std::uint32_t hash() const { return hash_; }
  [[nodiscard]] constexpr std::uint64_t bit() const { return bit_of(hash_); }

 private:
  const char* begin_;
  std::uint32_t size_;
  std::uint32_t hash_;
};

}  // namespace entitlint::json
