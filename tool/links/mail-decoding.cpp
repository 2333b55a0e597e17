// The encodings of a mail's body: quoted-printable, base64, format=flowed, single-byte character sets.
#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/encodings.h"
#include "tool/links/mail-part.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

// The end of a soft line break whose '=' stands at `at`; 0 when it is none. Blanks may follow the '=' (RFC 2045 6.7).
std::size_t soft_break_end(std::string_view bytes, std::size_t at) {
  const std::size_t newline = bytes.find_first_not_of(" \t\r", at + 1);
  if (newline == none) return bytes.size();
  return bytes[newline] == '\n' ? newline + 1 : 0;
}

Text from_quoted_printable(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::uint32_t kept = 0;
  for (std::size_t at = bytes.find('='); at != none; at = bytes.find('=', at)) {
    const auto begin = static_cast<std::uint32_t>(at);
    std::size_t end = soft_break_end(bytes, at);
    std::string byte;
    if (end == 0 && at + 2 < bytes.size() && is_hex(bytes[at + 1]) && is_hex(bytes[at + 2])) {
      byte = static_cast<char>(static_cast<unsigned char>(hex_value(bytes[at + 1]) * 16 + hex_value(bytes[at + 2])));
      end = at + 3;
    }
    ++at;
    if (end == 0) continue;
    builder.keep({kept, begin});
    kept = static_cast<std::uint32_t>(end);
    at = end;
    if (!byte.empty()) builder.replace({begin, kept}, byte);
  }
  builder.keep({kept, static_cast<std::uint32_t>(bytes.size())});
  return std::move(builder).build();
}

// Four digits at a time, each group a run of its own: a link is found to within three bytes.
Text from_base64(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::uint32_t begin = 0;
  unsigned bits = 0;
  unsigned digits = 0;
  const auto flush = [&](std::uint32_t end) {
    const unsigned whole = digits * 6 / 8;
    bits <<= (4 - digits) * 6;
    std::string group;
    for (unsigned i = 0; i < whole; ++i) group += static_cast<char>(static_cast<unsigned char>((bits >> (16 - 8 * i)) & 0xFFU));
    if (!group.empty()) builder.replace({begin, end}, group);
    bits = digits = 0;
  };
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    const int value = base64_value(bytes[at]);
    if (value < 0) continue;
    if (digits == 0) begin = at;
    bits = (bits << 6) | static_cast<unsigned>(value);
    if (++digits == 4) flush(at + 1);
  }
  if (digits > 1) flush(static_cast<std::uint32_t>(bytes.size()));
  return std::move(builder).build();
}

// With DelSp=yes a line that ends in a space goes on in the next one, without the space (RFC 3676 4.1). Without it the space stays,
// and so does the break: an address over such an end is broken.
Text joined_lines(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::uint32_t kept = 0;
  for (std::size_t newline = bytes.find('\n'); newline != none; newline = bytes.find('\n', newline + 1)) {
    const std::size_t end = newline > 0 && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    const bool signature = end >= 3 && bytes.substr(end - 3, 3) == "-- " && (end == 3 || bytes[end - 4] == '\n');
    if (end == 0 || bytes[end - 1] != ' ' || signature || end - 1 < kept) continue;
    builder.keep({kept, static_cast<std::uint32_t>(end - 1)});
    std::size_t next = std::min(bytes.find_first_not_of('>', newline + 1), bytes.size());
    if (next < bytes.size() && bytes[next] == ' ') ++next;  // space-stuffing
    kept = static_cast<std::uint32_t>(next);
  }
  builder.keep({kept, static_cast<std::uint32_t>(bytes.size())});
  return std::move(builder).build();
}

// 0x80–0x9F of Windows-1252; ISO 8859-1 has control characters there, and mail means this one.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                                   0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

Text from_single_bytes(const Text& text) {
  const std::string_view bytes = text.view();
  TextBuilder builder(text);
  std::uint32_t kept = 0;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) continue;
    builder.keep({kept, at});
    std::string character;
    append_utf8(character, byte < 0xA0 ? windows_1252[byte - 0x80U] : char32_t{byte});
    builder.replace({at, at + 1}, character);
    kept = at + 1;
  }
  builder.keep({kept, static_cast<std::uint32_t>(bytes.size())});
  return std::move(builder).build();
}

}  // namespace

Text decode_body(const Text& text, const MailPart& part) {
  Text body = text.slice(part.body);
  if (part.transfer == "quoted-printable") body = from_quoted_printable(body);
  if (part.transfer == "base64") body = from_base64(body);
  if (part.delete_space) body = joined_lines(body);
  const bool single = part.charset.starts_with("iso-8859-") || part.charset.starts_with("windows-125") || part.charset == "latin1";
  return single ? from_single_bytes(body) : body;
}

}  // namespace entitlint
