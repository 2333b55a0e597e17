// Decodes what is not ASCII.
#include "tool/input/utf8-watch.h"

#include "tool/input/utf8.h"

namespace entitlint {

void Utf8Watch::note(Span span) {
  if ((found_.empty() || span.begin != stretch_end_) && found_.size() < most_) found_.push_back(span);
  stretch_end_ = span.end;
}

void Utf8Watch::look(std::string_view piece, bool last) {
  const std::uint32_t begin = seen_;
  std::size_t at = 0;
  while ((at += ascii_length(piece.substr(at))) < piece.size()) {
    if (piece.size() - at < longest_sequence && !last) break;
    const CodePoint point = decode_utf8(piece.substr(at));
    if (!point.valid) note({begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(at) + point.length});
    at += point.length;
  }
  seen_ = begin + static_cast<std::uint32_t>(at);
}

}  // namespace entitlint
