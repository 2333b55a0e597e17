// A forward walk over a source's bytes, whatever windows the Reader cuts them into.
#pragma once

#include <cstdint>
#include <string_view>

#include "tool/input/source.h"

namespace entitlint::json {

// Stands on a byte of a span or at its end. Walked over with `at` up to `end`, the piece at hand; more() then goes to the next one.
// Any call of the Reader by others ends a walk: restart() it.
class Cursor {
 public:
  static constexpr int no_byte = -1;

  const char* at = nullptr;
  const char* end = nullptr;

  Cursor(Reader& reader, Span span) : reader_(&reader), span_(span), piece_begin_(span.begin) {}

  [[nodiscard]] Span span() const { return span_; }
  [[nodiscard]] std::uint32_t offset() const { return piece_begin_ + static_cast<std::uint32_t>(at - piece_); }

  // The piece that begins at the cursor; false at the end of the span.
  bool more();
  // The byte it stands on, or no_byte at the end.
  int byte() { return at != end || more() ? static_cast<unsigned char>(*at) : no_byte; }
  // The same after blanks.
  int token();
  // Goes over `wanted`, and blanks before it, if that is what comes.
  bool eat(char wanted);

  // The bytes from `begin`, an offset the cursor has been at, to the cursor. Valid until the cursor moves on.
  [[nodiscard]] std::string_view since(std::uint32_t begin);
  void restart(std::uint32_t offset);

 private:
  Reader* reader_;
  Span span_;
  std::uint32_t piece_begin_;
  const char* piece_ = nullptr;
};

}  // namespace entitlint::json
