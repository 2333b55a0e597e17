// Mail files: headers, parts within parts, and the text of each by its type. No library reads them: GMime and its like give decoded parts
// without the way back through quoted-printable, base64 and flowed lines that a finding's place needs.
#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/mail-part.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr int deepest = 16;

void read_part(const Text& text, Span span, Collector& collector, int depth);

// The parts between lines of "--boundary"; what stands before the first and behind the last is for programs that know no parts.
void read_parts(const Text& text, const MailPart& whole, Collector& collector, int depth) {
  const std::string_view bytes = text.view().substr(0, whole.body.end);
  const std::string line = "--" + whole.boundary;
  std::uint32_t part_begin = 0;
  for (std::size_t at = bytes.find(line, whole.body.begin); at != none; at = bytes.find(line, at + line.size())) {
    if (at > whole.body.begin && bytes[at - 1] != '\n') continue;
    const std::string_view rest = bytes.substr(at + line.size());  // of a boundary inside this one it is only the start
    if (!rest.empty() && !rest.starts_with("--") && !is_space(rest.front())) continue;
    if (part_begin != 0) read_part(text, {part_begin, static_cast<std::uint32_t>(at)}, collector, depth);
    if (bytes.substr(at + line.size()).starts_with("--")) return;
    const std::size_t newline = bytes.find('\n', at);
    if (newline == none) return;
    part_begin = static_cast<std::uint32_t>(newline + 1);
  }
  // A mail that was cut has no last boundary.
  if (part_begin != 0 && part_begin < bytes.size())
    read_part(text, {part_begin, static_cast<std::uint32_t>(bytes.size())}, collector, depth);
}

void read_part(const Text& text, Span span, Collector& collector, int depth) {
  if (depth > deepest) return;
  const MailPart part = read_headers(text, span);
  if (part.body.begin >= part.body.end) return;
  if (part.type.starts_with("multipart/") && !part.boundary.empty()) return read_parts(text, part, collector, depth + 1);
  if (part.type == "message/rfc822") return read_part(text, part.body, collector, depth + 1);
  if (part.type == "text/html") return read_html(decode_body(text, part), collector);
  if (part.type == "text/csv") return read_csv(decode_body(text, part), collector);
  if (part.type.starts_with("text/")) read_plain_text(decode_body(text, part), collector);
}

}  // namespace

void read_mail(const Text& text, Collector& collector) {
  if (!read_headers(text, whole_of(text)).headers) return read_plain_text(text, collector);
  collector.enter_encoded();
  read_part(text, whole_of(text), collector, 0);
}

}  // namespace entitlint
