// The headers of a mail's part (RFC 5322, RFC 2045).
#include "tool/links/mail-part.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

// name="value" or name=value behind a semicolon.
std::string parameter(std::string_view field, std::string_view name) {
  for (std::size_t at = find_ignoring_case(field, name); at != none; at = find_ignoring_case(field, name, at + 1)) {
    const bool starts = at > 0 && (field[at - 1] == ';' || is_space(field[at - 1]));
    std::size_t value = at + name.size();
    while (value < field.size() && is_space(field[value])) ++value;
    if (!starts || value >= field.size() || field[value] != '=') continue;
    ++value;
    while (value < field.size() && is_space(field[value])) ++value;
    if (value < field.size() && field[value] == '"') {
      const std::size_t end = field.find('"', value + 1);
      return std::string(field.substr(value + 1, end == none ? none : end - value - 1));
    }
    return std::string(trimmed(field.substr(value, field.find(';', value) - value)));
  }
  return {};
}

void take_field(std::string_view field, MailPart& part) {
  const std::size_t colon = field.find(':');
  const bool address = colon != none && field.substr(colon).starts_with("://");  // text without headers may begin so
  if (colon == none || colon == 0 || address) return;
  part.headers = true;
  const std::string_view value = trimmed(field.substr(colon + 1));
  const std::string_view name = field.substr(0, colon);
  if (same_ignoring_case(name, "content-transfer-encoding")) part.transfer = lowered(value);
  if (!same_ignoring_case(name, "content-type")) return;
  part.type = lowered(trimmed(value.substr(0, value.find(';'))));
  part.charset = lowered(parameter(value, "charset"));
  part.boundary = parameter(value, "boundary");
  part.flowed = lowered(parameter(value, "format")) == "flowed";
  part.delete_space = part.flowed && lowered(parameter(value, "delsp")) == "yes";
}

}  // namespace

MailPart read_headers(const Text& text, Span span) {
  const std::string_view bytes = text.view().substr(0, span.end);
  MailPart part;
  std::string field;
  std::size_t at = span.begin;
  while (at < bytes.size()) {
    const std::size_t newline = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, newline - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(newline + 1, bytes.size());
    if (line.empty()) break;
    if (!is_space(line.front())) {
      take_field(field, part);
      field.clear();
    }
    field.append(line);
  }
  take_field(field, part);
  part.body = {static_cast<std::uint32_t>(at), span.end};
  return part;
}

}  // namespace entitlint
