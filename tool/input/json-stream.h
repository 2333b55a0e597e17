// The stream RapidJSON reads a record from, in place: it scans faster than RapidJSON's own and knows where it stands.
#pragma once

#include <cstddef>
#include <cstring>

#include "tool/input/json-scan.h"

namespace entitlint::json {

// A RapidJSON stream over a writable text with a NUL behind it and scan_overrun readable bytes behind that. Strings are decoded onto
// themselves. It must not be copied while RapidJSON reads (StreamTraits says so), so that handlers see the true position in `at`.
struct InsituStream {
  using Ch = char;

  char* at;                      // the next byte
  char* written = nullptr;       // where the next decoded byte of the current string goes
  char* begin;                   // of the text
  const char* escape = nullptr;  // the backslash of the last escape

  // The backslash of a \uDC00…\uDFFF that follows no \uD800…\uDBFF. RapidJSON 1.1.0 makes invalid UTF-8 of it and later ones refuse
  // it; a NUL written over the backslash stops both.
  char* lone_half = nullptr;

  explicit InsituStream(char* text) : at(text), begin(text) {}

  // What RapidJSON calls.
  [[nodiscard]] Ch Peek() const { return *at; }
  Ch Take() { return *at++; }
  [[nodiscard]] std::size_t Tell() const { return static_cast<std::size_t>(at - begin); }
  void Put(Ch byte) { *written++ = byte; }
  Ch* PutBegin() { return written = at; }
  std::size_t PutEnd(const Ch* from) { return static_cast<std::size_t>(written - from); }
  void Flush() {}
  Ch* Push(std::size_t count) {
    char* const place = written;
    written += count;
    return place;
  }
  void Pop(std::size_t count) { written -= count; }
};

// Found by argument-dependent lookup from RapidJSON's reader.
inline void SkipWhitespace(InsituStream& stream) {
  stream.at = skip_blanks(stream.at);
}

// Whether the escape at `backslash` is the second half of a surrogate pair. Halves that follow a first half are never looked at here:
// RapidJSON takes a pair at once.
[[nodiscard]] inline bool is_second_half(const char* backslash) {
  if (backslash[1] != 'u' || (backslash[2] | 0x20) != 'd') return false;
  const char third = static_cast<char>(backslash[3] | 0x20);
  return third >= 'c' && third <= 'f';
}

// Moves the plain run at the stream's position to where it belongs, and stops at the quote, backslash or control byte behind it.
inline void copy_plain(InsituStream& stream) {
  char* const run = stream.at;
  stream.at = skip_plain(run);
  if (run == stream.written) {
    stream.written = stream.at;
  } else {
    const auto length = static_cast<std::size_t>(stream.at - run);
    std::memmove(stream.written, run, length);
    stream.written += length;
  }
  if (*stream.at != '\\') return;
  stream.escape = stream.at;
  if (is_second_half(stream.at)) {
    stream.lone_half = stream.at;
    *stream.at = '\0';
  }
}

}  // namespace entitlint::json
