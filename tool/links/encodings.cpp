// Percent-encoding and base64, as mail and gateways use them.
#include "tool/links/encodings.h"

#include "tool/input/characters.h"

namespace entitlint {

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool encoded = text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    if (!encoded) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
    i += 2;
  }
  return out;
}

int base64_value(char c) {
  if (is_upper(c)) return c - 'A';
  if (is_lower(c)) return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

std::optional<std::string> base64_decoded(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (value < 0) return std::nullopt;
    bits = ((bits << 6) | static_cast<unsigned>(value)) & 0xFFFFU;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    out += static_cast<char>(static_cast<unsigned char>((bits >> have) & 0xFFU));
  }
  return out;
}

}  // namespace entitlint
