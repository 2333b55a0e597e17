// Keeps texts, and gets memory in chunks that grow.
#include "tool/model/arena.h"

#include <algorithm>
#include <cstring>

namespace entitlint {
namespace {

constexpr std::size_t least_chunk = std::size_t{1} << 10, largest_chunk = std::size_t{2} << 20;

}  // namespace

std::byte* Arena::grow(std::size_t bytes, std::size_t alignment) {
  size_ = std::max(std::min(std::max(2 * size_, least_chunk), largest_chunk), bytes + alignment);
  next_ = chunks_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(size_)).get();
  end_ = next_ + size_;
  return take(bytes, alignment);
}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  std::string_view& recent = recent_[(text.size() * 7 + static_cast<unsigned char>(text.back())) % recent_.size()];
  // Most texts differ in their first byte already, and then nothing is compared as a whole.
  if (recent.size() == text.size() && recent.front() == text.front() && recent == text) return recent;
  if (newest_.size() >= text.size() && newest_.back() == text.back() && newest_.ends_with(text)) {
    return newest_.substr(newest_.size() - text.size());
  }
  std::byte* const copy = take(text.size(), 1);
  std::memcpy(copy, text.data(), text.size());
  return recent = newest_ = {reinterpret_cast<const char*>(copy), text.size()};
}

}  // namespace entitlint
