// Undoes JSON's escapes while keeping the way back, and scans strings for links.
#include "tool/load/strings.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "tool/links/scan.h"

namespace entitlint {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::optional<char32_t> hex4(std::string_view raw, std::size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  char32_t unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    if (c >= '0' && c <= '9')
      unit = unit * 16 + static_cast<char32_t>(c - '0');
    else if (c >= 'a' && c <= 'f')
      unit = unit * 16 + static_cast<char32_t>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      unit = unit * 16 + static_cast<char32_t>(c - 'A' + 10);
    else
      return std::nullopt;
  }
  return unit;
}

std::string utf8(char32_t point) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (point < 0x80) return {byte(point)};
  if (point < 0x800) return {byte(0xC0 | (point >> 6)), byte(0x80 | (point & 0x3F))};
  if (point < 0x10000) return {byte(0xE0 | (point >> 12)), byte(0x80 | ((point >> 6) & 0x3F)), byte(0x80 | (point & 0x3F))};
  return {byte(0xF0 | (point >> 18)), byte(0x80 | ((point >> 12) & 0x3F)), byte(0x80 | ((point >> 6) & 0x3F)), byte(0x80 | (point & 0x3F))};
}

struct Escape {
  std::size_t length = 1;
  std::string bytes;
};

// "\uD83D\uDE00" is one character; half of such a pair is none.
Escape unicode_escape(std::string_view raw, std::size_t at) {
  const auto first = hex4(raw, at + 2);
  if (!first) return {2, ""};
  if (*first < 0xD800 || *first > 0xDFFF) return {6, utf8(*first)};
  const auto second = raw.substr(at + 6, 2) == "\\u" ? hex4(raw, at + 8) : std::nullopt;
  if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) return {6, utf8(replacement)};
  return {12, utf8(0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00))};
}

Escape escape_at(std::string_view raw, std::size_t at) {
  const char kind = at + 1 < raw.size() ? raw[at + 1] : '\\';
  switch (kind) {
    case 'u':
      return unicode_escape(raw, at);
    case 'b':
      return {2, "\b"};
    case 'f':
      return {2, "\f"};
    case 'n':
      return {2, "\n"};
    case 'r':
      return {2, "\r"};
    case 't':
      return {2, "\t"};
    default:
      return {2, std::string(1, kind)};
  }
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Text unescaped(std::string_view raw, std::uint32_t begin) {
  const Text stored(std::string(raw), begin);
  TextBuilder builder(stored);
  std::size_t kept = 0;
  for (std::size_t at = raw.find('\\'); at != raw.npos; at = raw.find('\\', kept)) {
    if (at > kept) builder.keep(span_of(kept, at));
    const Escape escape = escape_at(raw, at);
    kept = std::min(at + escape.length, raw.size());
    builder.replace(span_of(at, kept), escape.bytes);
  }
  if (kept < raw.size()) builder.keep(span_of(kept, raw.size()));
  return std::move(builder).build();
}

namespace {

class StringScanner {
 public:
  StringScanner(std::string_view raw, std::uint32_t begin, SourceId source, std::vector<Link>& links)
      : raw_(raw), begin_(begin), source_(source), links_(links) {}

  // `key` is the one that the value stands at, or the array that holds it.
  void scan(const json::Value& value, std::string_view key) {
    for (const json::Value& item : value.items()) scan(item, key);
    for (const json::Member& member : value.members()) {
      if (may_hold_links(member.key)) scan_string(member.key_span, {});
      scan(member.value, member.key);
    }
    if (value.kind == json::Kind::string && may_hold_links(value.text())) scan_string(value.span, key);
  }

 private:
  void scan_string(Span quoted, std::string_view label) {
    const Span inside{quoted.begin + 1, quoted.end - 1};
    std::vector<Link> found =
        scan_json_string(unescaped(raw_.substr(inside.begin - begin_, inside.size()), inside.begin), source_, std::string(label));
    links_.insert(links_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }

  std::string_view raw_;
  std::uint32_t begin_;
  SourceId source_;
  std::vector<Link>& links_;
};

}  // namespace

void scan_strings(const json::Value& value, std::string_view raw, std::uint32_t begin, SourceId source, std::vector<Link>& links) {
  StringScanner(raw, begin, source, links).scan(value, {});
}

}  // namespace entitlint
