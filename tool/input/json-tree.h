// Builds the tree of one record from a reader's events: values go to an arena that is re-used, so a record costs no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "tool/input/json-stream.h"
#include "tool/input/json.h"

namespace entitlint::json {

// Memory that is given out piece by piece and taken back all at once. Keeps up to a megabyte for the next round.
class Arena {
 public:
  template <typename T>
  [[nodiscard]] T* copy(const T* from, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8 && sizeof(T) % 8 == 0);
    const std::size_t bytes = count * sizeof(T);
    if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
    std::byte* const place = next_;
    next_ += bytes;
    if (count != 0) std::memcpy(place, from, bytes);
    return reinterpret_cast<T*>(place);
  }
  void reset();

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };
  void grow(std::size_t bytes);
  void use(std::size_t chunk);

  std::vector<Chunk> chunks_;
  std::size_t current_ = 0;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
};

// Finds keys that an object has twice, in linear time whatever its size.
class DuplicateFinder {
 public:
  // Returns the object's Value::keys.
  std::uint64_t find(std::span<const Member> members, std::vector<DuplicateKey>& found);

 private:
  static constexpr std::size_t slots = 256;  // a power of two, many to a member
  static constexpr std::size_t few = 32;     // members that are looked up in the slots

  struct Slot {
    std::uint32_t round = 0;  // the object that filled it; others count as empty, so nothing is ever cleared
    std::uint32_t member = 0;
  };
  std::uint64_t find_among_few(std::span<const Member> members, std::vector<DuplicateKey>& found);
  void find_among_many(std::span<const Member> members, std::vector<DuplicateKey>& found);

  std::array<Slot, slots> table_;
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> order_;
};

// The handler of RapidJSON's events, hence its names. A method that answers false stops the reader.
class TreeBuilder {
 public:
  void start(const InsituStream& stream, std::uint32_t base);

  bool Null() { return literal(Kind::null, 4, false); }
  bool Bool(bool truth) { return literal(Kind::boolean, truth ? 4 : 5, truth); }
  bool Number(const char* begin, const char* end) {
    text(add(), Kind::number, begin, static_cast<std::uint32_t>(end - begin)).span = {offset(begin), offset(end)};
    return true;
  }
  bool String(const char* decoded, std::uint32_t length, bool /*copy*/) {
    text(add(), Kind::string, decoded, length).span = {offset(decoded) - 1, offset(stream_->at)};
    return true;
  }
  bool Key(const char* decoded, std::uint32_t length, bool /*copy*/) {
    members_.push_back({{decoded, length}, {offset(decoded) - 1, offset(stream_->at)}, {}});
    return true;
  }
  bool StartObject() { return open(true); }
  bool StartArray() { return open(false); }
  bool EndObject(std::uint32_t count);
  bool EndArray(std::uint32_t count);

  [[nodiscard]] unsigned depth() const { return depth_; }
  [[nodiscard]] bool in_object() const { return frames_[depth_].object; }
  [[nodiscard]] const Value* root() const { return values_.data(); }
  [[nodiscard]] const std::vector<DuplicateKey>& duplicates() const { return duplicates_; }

 private:
  struct Frame {
    bool object = false;
    std::uint32_t begin = 0;
  };

  [[nodiscard]] std::uint32_t offset(const char* at) const { return base_ + static_cast<std::uint32_t>(at - stream_->begin); }

  // The place of the value that begins now: behind the key just read, or a new element. The root is an element of the outermost frame.
  Value& add() { return frames_[depth_].object ? members_.back().value : values_.emplace_back(); }

  static Value& text(Value& value, Kind kind, const char* characters, std::uint32_t length) {
    value.kind = kind;
    value.count = length;
    value.characters = characters;
    return value;
  }
  bool literal(Kind kind, std::uint32_t length, bool truth) {
    Value& value = add();
    value.kind = kind;
    value.truth = truth;
    value.span = {offset(stream_->at) - length, offset(stream_->at)};
    return true;
  }
  bool open(bool object) {
    if (depth_ == Parser::max_depth) return false;
    frames_[++depth_] = {object, offset(stream_->at) - 1};
    return true;
  }
  Value& close(Kind kind, std::uint32_t count);

  const InsituStream* stream_ = nullptr;
  std::uint32_t base_ = 0;
  unsigned depth_ = 0;
  std::array<Frame, Parser::max_depth + 1> frames_;
  std::vector<Member> members_;  // of all open objects, the innermost last
  std::vector<Value> values_;    // elements of all open arrays
  Arena arena_;
  DuplicateFinder finder_;
  std::vector<DuplicateKey> duplicates_;
};

}  // namespace entitlint::json
