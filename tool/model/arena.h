// Where a tenant's objects and their strings live, and lists of objects that stay where they were read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace entitlint {

// Owns what string_views, spans and Objects of the model point into. Nothing in it is ever destroyed, only given back as a whole.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept { swap(other); }
  Arena& operator=(Arena&& other) noexcept {
    swap(other);
    return *this;
  }

  // Texts that come again soon ("AadGroup") and the ends of the one before (the group's id behind "Member_") are kept once.
  [[nodiscard]] std::string_view keep(std::string_view text);
  template <class T>
  [[nodiscard]] std::span<const T> keep(const std::vector<T>& items) {
    if (items.empty()) return {};
    T* const copy = reinterpret_cast<T*>(take(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), copy);
    return {copy, items.size()};
  }
  // Room for objects that the caller makes in it one after the other.
  template <class T>
  [[nodiscard]] T* room(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return count == 0 ? nullptr : reinterpret_cast<T*>(take(count * sizeof(T), alignof(T)));
  }
  template <class T>
  [[nodiscard]] T& make() {
    static_assert(std::is_trivially_destructible_v<T>);
    return *std::construct_at(reinterpret_cast<T*>(take(sizeof(T), alignof(T))));
  }

 private:
  [[nodiscard]] std::byte* take(std::size_t bytes, std::size_t alignment) {
    const std::size_t gap = -reinterpret_cast<std::uintptr_t>(next_) & (alignment - 1);
    if (static_cast<std::size_t>(end_ - next_) < gap + bytes) return grow(bytes, alignment);
    std::byte* const begin = next_ + gap;
    next_ = begin + bytes;
    return begin;
  }
  std::byte* grow(std::size_t bytes, std::size_t alignment);
  void swap(Arena& other) noexcept {
    chunks_.swap(other.chunks_);
    std::swap(next_, other.next_);
    std::swap(end_, other.end_);
    std::swap(size_, other.size_);
    std::swap(recent_, other.recent_);
    std::swap(newest_, other.newest_);
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t size_ = 0;  // of the last chunk
  std::array<std::string_view, 16> recent_;
  std::string_view newest_;
};

// Objects of a kind in their order. They live in arenas, so that none moves when lists grow or are put together: of a large export
// there is one copy, the one that was decoded. Copying a list copies no object.
template <class T>
class Objects {
  template <class Item>
  class Walk {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;

    Walk() = default;
    explicit Walk(T* const* at) : at_(at) {}
    Item& operator*() const { return **at_; }
    Item* operator->() const { return *at_; }
    Walk& operator++() {
      ++at_;
      return *this;
    }
    Walk operator++(int) { return Walk(at_++); }
    bool operator==(const Walk&) const = default;

   private:
    T* const* at_ = nullptr;
  };

 public:
  T& make(Arena& arena) {
    if (spare_.empty()) return *items_.emplace_back(&arena.make<T>());
    items_.push_back(spare_.back());
    spare_.pop_back();
    return *items_.back() = T();
  }
  void add(T& object) { items_.push_back(&object); }
  void reserve(std::size_t count) { items_.reserve(count); }
  // Drops the last object; the next one that is made takes its room.
  void drop_last() {
    spare_.push_back(items_.back());
    items_.pop_back();
  }
  void swap(std::size_t a, std::size_t b) { std::swap(items_[a], items_[b]); }

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] T& operator[](std::size_t index) { return *items_[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return *items_[index]; }
  [[nodiscard]] T& front() { return *items_.front(); }
  [[nodiscard]] const T& front() const { return *items_.front(); }
  [[nodiscard]] T& back() { return *items_.back(); }
  [[nodiscard]] const T& back() const { return *items_.back(); }
  [[nodiscard]] auto begin() { return Walk<T>(items_.data()); }
  [[nodiscard]] auto end() { return Walk<T>(items_.data() + items_.size()); }
  [[nodiscard]] auto begin() const { return Walk<const T>(items_.data()); }
  [[nodiscard]] auto end() const { return Walk<const T>(items_.data() + items_.size()); }

 private:
  std::vector<T*> items_;
  std::vector<T*> spare_;
};

}  // namespace entitlint
