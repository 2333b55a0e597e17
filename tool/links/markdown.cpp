// Markdown blocks: front matter, code fences, link definitions, and the prose between them. No library reads it: cmark-gfm tells lines and
// columns of blocks, but not the bytes of a destination with escapes in it, md4c promises no places, and both see plain text where a
// link is broken, which is what we look for.
#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/markdown-destination.h"
#include "tool/links/markdown-inline.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

// A line of ``` or ~~~: its character and length; length 0 is none (CommonMark 4.5).
struct Fence {
  char c = 0;
  std::size_t length = 0;
  bool info = false;  // words behind it: only an opening fence has them
};

Fence fence_of(std::string_view line) {
  // Quote marks and list indent may stand before it.
  const std::size_t begin = line.find_first_not_of(" \t>");
  if (begin == none || (line[begin] != '`' && line[begin] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[begin], begin), line.size());
  if (end - begin < 3) return {};
  const std::string_view info = trimmed(line.substr(end));
  if (line[begin] == '`' && info.find('`') != none) return {};
  return {line[begin], end - begin, !info.empty()};
}

class MarkdownReader {
 public:
  MarkdownReader(const Text& text, Collector& collector) : text_(text), bytes_(text.view()), collector_(collector) {}

  void read() {
    std::uint32_t at = front_matter();
    prose_ = at;
    for (const auto size = static_cast<std::uint32_t>(bytes_.size()); at < size;) {
      const std::size_t newline = bytes_.find('\n', at);
      const Span line{at, newline == none ? size : static_cast<std::uint32_t>(newline + 1)};
      take_line(line);
      at = line.end;
    }
    end_prose(static_cast<std::uint32_t>(bytes_.size()));
  }

 private:
  std::uint32_t front_matter() {
    if (!bytes_.starts_with("---\n") && !bytes_.starts_with("---\r\n")) return 0;
    std::size_t at = bytes_.find('\n') + 1;
    const std::size_t first = at;
    while (at < bytes_.size()) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      const std::string_view line = trimmed(bytes_.substr(at, end - at));
      if (line == "---" || line == "...") {
        const Text words = text_.slice({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at)});
        take(without_yaml_escapes(words), false, false, {});
        return static_cast<std::uint32_t>(std::min(end + 1, bytes_.size()));
      }
      collector_.note_front_matter(text_, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end + 1;
    }
    return 0;
  }

  void take_line(Span line) {
    const Fence fence = fence_of(bytes_.substr(line.begin, line.size()));
    if (open_.length > 0) {
      const bool closes = fence.c == open_.c && fence.length >= open_.length && !fence.info;
      if (closes) {
        take(text_.slice({prose_, line.begin}), false, true, {});
        open_ = {};
        prose_ = line.end;
      }
    } else if (fence.length > 0) {
      end_prose(line.begin);
      open_ = fence;
      prose_ = line.end;
    } else if (const std::optional<Span> address = definition(bytes_, line)) {
      end_prose(line.begin);
      take(decode_destination(text_, *address), true, false, std::string(bytes_.substr(line.begin, address->begin - line.begin)));
      prose_ = line.end;
    }
  }

  void end_prose(std::uint32_t end) {
    if (end <= prose_) return;
    // A fence that nothing closes runs to the end of the document.
    if (open_.length > 0) {
      take(text_.slice({prose_, end}), false, true, {});
    } else {
      read_markdown_prose(text_, {prose_, end}, collector_);
    }
  }

  void take(Text text, bool delimited, bool code, std::string label) {
    Piece piece;
    piece.text = std::move(text);
    piece.delimited = delimited;
    piece.code = code;
    piece.label = std::move(label);
    collector_.take(piece);
  }

  const Text& text_;
  std::string_view bytes_;
  Collector& collector_;
  Fence open_;
  std::uint32_t prose_ = 0;
};

}  // namespace

void read_markdown(const Text& text, Collector& collector) {
  MarkdownReader(text, collector).read();
}

}  // namespace entitlint
