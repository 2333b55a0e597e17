// Keeping what the tree of a record is made of, and finding the keys that an object repeats.
#include "tool/input/json-tree.h"

#include <algorithm>
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

std::uint64_t DuplicateFinder::find(std::span<const Member> members, std::vector<DuplicateKey>& found) {
  if (members.size() <= few) return find_among_few(members, found);
  find_among_many(members, found);
  return Value::all_keys;
}

std::uint64_t DuplicateFinder::find_among_few(std::span<const Member> members, std::vector<DuplicateKey>& found) {
  if (++round_ == 0) {
    table_.fill({});
    round_ = 1;
  }
  std::uint64_t keys = 0;
  for (std::uint32_t index = 0; index < members.size(); ++index) {
    const Member& member = members[index];
    const std::uint32_t hash = hash_of(member.key);
    keys |= bit_of(hash);
    for (std::size_t slot = hash >> 6;; ++slot) {
      Slot& entry = table_[slot % slots];
      if (entry.round != round_) {
        entry = {round_, index};
        break;
      }
      const Member& earlier = members[entry.member];
      if (earlier.key == member.key) {
        found.push_back({member.key, earlier.key_span, member.key_span});
        break;
      }
    }
  }
  return keys;
}

// Sorted rather than hashed: nobody can choose keys that make it slow.
void DuplicateFinder::find_among_many(std::span<const Member> members, std::vector<DuplicateKey>& found) {
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
  base_ = base;
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
  const Member* const fields = arena_.copy(members_.data() + (members_.size() - count), count);
  members_.resize(members_.size() - count);
  Value& object = close(Kind::object, count);
  object.fields = fields;
  object.keys = finder_.find({fields, count}, duplicates_);
  return true;
}

bool TreeBuilder::EndArray(std::uint32_t count) {
  const Value* const elements = arena_.copy(values_.data() + (values_.size() - count), count);
  values_.resize(values_.size() - count);
  close(Kind::array, count).elements = elements;
  return true;
}

}  // namespace entitlint::json
