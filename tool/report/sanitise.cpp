// What is dangerous in a text, and what stands in its place.
#include "tool/report/sanitise.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "tool/input/utf8.h"

namespace entitlint {
namespace {

// Unicode's explicit direction marks (UAX #9): they make a line read other than it is.
bool turns_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool breaks_line(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

// XML 1.0 has no way to write these two.
bool is_not_xml(char32_t c) {
  return c == 0xFFFE || c == 0xFFFF;
}

char32_t harmless(const CodePoint& point) {
  const char32_t c = point.value;
  if (!point.valid) return replacement_character;
  if (c == '\t' || breaks_line(c)) return ' ';
  return is_control(c) || turns_direction(c) || is_not_xml(c) ? replacement_character : c;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the bracket of "##[", "##vso[", "##teamcity[" stands when such a command begins at `at`; else npos.
std::size_t command_bracket(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "##") return std::string_view::npos;
  std::size_t end = at + 2;
  while (end < text.size() && is_letter(text[end])) ++end;
  return end < text.size() && text[end] == '[' ? end : std::string_view::npos;
}

// GitHub and Azure act on "##[command]" and "##vso[command]" wherever they stand in a line.
void break_commands(std::string& line) {
  for (std::size_t at = line.find("##"); at != std::string::npos; at = line.find("##", at + 1)) {
    if (const std::size_t bracket = command_bracket(line, at); bracket != std::string::npos) line[bracket] = '(';
  }
}

std::string cleaned(std::string_view text, std::size_t most) {
  std::string clean;
  std::size_t last = 0;  // where the last code point begins
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == most) {
      clean.resize(last);
      append_utf8(clean, 0x2026);
      break;
    }
    last = clean.size();
    const CodePoint point = decode_utf8(text);
    append_utf8(clean, harmless(point));
    text.remove_prefix(point.length);
  }
  break_commands(clean);
  return clean;
}

// Length of the UTF-8 sequence at the front, a suspect, if it must not stand in output; 0 when it may.
std::size_t hostile_length(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return 1;
  const CodePoint point = decode_utf8(text);
  return is_control(point.value) || breaks_line(point.value) || turns_direction(point.value) ? point.length : 0;
}

void write_escape(std::ostream& out, char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::array<char, 6> escape{'\\', 'u', digits[c >> 12 & 0xF], digits[c >> 8 & 0xF], digits[c >> 4 & 0xF], digits[c & 0xF]};
  out.write(escape.data(), escape.size());
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ascii = ascii_length(text);
    valid.append(text.substr(0, ascii));
    text.remove_prefix(ascii);
    if (text.empty()) break;
    const CodePoint point = decode_utf8(text);
    append_utf8(valid, point.valid ? point.value : replacement_character);
    text.remove_prefix(point.length);
  }
  return valid;
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string line = cleaned(text, most);
  // GitHub takes "::" for a command where a line begins with it, blanks aside.
  const std::size_t start = line.find_first_not_of(' ');
  if (start != std::string::npos && line.compare(start, 2, "::") == 0) line.insert(start + 1, 1, ' ');
  return line;
}

std::string source_line(std::string_view text) {
  return cleaned(text, std::string::npos);
}

void write_harmless(std::ostream& out, std::string_view json) {
  std::size_t written = 0;
  const auto copy_up_to = [&](std::size_t end) {
    out.write(json.data() + written, static_cast<std::streamsize>(end - written));
    written = end;
  };
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '#' && command_bracket(json, at) != std::string_view::npos) {
      copy_up_to(at);
      write_escape(out, '#');
      written = ++at;
      continue;
    }
    // Most bytes are plain; those that can begin something hostile are DEL and the lead bytes of U+0080, U+061C and U+2000. The vectorised
    // writer of RapidJSON 1.1.0 lets U+001A to U+001F pass, ESC among them.
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n';
    const bool suspect = control || c == '\x7F' || c == '\xC2' || c == '\xD8' || c == '\xE2';
    const std::size_t length = suspect ? hostile_length(json.substr(at)) : 0;
    if (length > 0) {
      copy_up_to(at);
      write_escape(out, decode_utf8(json.substr(at)).value);
      written = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  copy_up_to(json.size());
}

}  // namespace entitlint
