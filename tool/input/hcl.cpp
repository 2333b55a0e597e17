// Skips through HCL's native syntax.
#include "tool/input/hcl.h"

#include <algorithm>
#include <optional>

namespace entitlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<HclBlock> blocks();

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] bool ahead(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  void line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  bool comment();
  void string(int depth = 0);
  void templated(int depth);
  void heredoc();
  void skip();  // one token, or what a comment, string or heredoc spans
  void space();
  std::string_view word();
  std::optional<std::string> label();
  std::optional<HclBlock> header(std::size_t begin, bool data);

  static constexpr int deepest = 64;  // strings in templates in strings: nobody nests deeper
  std::string_view text_;
  std::size_t at_ = 0;
};

bool Scanner::comment() {
  if (ahead("#") || ahead("//")) return line(), true;
  if (!ahead("/*")) return false;
  const std::size_t end = text_.find("*/", at_ + 2);
  at_ = end == text_.npos ? text_.size() : end + 2;
  return true;
}

// A quoted string. It ends with its line, whatever is missing; "${ … }" in it may hold strings of its own.
void Scanner::string(int depth) {
  ++at_;
  while (!done()) {
    if (text_[at_] == '"' || text_[at_] == '\n') {
      ++at_;
      return;
    }
    if (text_[at_] == '\\' || ahead("$${") || ahead("%%{")) {
      at_ = std::min(at_ + (text_[at_] == '\\' ? 2 : 3), text_.size());
    } else if (ahead("${") || ahead("%{")) {
      at_ += 2;
      templated(depth + 1);
    } else {
      ++at_;
    }
  }
}

void Scanner::templated(int depth) {
  int braces = 1;
  while (!done() && braces > 0 && depth < deepest) {
    const char c = text_[at_];
    if (c == '"') {
      string(depth);
      continue;
    }
    if (c == '{') ++braces;
    if (c == '}') --braces;
    ++at_;
  }
}

// <<EOT or <<-EOT up to the line that holds only the word.
void Scanner::heredoc() {
  at_ += 2;
  if (ahead("-")) ++at_;
  const std::string_view mark = word();
  if (mark.empty()) return;
  line();
  while (!done()) {
    ++at_;  // the line's end
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view here = text_.substr(at_, end - at_);
    while (!here.empty() && is_space(here.front())) here.remove_prefix(1);
    while (!here.empty() && is_space(here.back())) here.remove_suffix(1);
    at_ = end;
    if (here == mark) return;
  }
}

void Scanner::skip() {
  if (comment()) return;
  if (ahead("\"")) return string();
  if (ahead("<<")) return heredoc();
  if (is_word(text_[at_])) {
    (void)word();
    return;
  }
  ++at_;
}

void Scanner::space() {
  while (!done() && (is_space(text_[at_]) || comment())) {
    if (!done() && is_space(text_[at_])) ++at_;
  }
}

std::string_view Scanner::word() {
  const std::size_t begin = at_;
  while (!done() && is_word(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

// "name", or name: both are labels.
std::optional<std::string> Scanner::label() {
  space();
  if (done()) return std::nullopt;
  if (text_[at_] != '"') {
    const std::string_view bare = word();
    return bare.empty() ? std::nullopt : std::optional<std::string>(bare);
  }
  const std::size_t end = text_.find_first_of("\"\n", at_ + 1);
  if (end == text_.npos || text_[end] == '\n') return std::nullopt;
  std::string name(text_.substr(at_ + 1, end - at_ - 1));
  at_ = end + 1;
  return name;
}

std::optional<HclBlock> Scanner::header(std::size_t begin, bool data) {
  HclBlock block;
  block.data = data;
  const auto type = label();
  const auto name = type ? label() : std::nullopt;
  if (!name) return std::nullopt;
  block.type = *type;
  block.name = *name;
  block.header = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  space();
  return ahead("{") ? std::optional(block) : std::nullopt;
}

std::vector<HclBlock> Scanner::blocks() {
  std::vector<HclBlock> found;
  int depth = 0;
  while (!done()) {
    const char c = text_[at_];
    if (depth == 0 && is_word(c)) {
      const std::size_t begin = at_;
      const std::string_view keyword = word();
      if (keyword != "resource" && keyword != "data") continue;
      if (auto block = header(begin, keyword == "data")) found.push_back(std::move(*block));
      continue;
    }
    if (c == '{') ++depth;
    if (c == '}') depth = std::max(0, depth - 1);
    skip();
  }
  return found;
}

}  // namespace

std::vector<HclBlock> resource_blocks(std::string_view text) {
  return Scanner(text).blocks();
}

}  // namespace entitlint
