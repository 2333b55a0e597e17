// One forward pass that knows strings from comments.
#include "tool/input/jsonc.h"

#include <algorithm>
#include <string_view>

namespace entitlint::json {
namespace {

constexpr std::size_t none = std::string::npos;

void blank(std::string& text, std::size_t begin, std::size_t end) {
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
      [](char c) { return c != '\n' && c != '\r'; }, ' ');
}

// Behind the string that begins at `at`; the end of the text when it is not closed.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size();
}

// Behind the comment that begins at `at`; `at` itself when there is none, or none that ends.
std::size_t behind_comment(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
  if (text.substr(at, 2) != "/*") return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == none ? at : end + 2;
}

}  // namespace

void blank_comments(std::string& text) {
  std::size_t comma = none;  // the last one, while only blanks and comments have followed it
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '/') {
      const std::size_t end = behind_comment(text, at);
      if (end == at) return;
      blank(text, at, end);
      at = end;
      continue;
    }
    if ((c == '}' || c == ']') && comma != none) text[comma] = ' ';
    if (c == ',') {
      comma = at;
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      comma = none;
    }
    at = c == '"' ? behind_string(text, at) : at + 1;
  }
}

}  // namespace entitlint::json
