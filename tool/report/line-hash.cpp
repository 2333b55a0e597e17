// GitHub's rolling hash: each line is known by the 100 UTF-16 units from its start on, blanks left out, also beyond its end.
#include "tool/report/line-hash.h"

#include <array>
#include <cstdint>
#include <unordered_map>

#include "tool/input/utf8.h"

namespace entitlint {
namespace {

constexpr std::size_t window_size = 100;
constexpr std::uint64_t factor = 37;

// What a unit that leaves the window has been multiplied with.
constexpr std::uint64_t leaving_factor = [] {
  std::uint64_t product = 1;
  for (std::size_t i = 0; i < window_size; ++i) product *= factor;
  return product;
}();

std::string hexadecimal(std::uint64_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[value & 0xF]);
    value >>= 4;
  } while (value != 0);
  return digits;
}

// Takes units one by one; a line's hash is ready when its first unit is about to leave the window.
class RollingHash {
 public:
  void take(std::uint16_t unit) {
    if (unit == ' ' || unit == '\t' || (after_return_ && unit == '\n')) {
      after_return_ = false;
      return;
    }
    after_return_ = unit == '\r';
    if (after_return_) unit = '\n';
    finish_line();
    begins_line_[next_] = at_line_start_;
    at_line_start_ = unit == '\n';
    push(unit);
  }

  std::vector<std::string> end() && {
    take(0xFFFF);
    for (std::size_t i = 0; i < window_size; ++i) {
      finish_line();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void finish_line() {
    if (!begins_line_[next_]) return;
    begins_line_[next_] = false;
    const std::size_t repeats = ++seen_[hash_];
    hashes_.push_back(hexadecimal(hash_) + ":" + std::to_string(repeats));
  }

  void push(std::uint16_t unit) {
    hash_ = factor * hash_ + unit - leaving_factor * window_[next_];
    window_[next_] = unit;
    next_ = (next_ + 1) % window_size;
  }

  std::array<std::uint16_t, window_size> window_{};
  std::array<bool, window_size> begins_line_{};
  std::size_t next_ = 0;
  std::uint64_t hash_ = 0;
  bool at_line_start_ = true;
  bool after_return_ = false;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  RollingHash hash;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    text.remove_prefix(point.length);
    if (point.wide()) {
      hash.take(static_cast<std::uint16_t>(0xD800 + ((point.value - 0x10000) >> 10)));
      hash.take(static_cast<std::uint16_t>(0xDC00 + ((point.value - 0x10000) & 0x3FF)));
    } else {
      hash.take(static_cast<std::uint16_t>(point.value));
    }
  }
  return std::move(hash).end();
}

}  // namespace entitlint
