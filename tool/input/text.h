// Decoded text that knows its way back to the source, through any number of decodings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/place.h"

namespace entitlint {

// A stretch of decoded bytes and where they come from. Exact: byte for byte the same, so a sub-span maps to a sub-span and may be
// edited. Not exact: the whole run stands for the whole of `original` (an entity, an escape, a base64 group).
struct Run {
  std::uint32_t decoded = 0;          // first decoded byte
  std::uint32_t original = 0;         // first byte in the source
  std::uint32_t original_length = 0;  // bytes in the source
  bool exact = true;
};

// Bytes plus their runs, sorted by `decoded`, covering all bytes. Offsets on the right-hand side are always those of the source,
// however many decodings lie between: a decoding is written with a TextBuilder, which composes.
class Text {
 public:
  Text() = default;
  Text(std::string bytes, std::uint32_t original_begin);  // one exact run

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string_view view() const { return bytes_; }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

  // The source bytes that a decoded span stands for, widened to whole runs where they are not exact.
  [[nodiscard]] Span original(Span decoded) const;
  // Every run that the span touches is exact and they follow one another without a hole: an edit may be applied.
  [[nodiscard]] bool exact(Span decoded) const;
  // A part of this text as a Text of its own.
  [[nodiscard]] Text slice(Span decoded) const;

 private:
  friend class TextBuilder;
  [[nodiscard]] std::size_t run_at(std::uint32_t decoded) const;

  std::string bytes_;
  std::vector<Run> runs_;
};

// Writes the Text that a decoding makes of another Text: stretches kept, stretches replaced, stretches dropped (by not naming them).
class TextBuilder {
 public:
  explicit TextBuilder(const Text& from) : from_(&from) {}

  void keep(Span of_from);                             // copied as it is
  void replace(Span of_from, std::string_view bytes);  // `bytes` stand for the span; not exact
  [[nodiscard]] Text build() && { return std::move(text_); }
  [[nodiscard]] std::size_t size() const { return text_.bytes_.size(); }

 private:
  void append(Run run, std::string_view bytes);

  const Text* from_;
  Text text_;
};

}  // namespace entitlint
