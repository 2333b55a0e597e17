// Builds the tree of one record from a reader's events: values go to an arena that is re-used, so a record costs no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tool/input/json-stream.h"
#include "tool/input/json.h"

namespace entitlint::json {

// Memory that is given out piece by piece and taken back all at once. Keeps up to a megabyte for the next round.
class Arena {
 public:
  // `bytes` is a multiple of 8, and so is the place.
  [[nodiscard]] std::byte* take(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
    std::byte* const place = next_;
    next_ += bytes;
    return place;
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

// Prepares objects for Value::find, and finds the keys that one has twice, in linear time whatever its size.
class KeyNoter {
 public:
  // Whether an object of so many members is to have slots: a few are as soon looked through, and many are not numbered in a byte.
  [[nodiscard]] static bool wants_slots(std::uint32_t count) { return count > few && count <= most; }

  // `members` are those of `object`; `slots` stand before them, or are null.
  void note(Value& object, std::span<Member> members, KeySlots* slots, std::vector<DuplicateKey>& found);

 private:
  static constexpr std::uint32_t few = 4, most = 32;

  void find_among_many(std::span<const Member> members, std::vector<DuplicateKey>& found);

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
    members_.emplace_back(std::string_view(decoded, length), Span{offset(decoded) - 1, offset(stream_->at)}, Value());
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

  [[nodiscard]] std::uint32_t offset(const char* at) const {
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(at)) - origin_;
  }

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
  std::uint32_t origin_ = 0;  // the address of the source's first byte, modulo 2^32
  unsigned depth_ = 0;
  std::array<Frame, Parser::max_depth + 1> frames_;
  std::vector<Member> members_;  // of all open objects, the innermost last
  std::vector<Value> values_;    // elements of all open arrays
  Arena arena_;
  KeyNoter keys_;
  std::vector<DuplicateKey> duplicates_;
};

}  // namespace entitlint::json
