// YAML: the escapes of double-quoted scalars undone, all else as it stands. Not a parser: libyaml gives the place of a scalar, but not that
// of the bytes inside one with escapes, and it stops at the first error; a template that is no YAML yet has links too.
#include <algorithm>
#include <string>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/containers.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_scalar = 65536;  // a quote that is never closed must not cost a whole pass for each quote

// How many hexadecimal digits follow the letter of an escape.
std::size_t digits_behind(char letter) {
  return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

// YAML 1.2, 5.7: what the letter behind a backslash stands for.
char32_t meant_by(char letter) {
  constexpr std::string_view letters = "0abtnvfreN_LP";
  constexpr char32_t values[] = {0, 7, 8, 9, 10, 11, 12, 13, 27, 0x85, 0xA0, 0x2028, 0x2029};
  const std::size_t i = letters.find(letter);
  return i == none ? static_cast<unsigned char>(letter) : values[i];
}

class YamlReader {
 public:
  explicit YamlReader(const Text& text) : bytes_(text.view()), builder_(text) {}

  Text read() && {
    while (at_ < bytes_.size()) line();
    keep_up_to(bytes_.size());
    return std::move(builder_).build();
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0'; }
  bool blank_at(std::size_t ahead) const { return at_ + ahead >= bytes_.size() || is_space(bytes_[at_ + ahead]); }
  std::size_t column() const { return at_ - line_begin_; }
  std::size_t line_end() const { return std::min(bytes_.find('\n', at_), bytes_.size()); }

  void keep_up_to(std::size_t end) {
    if (end > kept_) builder_.keep({static_cast<std::uint32_t>(kept_), static_cast<std::uint32_t>(end)});
    kept_ = end;
  }

  void line() {
    line_begin_ = at_;
    while (peek() == ' ') ++at_;
    const std::size_t end = line_end();
    const bool empty = trimmed(bytes_.substr(at_, end - at_)).empty();
    if (in_block_ && (empty || column() > parent_)) {  // a block scalar knows no escapes
      at_ = std::min(end + 1, bytes_.size());
      return;
    }
    in_block_ = false;
    may_begin_ = true;
    if (depth_ == 0) parent_ = column();
    while (at_ < bytes_.size() && bytes_[at_] != '\n') one();
    if (at_ < bytes_.size()) ++at_;
  }

  // A scalar may begin at the start of a line, behind an indicator, and behind a tag or an anchor.
  void one() {
    const char c = peek();
    const bool behind_blank = at_ == line_begin_ || is_space(bytes_[at_ - 1]);
    if (c == '#' && behind_blank) {
      at_ = line_end();
    } else if ((c == '"' || c == '\'') && may_begin_ && quoted(c)) {
      may_begin_ = false;
      behind_quote_ = true;
    } else if ((c == '|' || c == '>') && may_begin_ && depth_ == 0 && block_header()) {
      in_block_ = true;
    } else if (is_space(c)) {
      ++at_;
    } else {
      indicator(c, behind_blank);
      ++at_;
    }
  }

  void indicator(char c, bool behind_blank) {
    const bool begins = may_begin_;
    const bool value = c == ':' && (blank_at(1) || (depth_ > 0 && behind_quote_));
    behind_quote_ = false;
    if (begins && (c == '-' || c == '?') && blank_at(1) && depth_ == 0) {
      parent_ = column();
      list_ = true;
      return;
    }
    if (begins && list_ && depth_ == 0) parent_ = column();
    list_ = false;
    if (begins && (c == '[' || c == '{')) {
      ++depth_;
    } else if (depth_ > 0 && (c == ']' || c == '}')) {
      --depth_;
      may_begin_ = false;
    } else if (begins && behind_blank && (c == '!' || c == '&')) {
      while (!blank_at(1)) ++at_;
    } else {
      may_begin_ = value || (c == ',' && depth_ > 0);
    }
  }

  // Behind '|' or '>' stand at most a digit, a sign and a comment.
  bool block_header() {
    const std::string_view rest = bytes_.substr(at_ + 1, line_end() - at_ - 1);
    const std::string_view words = trimmed(rest.substr(std::min(rest.find_first_not_of("+-0123456789"), rest.size())));
    if (!words.empty() && words.front() != '#') return false;
    at_ = line_end();
    return true;
  }

  bool quoted(char quote) {
    const std::string_view near = bytes_.substr(0, at_ + longest_scalar);
    std::size_t close = at_ + 1;
    for (; close < near.size(); ++close) {
      if (quote == '"' && near[close] == '\\') {
        ++close;
      } else if (near[close] == quote) {
        if (quote == '"' || close + 1 >= near.size() || near[close + 1] != '\'') break;
        ++close;
      }
    }
    if (close >= near.size()) return false;
    for (++at_; at_ < close;) {
      const std::size_t slash = quote == '"' ? near.substr(0, close).find('\\', at_) : none;
      if (slash == none) break;
      at_ = slash;
      escape(close);
    }
    at_ = close + 1;
    return true;
  }

  // A backslash at the end of a line joins it with the next one, without the blanks that indent that.
  void escape(std::size_t close) {
    keep_up_to(at_);
    const std::size_t begin = at_++;
    const char letter = peek();
    const std::size_t newline = letter == '\r' && peek(1) == '\n' ? 2 : letter == '\n' ? 1 : 0;
    if (newline > 0) {
      at_ = std::min(bytes_.find_first_not_of(" \t", at_ + newline), close);
      kept_ = at_;
      return;
    }
    char32_t value = meant_by(letter);
    const std::size_t digits = digits_behind(letter);
    ++at_;
    if (digits > 0) {
      if (at_ + digits > close || !std::ranges::all_of(bytes_.substr(at_, digits), is_hex)) return;  // kept as it stands
      value = 0;
      for (const char c : bytes_.substr(at_, digits)) value = value * 16 + static_cast<char32_t>(hex_value(c));
      at_ += digits;
    } else if (static_cast<unsigned char>(letter) >= 0x80) {
      return;
    }
    std::string character;
    append_utf8(character, value);
    builder_.replace({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, character);
    kept_ = at_;
  }

  std::string_view bytes_;
  TextBuilder builder_;
  std::size_t at_ = 0, kept_ = 0, line_begin_ = 0;
  std::size_t parent_ = 0;  // the column of the node that a block scalar belongs to
  std::size_t depth_ = 0;   // of flow collections
  bool may_begin_ = true, behind_quote_ = false, list_ = false, in_block_ = false;
};

}  // namespace

Text without_yaml_escapes(const Text& text) {
  return YamlReader(text).read();
}

void read_yaml(const Text& text, Collector& collector) {
  Piece piece;
  piece.text = without_yaml_escapes(text);
  collector.take(piece);
}

}  // namespace entitlint
