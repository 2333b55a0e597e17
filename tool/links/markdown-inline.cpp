// Markdown prose: links, autolinks, code spans, tags, bare addresses.
#include "tool/links/markdown-inline.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/entities.h"
#include "tool/links/html.h"
#include "tool/links/markdown-destination.h"
#include "tool/links/markup-names.h"
#include "tool/links/needles.h"
#include "tool/links/spelling.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_label = 1000;
constexpr std::size_t farthest = 4096;  // how far the end of a span or tag is looked for: what is never closed must not cost a whole pass

// What is neither link nor tag nor code stays as bare text, with marks where the others stood.
class ProseReader {
 public:
  ProseReader(const Text& text, Span span, Collector& collector)
      : text_(text), bytes_(text.view().substr(0, span.end)), collector_(collector), bare_(text), at_(span.begin), kept_(span.begin) {}

  void read() {
    while (at_ < bytes_.size()) {
      const std::size_t next = bytes_.find_first_of("\\`<[", at_);
      if (next == none) break;
      at_ = static_cast<std::uint32_t>(next);
      if (!(bytes_[at_] == '\\' ? escape() : bytes_[at_] == '`' ? code() : bytes_[at_] == '<' ? angle() : bracket())) ++at_;
    }
    keep_up_to(static_cast<std::uint32_t>(bytes_.size()));
    const Text bare = std::move(bare_).build();
    if (!bare.bytes().empty()) take(bare, false, 0, false, {});
  }

 private:
  std::size_t take(Text text, bool delimited, char missing, bool code, std::string label) {
    Piece piece;
    piece.text = std::move(text);
    piece.delimited = delimited;
    piece.unclosed = missing != 0;
    piece.closer = missing;
    piece.code = code;
    piece.strict_end = !delimited && !code;
    piece.label = std::move(label);
    return collector_.take(piece);
  }

  void keep_up_to(std::uint32_t end) {
    if (end > kept_) bare_.keep({kept_, end});
    kept_ = end;
  }

  // The bytes up to `end` are no bare text; `sign` stands for them.
  bool leave_out(std::uint32_t end, char sign) {
    keep_up_to(at_);
    bare_.replace({at_, end}, std::string_view(&sign, 1));
    at_ = kept_ = end;
    return true;
  }

  bool escape() {
    at_ = std::min(at_ + 2, static_cast<std::uint32_t>(bytes_.size()));
    return true;
  }

  bool code() {
    const std::size_t open_end = std::min(bytes_.find_first_not_of('`', at_), bytes_.size());
    const std::string_view fence = bytes_.substr(at_, open_end - at_);
    const std::string_view near = bytes_.substr(0, open_end + farthest);
    for (std::size_t close = near.find(fence, open_end); close != none; close = near.find(fence, close)) {
      const std::size_t close_end = std::min(bytes_.find_first_not_of('`', close), bytes_.size());
      if (close_end - close == fence.size()) {
        take(text_.slice({static_cast<std::uint32_t>(open_end), static_cast<std::uint32_t>(close)}), false, 0, true, {});
        return leave_out(static_cast<std::uint32_t>(close_end), mark::boundary);
      }
      close = close_end;
    }
    at_ = static_cast<std::uint32_t>(open_end);
    return true;
  }

  bool angle() {
    const std::size_t close = bytes_.substr(0, at_ + farthest).find('>', at_);
    const std::string_view inside = close == none ? std::string_view() : bytes_.substr(at_ + 1, close - at_ - 1);
    const bool address = !inside.empty() && inside.find_first_of(" \t\n<\"=") == none && find_needle(inside, 0).at != none;
    const bool autolink = inside.find("://") < 12 && inside.find_first_of(" \t\n<\"") == none;
    if ((address || autolink) && !is_element(inside)) {
      take(decode_entities(text_, {at_ + 1, static_cast<std::uint32_t>(close)}), true, 0, false, {});
      return leave_out(static_cast<std::uint32_t>(close + 1), mark::boundary);
    }
    const Tag tag = tag_at(bytes_, at_);
    return tag.kind != Tag::Kind::none && take_tag(tag);
  }

