// HTML: addresses in attributes, in visible text, in comments and in scripts. No library reads it: gumbo tells where an attribute begins,
// but not which of its bytes a character reference was, lexbor keeps no places in its tree, and both mend the broken quotes that we want to
// see.
#include "tool/links/html.h"

#include <array>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/containers.h"
#include "tool/links/entities.h"
#include "tool/links/markup-names.h"
#include "tool/links/spelling.h"

namespace entitlint {
namespace {

bool is_address_attribute(std::string_view name) {
  constexpr std::array<std::string_view, 9> names = {"href",      "src",      "action",     "formaction", "cite",
                                                     "data-href", "data-url", "xlink:href", "poster"};
  for (const std::string_view known : names) {
    if (name == known) return true;
  }
  return false;
}

bool is_code_element(std::string_view name) {
  return name == "code" || name == "pre" || name == "samp" || name == "kbd" || name == "tt";
}

// Visible text as it grows: references decoded, tags as marks.
class VisibleText {
 public:
  explicit VisibleText(const Text& document) : document_(document), builder_(document) {}

  void text(Span span) {
    if (span.empty()) return;
    const std::string_view bytes = document_.view().substr(0, span.end);
    std::uint32_t kept = span.begin;
    for (std::size_t at = bytes.find('&', kept); at != std::string_view::npos; at = bytes.find('&', at)) {
      const CharacterReference reference = reference_at(bytes, at);
      const auto begin = static_cast<std::uint32_t>(at);
      at += std::max<std::uint32_t>(reference.length, 1);
      if (reference.length == 0) continue;
      builder_.keep({kept, begin});
      kept = begin + reference.length;
      std::string character;
      append_utf8(character, reference.value);
      builder_.replace({begin, kept}, character);
    }
    builder_.keep({kept, span.end});
  }
  void sign(Span tag, char c) { builder_.replace(tag, std::string_view(&c, 1)); }

  Text take() {
    Text out = std::move(builder_).build();
    builder_ = TextBuilder(document_);
    return out;
  }

 private:
  const Text& document_;
  TextBuilder builder_;
};

class HtmlReader {
 public:
  HtmlReader(const Text& text, Collector& collector) : text_(text), bytes_(text.view()), collector_(collector), visible_(text) {}

  void read() {
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    for (std::uint32_t at = 0; at < size;) {
      const std::size_t open = bytes_.find('<', at);
      const std::uint32_t text_end = open == std::string_view::npos ? size : static_cast<std::uint32_t>(open);
      visible_.text({at, text_end});
      if (text_end == size) break;
      const Tag tag = tag_at(bytes_, text_end);
      at = tag.kind == Tag::Kind::none ? text_end + 1 : tag.end;
      if (tag.kind == Tag::Kind::none) {
        visible_.text({text_end, at});
      } else {
        at = take_tag(tag, text_end);
      }
    }
    end_of_anchor();
    flush();
  }

 private:
  // Returns where reading goes on: behind the tag, for scripts behind their end.
  std::uint32_t take_tag(const Tag& tag, std::uint32_t begin) {
    if (tag.kind == Tag::Kind::comment) {
      collector_.note_comment(text_, tag.inside);
      take(text_.slice(tag.inside), false, false, {});
      return tag.end;
    }
    if (tag.name == "a") {
      end_of_anchor();
      flush();
      if (tag.kind == Tag::Kind::opening) begin_anchor(tag);
    } else {
      if (in_anchor_)
        take_attributes(tag, {}, true);  // a picture's text is a label there
      else
        take_attributes(tag);
      if (is_code_element(tag.name)) {
        if (!in_anchor_) flush();
        code_ = tag.kind == Tag::Kind::opening;
      }
    }
    if (tag.kind == Tag::Kind::opening && (tag.name == "script" || tag.name == "style" || tag.name == "textarea")) return take_raw(tag);
    sign(tag, {begin, tag.end});
    return tag.end;
  }

  void sign(const Tag& tag, Span span) {
    if (tag.kind == Tag::Kind::other || tag.name == "wbr" || tag.name == "a" || is_code_element(tag.name)) return;
    visible_.sign(span, tag.name == "br" ? mark::line_break : is_block_element(tag.name) ? mark::boundary : mark::inline_tag);
  }

  std::uint32_t take_raw(const Tag& tag) {
    const std::size_t close = find_ignoring_case(bytes_, "</" + tag.name, tag.end);
    const std::uint32_t end =
        close == std::string_view::npos ? static_cast<std::uint32_t>(bytes_.size()) : static_cast<std::uint32_t>(close);
    if (tag.name == "script") {
      take(without_script_escapes(text_.slice({tag.end, end})), false, true, {});
    } else {
      take(text_.slice({tag.end, end}), false, false, {});
    }
    return end;
  }

  std::size_t take(Text text, bool delimited, bool code, std::string label, char missing_quote = 0) {
    Piece piece;
    piece.text = std::move(text);
    piece.delimited = delimited;
    piece.unclosed = missing_quote != 0;
    piece.closer = missing_quote;
    piece.code = code || code_;
    piece.label = std::move(label);
    return collector_.take(piece);
  }

  // The address wins over what else a tag holds: a tooltip, or what a mail program has noted of it.
  std::size_t take_attributes(const Tag& tag, const std::string& label = {}) {
    const std::size_t links = take_attributes(tag, label, true);
    return links > 0 ? links : take_attributes(tag, label, false);
  }

  std::size_t take_attributes(const Tag& tag, const std::string& label, bool addresses) {
    std::size_t links = 0;
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.value.empty() || is_address_attribute(attribute.name) != addresses) continue;
      links += take(decode_entities(text_, attribute.value), addresses, false, label, attribute.unclosed ? attribute.quote : '\0');
    }
    return links;
  }

  // The address wins over its label: the label is searched only when the address is none of ours.
  void begin_anchor(const Tag& tag) {
    anchor_ = tag;
    in_anchor_ = true;
  }
  void end_of_anchor() {
    if (!in_anchor_) return;
    in_anchor_ = false;
    const Text label = visible_.take();
    if (take_attributes(anchor_, label.bytes()) == 0) take(label, false, false, {});
  }
  void flush() {
    const Text text = visible_.take();
    if (!text.bytes().empty()) take(text, false, false, {});
  }

  const Text& text_;
  std::string_view bytes_;
  Collector& collector_;
  VisibleText visible_;
  Tag anchor_;
  bool in_anchor_ = false;
  bool code_ = false;
};

}  // namespace

void read_html(const Text& text, Collector& collector) {
  HtmlReader(text, collector).read();
}

}  // namespace entitlint
