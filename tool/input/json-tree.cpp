// Keeping what the tree of a record is made of, and finding the keys that an object repeats.
#include "tool/input/json-tree.h"

#include <algorithm>
#include <memory>
#include <new>
#include <numeric>
#include <tuple>

namespace entitlint::json {

namespace {

constexpr std::size_t chunk_size = std::size_t{256} << 10;
constexpr std::size_t kept_bytes = std::size_t{1} << 20;

// After a huge record the memory goes back.
template <typename T>
void empty(std::vector<T>& stack) {
  stack.clear();
  if (stack.capacity() * sizeof(T) > kept_bytes) stack.shrink_to_fit();
}

}  // namespace

void Arena::reset() {
  std::size_t kept = 0;
  std::size_t bytes = 0;
  while (kept < chunks_.size() && bytes + chunks_[kept].size <= kept_bytes) bytes += chunks_[kept++].size;
  chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(kept), chunks_.end());
  next_ = end_ = nullptr;
  if (!chunks_.empty()) use(0);
}

void Arena::use(std::size_t chunk) {
  current_ = chunk;
  next_ = chunks_[chunk].bytes.get();
  end_ = next_ + chunks_[chunk].size;
}

void Arena::grow(std::size_t bytes) {
  for (std::size_t chunk = current_ + 1; chunk < chunks_.size(); ++chunk) {
    if (chunks_[chunk].size >= bytes) return use(chunk);
  }
  const std::size_t size = std::max(bytes, chunk_size);
  chunks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
  use(chunks_.size() - 1);
}

namespace {

// The first of the members before `index` that has its key; null when none has.
const Member* first_among_few(std::span<const Member> members, std::size_t index) {
  for (const Member& earlier : members.first(index)) {
    if (earlier.hash == members[index].hash && earlier.key == members[index].key) return &earlier;
  }
  return nullptr;
}

// The same by the slots, in which the member then takes its place.
const Member* first_in_slots(std::span<Member> members, std::size_t index, KeySlots& slots) {
  Member& member = members[index];
  std::uint8_t& last = slots.last[slot_of(member.hash)];
  const Member* first = nullptr;
  for (std::uint8_t at = last; at != KeySlots::none; at = members[at].before) {
    if (members[at].hash == member.hash && members[at].key == member.key) first = &members[at];
  }
  member.before = last;
  last = static_cast<std::uint8_t>(index);
  return first;
}

}  // namespace

void KeyNoter::note(Value& object, std::span<Member> members, KeySlots* slots, std::vector<DuplicateKey>& found) {
  object.slotted = slots != nullptr;
  if (slots == nullptr && members.size() > few) {
    object.keys = Value::all_keys;
    return find_among_many(members, found);
  }
  std::uint64_t keys = 0;
  for (std::size_t index = 0; index < members.size(); ++index) {
    const Member& member = members[index];
    keys |= bit_of(member.hash);
    const Member* const first = slots != nullptr ? first_in_slots(members, index, *slots) : first_among_few(members, index);
    if (first != nullptr) found.push_back({member.key, first->key_span, member.key_span});
  }
  object.keys = keys;
}

// Sorted rather than hashed: nobody can choose keys that make it slow.
void KeyNoter::find_among_many(std::span<const Member> members, std::vector<DuplicateKey>& found) {
  const std::size_t before = found.size();
  order_.resize(members.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::sort(order_, [&](std::uint32_t left, std::uint32_t right) {
    return std::tie(members[left].key, left) < std::tie(members[right].key, right);
  });
  const Member* first = &members[order_.front()];
  for (const std::uint32_t index : std::span(order_).subspan(1)) {
    const Member& member = members[index];
    if (member.key == first->key) {
      found.push_back({member.key, first->key_span, member.key_span});
    } else {
      first = &member;
    }
  }
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
            [](const DuplicateKey& left, const DuplicateKey& right) { return left.second < right.second; });
  empty(order_);
}

void TreeBuilder::start(const InsituStream& stream, std::uint32_t base) {
  stream_ = &stream;
  origin_ = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(stream.begin)) - base;
  depth_ = 0;
  empty(members_);
  empty(values_);
  empty(duplicates_);
  arena_.reset();
}

Value& TreeBuilder::close(Kind kind, std::uint32_t count) {
  const std::uint32_t begin = frames_[depth_--].begin;
  Value& value = add();
  value.kind = kind;
  value.count = count;
  value.span = {begin, offset(stream_->at)};
  return value;
}

bool TreeBuilder::EndObject(std::uint32_t count) {
  const bool slotted = KeyNoter::wants_slots(count);
  std::byte* place = arena_.take(count * sizeof(Member) + (slotted ? sizeof(KeySlots) : 0));
  KeySlots* slots = nullptr;
  if (slotted) {
    slots = new (place) KeySlots;
    slots->last.fill(KeySlots::none);
    place += sizeof(KeySlots);
  }
  auto* const members = reinterpret_cast<Member*>(place);
  std::uninitialized_copy_n(members_.end() - count, count, members);
  members_.erase(members_.end() - count, members_.end());
  Value& object = close(Kind::object, count);
  object.fields = members;
  keys_.note(object, {members, count}, slots, duplicates_);
  return true;
}

bool TreeBuilder::EndArray(std::uint32_t count) {
  auto* const elements = reinterpret_cast<Value*>(arena_.take(count * sizeof(Value)));
  std::uninitialized_copy_n(values_.end() - count, count, elements);
  values_.erase(values_.end() - count, values_.end());
  close(Kind::array, count).elements = elements;
  return true;
}

}  // namespace entitlint::json
