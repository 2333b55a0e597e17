// Strips what relaxed JSON has more than JSON.
#include "tool/load/relaxed.h"

#include <algorithm>

namespace entitlint {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Where a comment that begins at `at` ends; `at` itself when none begins there.
std::size_t comment_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
  if (text.substr(at, 2) != "/*") return at;
  const auto close = text.find("*/", at + 2);
  return close == text.npos ? text.size() : close + 2;
}

std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

}  // namespace

std::string without_comments(std::string_view text) {
  std::string plain;
  std::size_t comma = std::string::npos;  // of `plain`: a comma behind which only blanks have come
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t end = comment_end(text, i); end > i) {
      plain += ' ';
      i = end;
      continue;
    }
    if ((text[i] == '}' || text[i] == ']') && comma != std::string::npos) plain[comma] = ' ';
    if (!is_blank(text[i])) comma = text[i] == ',' ? plain.size() : std::string::npos;
    const std::size_t end = text[i] == '"' ? string_end(text, i) : i + 1;
    plain += text.substr(i, end - i);
    i = end;
  }
  return plain;
}

}  // namespace entitlint
