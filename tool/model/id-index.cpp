// Hashes ids.
#include "tool/model/id-index.h"

#include <cstring>

namespace entitlint {

// Eight bytes at a time. Setting bit 5 makes letters lower case; what else it makes equal only shares a bucket.
std::size_t IdHash::operator()(std::string_view id) const {
  constexpr std::uint64_t lower = 0x2020202020202020U;
  std::uint64_t hash = id.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ (word | lower)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
  };
  std::uint64_t word = 0;
  for (; id.size() >= sizeof word; id.remove_prefix(sizeof word)) {
    std::memcpy(&word, id.data(), sizeof word);
    mix(word);
  }
  word = 0;
  if (!id.empty()) std::memcpy(&word, id.data(), id.size());
  mix(word);
  return static_cast<std::size_t>(hash);
}

}  // namespace entitlint
