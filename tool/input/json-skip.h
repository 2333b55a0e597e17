// Skips a bracketed JSON value: finds the bracket that closes it, 64 bytes at a time, without looking at anything but strings and brackets.
#pragma once

#include <cstdint>

#include "tool/input/json-scan.h"

namespace entitlint::json {

// Fed with the pieces of a value, its opening bracket first, it finds the closing one, whatever the depth. Kinds of brackets are not
// compared: `[}` is a whole value here.
class BracketSkipper {
 public:
  static constexpr int block = 64;  // readable bytes needed behind `end`

  // `wide`: with what newer processors have, if this one is one of them.
  explicit BracketSkipper(bool wide = true) : wide_(wide) {}

  // The byte behind the closing bracket, or null if the value goes on behind `end`.
  [[nodiscard]] const char* feed(const char* at, const char* end);

 private:
  struct Masks;  // a bit for each byte of a block
  // From `at` on past the whole blocks in which the value does not close, nearly all of it, where the processor has a way that is faster.
  [[nodiscard]] const char* past_inner_blocks(const char* at, const char* end);
  [[nodiscard]] std::uint64_t escaped(std::uint64_t backslashes, int size);
  [[nodiscard]] const char* close(const char* at, std::uint64_t opening, std::uint64_t closing);

  bool wide_;
  std::uint64_t depth_ = 0;
  std::uint64_t first_escaped_ = 0;  // 1: the block before ended with a backslash that escapes this block's first byte
  std::uint64_t in_string_ = 0;      // all ones: the block before ended inside a string
};

}  // namespace entitlint::json
