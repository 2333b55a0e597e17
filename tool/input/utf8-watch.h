// Looks for bytes that are not UTF-8 in a text that comes by piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tool/input/place.h"

namespace entitlint {

// Notes the first invalid sequence of each stretch of them, up to `most`.
class Utf8Watch {
 public:
  static constexpr std::uint32_t longest_sequence = 4;

  explicit Utf8Watch(std::size_t most) : most_(most) {}

  // `piece` begins at seen(). What may be the beginning of a sequence that goes on behind it is left for the next one, unless it is the
  // last.
  void look(std::string_view piece, bool last);

  [[nodiscard]] std::uint32_t seen() const { return seen_; }
  [[nodiscard]] const std::vector<Span>& found() const { return found_; }

 private:
  void note(Span span);

  std::size_t most_;
  std::uint32_t seen_ = 0;
  std::uint32_t stretch_end_ = 0;
  std::vector<Span> found_;
};

}  // namespace entitlint
