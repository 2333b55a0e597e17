// The tags of HTML, found with the few rules that matter for links.
#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/html.h"
#include "tool/links/markup-names.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_value = 65536;  // a quote that is never closed must not cost a whole pass for each tag

class TagReader {
 public:
  TagReader(std::string_view text, std::uint32_t at) : text_(text), at_(at) {}

  Tag read() && {
    Tag tag;
    ++at_;
    tag.kind = peek() == '/' ? Tag::Kind::closing : Tag::Kind::opening;
    if (peek() == '/') ++at_;
    const std::uint32_t begin = at_;
    while (is_alnum(peek()) || peek() == ':' || peek() == '-' || peek() == '_') ++at_;
    tag.name = lowered(text_.substr(begin, at_ - begin));
    while (skip_to_attribute()) tag.attributes.push_back(attribute());
    if (peek() == '>') ++at_;
    tag.end = at_;
    return tag;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool skip_to_attribute() {
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '/' || text_[at_] == '"' || text_[at_] == '\'')) ++at_;
    return at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<';
  }

  Attribute attribute() {
    const std::uint32_t begin = at_++;
    while (at_ < text_.size() && !is_space(text_[at_]) && std::string_view("=>/\"").find(text_[at_]) == none) ++at_;
    Attribute found{lowered(text_.substr(begin, at_ - begin)), {at_, at_}, 0, false};
    const std::uint32_t name_end = at_;
    skip_spaces();
    if (peek() != '=') {
      at_ = name_end;
      return found;
    }
    ++at_;
    skip_spaces();
    // href=3D"…": the tag stands in a mail's body as it was sent.
    const bool undecoded = text_.substr(at_).starts_with("3D\"") || text_.substr(at_).starts_with("3D'");
    if (undecoded) at_ += 2;
    if (peek() == '"' || peek() == '\'') {
      quoted(found);
    } else {
      found.value.begin = at_;
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '>') ++at_;
      found.value.end = at_;
    }
    return found;
  }

  // A value that runs over a closing tag has lost its quote: it is ended where the tag ends.
  void quoted(Attribute& found) {
    const char quote = found.quote = text_[at_++];
    found.value.begin = at_;
    const std::size_t close = text_.substr(0, at_ + longest_value).find(quote, at_);
    const std::string_view value = text_.substr(at_, close == none ? none : close - at_);
    const std::size_t bracket = value.find('>');
    const bool runs_over = bracket != none && value.substr(0, bracket).find('<') == none && value.find("</", bracket) != none;
    found.unclosed = runs_over || (bracket != none && close == none);
    if (found.unclosed || close == none) {
      found.unclosed = true;
      const std::size_t stop = std::min(value.find_first_of(">\n"), value.size());
      at_ += static_cast<std::uint32_t>(stop);
      found.value.end = at_;
      return;
    }
    found.value.end = static_cast<std::uint32_t>(close);
    at_ = found.value.end + 1;
  }

  std::string_view text_;
  std::uint32_t at_;
};

}  // namespace

Tag tag_at(std::string_view text, std::uint32_t at) {
  const std::string_view rest = text.substr(at);
  const auto size = static_cast<std::uint32_t>(text.size());
  if (rest.starts_with("<!--")) {
    const std::size_t end = text.find("-->", at + 4);
    Tag comment{Tag::Kind::comment, {}, {}, {at + 4, end == none ? size : static_cast<std::uint32_t>(end)}, {}};
    comment.end = end == none ? size : static_cast<std::uint32_t>(end + 3);
    return comment;
  }
  const std::string_view inside = rest.substr(1, 400);
  if (rest.size() < 2 || !(is_letter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?') || !is_element(inside)) return {};
  if (rest[1] == '!' || rest[1] == '?') {
    const std::size_t end = text.find('>', at);
    return {Tag::Kind::other, {}, {}, {}, end == none ? size : static_cast<std::uint32_t>(end + 1)};
  }
  return TagReader(text, at).read();
}

}  // namespace entitlint
