// Keeps texts, and gets memory in chunks that grow.
#include "tool/model/arena.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace entitlint {
namespace {

constexpr std::size_t least_chunk = std::size_t{1} << 10;
constexpr std::size_t huge_page = std::size_t{2} << 20;  // of x86-64 and ARM64 with 4 KiB pages

std::size_t alignment_of(std::size_t size) {
  return size % huge_page == 0 ? huge_page : alignof(std::max_align_t);
}

// The rules walk over a large tenant dozens of times: with huge pages neither they nor the kernel's first touch wait for page tables.
void prefer_huge_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  if (size % huge_page == 0) (void)madvise(begin, size, MADV_HUGEPAGE);  // a wish; nothing is lost when it is not granted
#endif
}

}  // namespace

void Arena::Chunk::operator()(std::byte* begin) const {
  ::operator delete (begin, std::align_val_t{alignment_of(size)});
}

std::byte* Arena::grow(std::size_t bytes, std::size_t alignment) {
  const std::size_t before = chunks_.empty() ? least_chunk / 2 : chunks_.back().get_deleter().size;
  std::size_t size = std::max(std::min(2 * before, huge_page), bytes);
  if (size > huge_page) size = (size + huge_page - 1) / huge_page * huge_page;
  auto* const begin = static_cast<std::byte*>(::operator new (size, std::align_val_t{alignment_of(size)}));
  chunks_.emplace_back(begin, Chunk{size});
  prefer_huge_pages(begin, size);
  next_ = begin;
  end_ = begin + size;
  return take(bytes, alignment);
}

void Arena::trim() {
#if defined(__linux__) && defined(MADV_DONTNEED)
  if (chunks_.empty() || chunks_.back().get_deleter().size % huge_page != 0) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const std::uintptr_t used = (reinterpret_cast<std::uintptr_t>(next_) + page - 1) / page * page;
  const auto end = reinterpret_cast<std::uintptr_t>(end_);
  if (used < end) (void)madvise(reinterpret_cast<void*>(used), end - used, MADV_DONTNEED);
#endif
}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  std::string_view& recent = recent_[(text.size() * 7 + static_cast<unsigned char>(text.back())) % recent_.size()];
  if (recent == text) return recent;
  if (newest_.ends_with(text)) return newest_.substr(newest_.size() - text.size());
  std::byte* const copy = take(text.size(), 1);
  std::memcpy(copy, text.data(), text.size());
  return recent = newest_ = {reinterpret_cast<const char*>(copy), text.size()};
}

}  // namespace entitlint
