// The destination of a Markdown link: where it ends, and whether it is closed.
#include "tool/links/markdown-destination.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/entities.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest = 4096;  // of a destination that is not closed where it should be

std::uint32_t narrow(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

bool is_blank_line_at(std::string_view text, std::size_t newline) {
  const std::size_t next = text.find_first_not_of(" \t\r", newline + 1);
  return next == none || text[next] == '\n';
}

// Where the paragraph ends that `at` is in.
std::size_t paragraph_end(std::string_view text, std::size_t at) {
  for (std::size_t line = text.find('\n', at); line != none; line = text.find('\n', line + 1)) {
    if (line - at > longest) return line;
    if (is_blank_line_at(text, line)) return line;
  }
  return text.size();
}

// The end of an address without brackets round it: white space, or a bracket it did not open.
std::size_t raw_end(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t depth = 0;
  for (; at < limit; ++at) {
    if (text[at] == '\\' && at + 1 < limit && !is_space(text[at + 1])) {
      ++at;
    } else if (is_space(text[at])) {
      break;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && depth-- == 0) {
      break;
    }
  }
  return std::min(at, limit);
}

// Behind the title that starts at `at`, if one does.
std::size_t behind_title(std::string_view text, std::size_t at, std::size_t limit) {
  const char open = at < limit ? text[at] : '\0';
  if (open != '"' && open != '\'' && open != '(') return at;
  const char end = open == '(' ? ')' : open;
  std::size_t close = at + 1;
  while (close < limit && text[close] != end) close += text[close] == '\\' ? 2 : 1;
  return close >= limit ? at : skip_spaces(text, close + 1);
}

}  // namespace

std::optional<Destination> inline_destination(std::string_view text, std::uint32_t open) {
  const std::size_t limit = paragraph_end(text, open);
  const std::size_t begin = std::min(skip_spaces(text, open), limit);
  if (begin >= limit || text[begin] == ')') return std::nullopt;
  Destination found;
  std::size_t end = 0, at = 0;
  if (text[begin] == '<') {
    end = text.find('>', begin);
    if (end == none || end >= limit) {
      end = raw_end(text, begin + 1, limit);
      return Destination{{narrow(begin + 1), narrow(end)}, narrow(end + (end < limit && text[end] == ')' ? 1 : 0)), true, '>'};
    }
    found.address = {narrow(begin + 1), narrow(end)};
    at = end + 1;
  } else {
    end = at = raw_end(text, begin, limit);
    found.address = {narrow(begin), narrow(end)};
  }
  at = behind_title(text, std::min(skip_spaces(text, at), limit), limit);
  if (at < limit && text[at] == ')') {
    found.end = narrow(at + 1);
    return found;
  }
  // White space in the destination: no link to a renderer, but meant as one when a bracket closes it.
  const std::size_t close = text.find_first_of("()[", end);
  if (close != none && close < limit && text[close] == ')') {
    found.address.end = narrow(close);
    found.end = narrow(close + 1);
    return found;
  }
  found.unclosed = true;
  found.end = narrow(end);
  return found;
}

std::optional<Span> definition(std::string_view whole, Span line) {
  const std::string_view text = whole.substr(0, line.end);
  std::size_t at = line.begin;
  while (at < line.end && at - line.begin < 3 && text[at] == ' ') ++at;
  if (at >= line.end || text[at] != '[') return std::nullopt;
  const std::size_t close = text.find("]:", at);
  if (close == none || close >= line.end || text.substr(at + 1, close - at - 1).find('[') != none) return std::nullopt;
  if (text[at + 1] == '^') return std::nullopt;  // a footnote: prose follows
  at = std::min<std::size_t>(skip_spaces(text, close + 2), line.end);
  if (at >= line.end) return std::nullopt;
  if (text[at] == '<') {
    const std::size_t end = text.find('>', at);
    if (end == none || end >= line.end) return std::nullopt;
    return Span{narrow(at + 1), narrow(end)};
  }
  std::size_t end = at;
  while (end < line.end && !is_space(text[end])) ++end;
  // What follows can only be a title; else all of it is prose.
  const std::size_t next = skip_spaces(text, end);
  if (next < line.end && std::string_view("\"'(").find(text[next]) == none) return std::nullopt;
  return Span{narrow(at), narrow(end)};
}

Text decode_destination(const Text& text, Span span) {
  TextBuilder builder(text);
  const std::string_view bytes = text.view().substr(0, span.end);
  std::uint32_t kept = span.begin;
  for (std::size_t at = bytes.find('\\', kept); at != none; at = bytes.find('\\', at + 2)) {
    constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    if (at + 1 >= bytes.size() || punctuation.find(bytes[at + 1]) == none) continue;
    builder.keep({kept, narrow(at)});
    builder.replace({narrow(at), narrow(at + 2)}, bytes.substr(at + 1, 1));
    kept = narrow(at + 2);
  }
  builder.keep({kept, span.end});
  const Text unescaped = std::move(builder).build();
  return decode_entities(unescaped, {0, static_cast<std::uint32_t>(unescaped.bytes().size())});
}

}  // namespace entitlint
