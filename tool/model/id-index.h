// Finds objects by their id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tool/model/values.h"

namespace entitlint {

struct IdHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view id) const;  // without ASCII case
};
struct IdEqual {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const { return equal_ids(a, b); }
};

// Numbers by id, without ASCII case. The ids themselves stay with their objects, which whoever asks names by a function: a large tenant
// has hundreds of thousands of them, and a map's nodes would take more room than the ids.
class IdIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  [[nodiscard]] std::size_t size() const { return size_; }

  // The number of `id`, or none. `id_of(number)` is the id that was added with a number.
  template <class IdOf>
  [[nodiscard]] std::uint32_t find(std::string_view id, IdOf id_of) const {
    return slots_.empty() ? none : slots_[slot_of(id, hash_of(id), id_of)].number;
  }

  // The number that `id` has, which is `number` if it had none.
  template <class IdOf>
  std::uint32_t add(std::string_view id, std::uint32_t number, IdOf id_of) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    const std::uint32_t hash = hash_of(id);
    Slot& slot = slots_[slot_of(id, hash, id_of)];
    if (slot.number == none) {
      slot = {hash, number};
      ++size_;
    }
    return slot.number;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = none;
  };

  [[nodiscard]] static std::uint32_t hash_of(std::string_view id) { return static_cast<std::uint32_t>(IdHash()(id)); }

  // Where the id stands, or the free slot where it would.
  template <class IdOf>
  [[nodiscard]] std::size_t slot_of(std::string_view id, std::uint32_t hash, IdOf id_of) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != none && (slots_[at].hash != hash || !equal_ids(id_of(slots_[at].number), id))) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> slots(slots_.empty() ? 16 : 2 * slots_.size());
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.number == none) continue;
      std::size_t at = slot.hash & mask;
      while (slots[at].number != none) at = (at + 1) & mask;
      slots[at] = slot;
    }
    slots_.swap(slots);
  }

  std::vector<Slot> slots_;  // a power of two of them, at least half of them free
  std::size_t size_ = 0;
};

}  // namespace entitlint