  bool take_tag(const Tag& tag) {
    if (tag.kind == Tag::Kind::comment) {
      collector_.note_comment(text_, tag.inside);
      take(text_.slice(tag.inside), false, 0, false, {});
      return leave_out(tag.end, mark::boundary);
    }
    std::uint32_t end = tag.end;
    const std::size_t anchor_end =
        tag.name == "a" && tag.kind == Tag::Kind::opening ? find_ignoring_case(bytes_.substr(0, end + farthest), "</a", end) : none;
    const std::string label(anchor_end == none ? std::string_view() : bytes_.substr(end, anchor_end - end));
    std::size_t links = 0;
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.value.empty()) continue;
      links += take(decode_entities(text_, attribute.value), attribute.name == "href" || attribute.name == "src",
                    attribute.unclosed ? attribute.quote : '\0', false, label);
    }
    if (links > 0 && anchor_end != none) end = static_cast<std::uint32_t>(anchor_end);
    if (tag.name == "wbr") return leave_out_silently(end);
    return leave_out(end, tag.name == "br"                                ? mark::line_break
                          : is_block_element(tag.name) || tag.name == "a" ? mark::boundary
                                                                          : mark::inline_tag);
  }

  bool leave_out_silently(std::uint32_t end) {
    keep_up_to(at_);
    at_ = kept_ = end;
    return true;
  }

  // The bracket that closes the one at at_, in the same paragraph.
  std::size_t label_end() const {
    std::size_t depth = 0;
    const std::size_t limit = std::min<std::size_t>(bytes_.size(), at_ + longest_label);
    for (std::size_t i = at_; i < limit; ++i) {
      if (bytes_[i] == '\\') {
        ++i;
      } else if (bytes_[i] == '[') {
        ++depth;
      } else if (bytes_[i] == ']' && --depth == 0) {
        return i;
      } else if (bytes_[i] == '\n' && i + 1 < limit && bytes_[i + 1] == '\n') {
        return none;
      }
    }
    return none;
  }

  // The line that a link stands in, or the nearer part of a long one.
  std::string line_round(std::size_t begin, std::size_t end) const {
    constexpr std::size_t reach = 160;
    const std::size_t from = begin > reach ? begin - reach : 0;
    const std::string_view before = bytes_.substr(from, begin - from), behind = bytes_.substr(end, reach);
    return std::string(before.substr(before.rfind('\n') + 1)) + " " + std::string(behind.substr(0, behind.find('\n')));
  }

  // [label](destination): the destination wins over the label, as in HTML.
  bool bracket() {
    const std::size_t close = label_end();
    if (close == none || close + 1 >= bytes_.size() || bytes_[close + 1] != '(') return false;
    const auto label_close = static_cast<std::uint32_t>(close);
    const std::optional<Destination> destination = inline_destination(bytes_, label_close + 2);
    if (!destination) return false;
    const std::string label(bytes_.substr(at_ + 1, label_close - at_ - 1));
    Piece piece;
    piece.text = decode_destination(text_, destination->address);
    piece.delimited = true;
    piece.unclosed = destination->unclosed;
    piece.closer = destination->unclosed ? destination->closer : '\0';
    piece.label = label;
    if (find_needle(piece.text.view(), 0).at != none) piece.line = line_round(at_, destination->end);
    if (collector_.take(piece) == 0) {
      ProseReader(text_, {at_ + 1, label_close}, collector_).read();
    }
    return leave_out(destination->end, mark::boundary);
  }

  const Text& text_;
  std::string_view bytes_;
  Collector& collector_;
  TextBuilder bare_;
  std::uint32_t at_;
  std::uint32_t kept_;
};

}  // namespace

void read_markdown_prose(const Text& text, Span span, Collector& collector) {
  ProseReader(text, span, collector).read();
}

}  // namespace entitlint
