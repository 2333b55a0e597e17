// The tags of HTML, found with the few rules that matter for links; shared with Markdown, which may hold tags anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tool/input/text.h"

namespace entitlint {

struct Attribute {
  std::string name;       // lower case
  Span value;             // without quotes, references not decoded
  char quote = 0;         // round its value
  bool unclosed = false;  // its quote is missing: the value was ended at the tag's '>'
};

// A tag or comment. `end` is behind its '>'.
struct Tag {
  enum class Kind : unsigned char { none, opening, closing, comment, other };
  Kind kind = Kind::none;
  std::string name;  // lower case
  std::vector<Attribute> attributes;
  Span inside;  // of a comment
  std::uint32_t end = 0;
};

// The tag at text[at] == '<'; kind none when it is just a '<', or a template's token such as <directory_hint>.
[[nodiscard]] Tag tag_at(std::string_view text, std::uint32_t at);

}  // namespace entitlint
