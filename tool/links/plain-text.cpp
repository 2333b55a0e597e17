// Plain text, and strings that may be anything.
#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/markup-names.h"

namespace entitlint {
namespace {

bool is_calendar(std::string_view bytes) {
  return starts_ignoring_case(bytes.substr(0, 64), "BEGIN:V");
}

// RFC 5545 3.1: a line that begins with white space goes on where the one before it was cut.
Text unfolded(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::uint32_t kept = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at + 1 >= bytes.size() || (bytes[at + 1] != ' ' && bytes[at + 1] != '\t')) continue;
    const std::size_t begin = at > 0 && bytes[at - 1] == '\r' ? at - 1 : at;
    builder.keep({kept, static_cast<std::uint32_t>(begin)});
    kept = static_cast<std::uint32_t>(at + 2);
  }
  builder.keep({kept, static_cast<std::uint32_t>(bytes.size())});
  return std::move(builder).build();
}

// A message that one program hands to another inside a string.
bool is_json(std::string_view bytes) {
  bytes = trimmed(bytes);
  const bool object = bytes.starts_with('{') && bytes.ends_with('}'), list = bytes.starts_with('[') && bytes.ends_with(']');
  return (object || list) && trimmed(bytes.substr(1)).find_first_of("\"{[") == 0;
}

bool holds_tags(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view inside = bytes.substr(at + 1, 200);
    if (inside.find('>') != std::string_view::npos && is_element(inside)) return true;
  }
  return false;
}

}  // namespace

void read_plain_text(const Text& text, Collector& collector) {
  Piece piece;
  piece.text = is_calendar(text.view()) ? unfolded(text) : text;
  collector.take(piece);
}

void read_script(const Text& text, Collector& collector) {
  Piece piece;
  piece.text = without_script_escapes(text);
  collector.take(piece);
}

void read_any_text(const Text& text, std::string label, Collector& collector) {
  if (is_json(text.view())) {  // comes to an end: JSON within JSON has its quotes escaped once more
    const std::size_t before = collector.links().size();
    read_json_document(text, collector);
    if (collector.links().size() > before) return;
  }
  if (holds_tags(text.view())) return read_html(text, collector);
  if (text.view().find("](") != std::string_view::npos) return read_markdown(text, collector);
  Piece piece;
  piece.text = text;
  piece.label = std::move(label);
  collector.take(piece);
}

}  // namespace entitlint
