// Cutting excerpts: by code points, on one line, inside one record, with nothing in them that a terminal would obey.
#include "tool/input/excerpt.h"

#include <algorithm>
#include <string_view>

#include "tool/input/utf8.h"

namespace entitlint {

namespace {

constexpr std::uint32_t reach = excerpt_width * 4;  // bytes that the widest excerpt can need to each side

bool is_plain(char byte) {
  return byte >= 0x20 && byte < 0x7F;
}

// The character that ends before `end`; a byte that belongs to none stands for itself.
CodePoint decode_before(std::string_view text, std::size_t end) {
  for (std::size_t length = 1; length <= 4 && length <= end; ++length) {
    const std::string_view candidate = text.substr(end - length, length);
    if ((static_cast<unsigned char>(candidate.front()) & 0xC0) == 0x80) continue;
    const CodePoint point = decode_utf8(candidate);
    if (point.valid && point.length == length) return point;
    break;
  }
  return {};
}

// The character at `at`; of bytes that are not UTF-8 each stands for itself.
CodePoint decode_at(std::string_view text, std::size_t at) {
  const CodePoint point = decode_utf8(text.substr(at));
  return point.valid ? point : CodePoint{};
}

bool turns_writing(char32_t point) {
  return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

// Names in an export are free text of anybody who may create a package: they must not move a reader's cursor or turn the line around.
char32_t printable(char32_t point) {
  if (point >= 0x20 && point < 0x7F) return point;
  if (point == '\t' || point == '\r' || point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029) return ' ';
  if (point < 0xA0 || turns_writing(point)) return replacement_character;
  return point;
}

bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\n' || text.substr(at, 2) == "\r\n";
}

// The start of the character that `at` is in.
std::size_t to_character(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && back <= at && at < text.size(); ++back) {
    const CodePoint point = decode_utf8(text.substr(at - back));
    if (point.valid && point.length > back) return at - back;
  }
  return at;
}

// Writes `width` code points from `at` on as they may be printed.
std::string printable(std::string_view text, std::size_t at, std::uint32_t width) {
  std::string result;
  result.reserve(width);
  for (std::uint32_t written = 0; written < width;) {
    std::size_t end = at;
    while (written < width && end < text.size() && is_plain(text[end])) {
      ++end;
      ++written;
    }
    result.append(text, at, end - at);
    at = end;
    if (written == width) break;
    const CodePoint point = decode_at(text, at);
    append_utf8(result, printable(point.value));
    at += point.length;
    ++written;
  }
  return result;
}

}  // namespace

Excerpt excerpt(Reader& reader, Span span, Span within) {
  const Span limits = within.empty() ? Span{0, reader.size()} : Span{within.begin, std::min(within.end, reader.size())};
  if (span.begin < limits.begin || span.begin > limits.end) return {};
  const std::uint32_t before = std::min(span.begin - limits.begin, reach);
  const std::uint32_t behind = std::min(limits.end - span.begin, reach + 1);
  const std::string_view text = reader.view({span.begin - before, span.begin + behind});
  const std::size_t begin = to_character(text, before);
  const std::size_t end = before + std::size_t{span.size()};

  std::uint32_t right = 0;
  std::uint32_t marked = 0;
  for (std::size_t at = begin; right < excerpt_width && at < text.size(); ++right) {
    const bool plain = is_plain(text[at]);
    if (!plain && ends_line(text, at)) break;
    if (at < end) ++marked;
    at += plain ? 1u : decode_at(text, at).length;
  }
  std::uint32_t left = 0;
  std::size_t first = begin;
  const std::uint32_t room = excerpt_width - std::min(right, excerpt_behind);
  for (; left < room && first > 0 && text[first - 1] != '\n'; ++left) {
    first -= is_plain(text[first - 1]) ? 1u : decode_before(text, first).length;
  }
  const std::uint32_t width = std::min(left + right, excerpt_width);
  return {printable(text, first, width), left, std::max(left + 1, std::min(left + marked, width))};
}

}  // namespace entitlint
