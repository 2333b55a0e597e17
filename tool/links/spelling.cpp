// Reads bytes as the characters they mean: percent-encoding, references, escapes, look-alike letters.
#include "tool/links/spelling.h"

#include <array>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/entities.h"
#include "tool/links/tokens.h"

namespace entitlint {
namespace {

struct Lookalike {
  char32_t value;
  char c;
};

// Letters of Cyrillic and Greek that no reader tells from Latin (Unicode TR39, the single-script part for host names).
constexpr std::array lookalikes = {
    Lookalike{0x430, 'a'}, Lookalike{0x441, 'c'}, Lookalike{0x435, 'e'}, Lookalike{0x456, 'i'}, Lookalike{0x43E, 'o'},
    Lookalike{0x440, 'p'}, Lookalike{0x455, 's'}, Lookalike{0x443, 'y'}, Lookalike{0x445, 'x'}, Lookalike{0x43C, 'm'},
    Lookalike{0x3BF, 'o'}, Lookalike{0x3B1, 'a'}, Lookalike{0x3B9, 'i'}, Lookalike{0x3C1, 'p'}, Lookalike{0x410, 'a'},
    Lookalike{0x421, 'c'}, Lookalike{0x415, 'e'}, Lookalike{0x41C, 'm'}, Lookalike{0x41E, 'o'}, Lookalike{0x405, 's'},
    Lookalike{0x131, 'i'}, Lookalike{0x4CF, 'l'}, Lookalike{0x501, 'd'}, Lookalike{0x442, 't'},
};

// Small forms (U+FE50 …), which NFKC makes the same characters of as full-width ones.
constexpr std::array small_forms = {
    Lookalike{0xFE52, '.'}, Lookalike{0xFE55, ':'}, Lookalike{0xFE5F, '#'}, Lookalike{0xFE63, '-'}, Lookalike{0xFE6B, '@'},
};

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool is_wide_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000 || c == 0x2028;
}

// A code point as a character of an address; `how` is kept for ASCII.
Atom meant(char32_t value, Spelling how) {
  if (value < 0x20 && !is_blank(static_cast<char>(value))) return {mark::control, how, 0, 0};
  if (value < 0x80) return {static_cast<char>(value), how, 0, 0};
  const bool written = how == Spelling::plain;
  const auto as = [&](Spelling own) { return written ? own : how; };
  if (is_invisible(value)) return {mark::invisible, how, 0, 0};
  if (is_wide_space(value)) return {' ', as(Spelling::foreign), 0, 0};
  if ((value >= 0x2010 && value <= 0x2015) || value == 0x2043 || value == 0x2212 || value == 0xFE58)
    return {'-', as(Spelling::smart), 0, 0};
  if (value >= 0x2018 && value <= 0x201F) return {mark::curly_quote, as(Spelling::smart), 0, 0};
  if (value == 0x2026 || value == 0x22EF) return {mark::ellipsis, as(Spelling::foreign), 0, 0};
  if (value >= 0xFF01 && value <= 0xFF5E) return {static_cast<char>(value - 0xFEE0), as(Spelling::fullwidth), 0, 0};
  for (const Lookalike& form : small_forms) {
    if (form.value == value) return {form.c, as(Spelling::fullwidth), 0, 0};
  }
  for (const Lookalike& letter : lookalikes) {
    if (letter.value == value && written) return {letter.c, Spelling::homoglyph, 0, 0};
  }
  return {mark::foreign, as(Spelling::foreign), 0, 0};
}

// Reads one character after another; each reader returns false and moves nothing when its spelling is not there.
class AtomReader {
 public:
  AtomReader(std::string_view text, std::uint32_t begin) : text_(text), at_(begin) {}

  Atoms read() && {
    while (at_ < text_.size()) {
      if (!percent() && !entity() && !backslash() && !quoted_printable() && !mojibake()) one_code_point();
    }
    return std::move(atoms_);
  }

 private:
  char peek(std::size_t i) const { return at_ + i < text_.size() ? text_[at_ + i] : '\0'; }

  bool put(Atom atom, std::size_t length) {
    atom.begin = at_;
    atom.end = at_ += static_cast<std::uint32_t>(length);
    atoms_.push_back(atom);
    return true;
  }

  void one_code_point() {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c == '?') in_query_ = true;
      if (c == '#' || is_blank(c)) in_query_ = false;
      const bool containers = c == mark::boundary || c == mark::line_break || c == mark::inline_tag;
      put(containers ? Atom{c, Spelling::plain, 0, 0} : meant(static_cast<unsigned char>(c), Spelling::plain), 1);
    } else {
      const CodePoint point = decode_utf8(std::string_view(text_).substr(at_));
      // Domains may be typed with the full stop of Chinese and Japanese (UTS 46); behind a link it ends the sentence.
      const bool dot =
          (point.value == 0x3002 || point.value == 0xFF61) && !atoms_.empty() && is_alnum(atoms_.back().c) && is_alnum(peek(3));
      put(dot ? Atom{'.', Spelling::fullwidth, 0, 0} : meant(point.value, Spelling::plain), point.length);
    }
  }

  // One byte spelt %XX, %25XX, %2525XX; 0 in `length` when there is none.
  struct Byte {
    unsigned value = 0;
    std::size_t length = 0;
    std::size_t layers = 0;
  };
  Byte percent_byte(std::size_t offset) const {
    if (peek(offset) != '%') return {};
    std::size_t i = offset + 1, layers = 1;
    while (layers < 4 && peek(i) == '2' && peek(i + 1) == '5' && is_hex(peek(i + 2)) && is_hex(peek(i + 3))) {
      i += 2;
      ++layers;
    }
    if (!is_hex(peek(i)) || !is_hex(peek(i + 1))) return {};
    return {static_cast<unsigned>(hex_value(peek(i)) * 16 + hex_value(peek(i + 1))), i + 2 - offset, layers};
  }

  bool percent() {
    if (peek(0) != '%') return false;
    if (const std::size_t length = percent_variable(text_.substr(at_))) return put({mark::token, Spelling::token, 0, 0}, length);
    std::string bytes;
    std::size_t length = 0, layers = 0;
    for (std::size_t wanted = 1; bytes.size() < wanted;) {
      const Byte byte = percent_byte(length);
      if (byte.length == 0) break;
      if (bytes.empty()) wanted = byte.value >= 0xF0 ? 4 : byte.value >= 0xE0 ? 3 : byte.value >= 0xC2 ? 2 : 1;
      bytes += static_cast<char>(static_cast<unsigned char>(byte.value));
      length += byte.length;
      layers = byte.layers;
    }
    if (bytes.empty()) return false;
    return put(meant(decode_utf8(bytes).value, layers > 1 ? Spelling::percent_twice : Spelling::percent), length);
  }

  bool entity() {
    if (peek(0) != '&') return false;
    std::size_t escaped = 0;  // &amp;amp;#35;
    while (text_.substr(at_ + 1 + escaped).starts_with("amp;")) escaped += 4;
    for (;; escaped -= 4) {
      const std::string one = "&" + std::string(text_.substr(at_ + 1 + escaped, 24));
      const CharacterReference reference = reference_at(one, 0);
      if (reference.length != 0) return put(meant(reference.value, Spelling::entity), reference.length + escaped);
      if (escaped == 0) return false;
    }
  }

  bool backslash() {
    if (peek(0) != '\\') return false;
    std::size_t n = 1;
    while (peek(n) == '\\') ++n;
    const char next = peek(n);
    if (next == '\0' || is_blank(next)) return put({'\\', Spelling::plain, 0, 0}, 1);
    if (next == 'u' && is_hex(peek(n + 1)) && is_hex(peek(n + 2)) && is_hex(peek(n + 3)) && is_hex(peek(n + 4))) {
      char32_t value = 0;
      for (std::size_t i = 1; i <= 4; ++i) value = value * 16 + static_cast<char32_t>(hex_value(peek(n + i)));
      return put(meant(value, Spelling::backslash), n + 5);
    }
    if (next == 'x' && is_hex(peek(n + 1)) && is_hex(peek(n + 2))) {
      const int value = hex_value(peek(n + 1)) * 16 + hex_value(peek(n + 2));
      if (std::string_view("#@/:-.").find(static_cast<char>(value)) != std::string_view::npos)
        return put({static_cast<char>(value), Spelling::backslash, 0, 0}, n + 3);
    }
    const char before = atoms_.empty() ? '\0' : atoms_.back().c;
    const bool escapes = next == '/' || next == '#' || next == '"' || next == '\'' || next == '-' || next == '_' || next == '.' ||
                         next == '<' || next == '>' || next == '{' || next == '[' || next == '&' || next == '$' || next == ':' ||
                         (next == '@' && before == '/');
    if (escapes) return put({next, Spelling::backslash, 0, 0}, n + 1);
    return put({'/', Spelling::backslash, 0, 0}, before == ':' ? 1 : n);
  }

  // Only the few characters a link needs. In a query '=' is at home, unless the route of a package link follows.
  bool quoted_printable() {
    if (peek(0) != '=') return false;
    const std::string_view code = text_.substr(at_ + 1, 2);
    if (in_query_ && !(code == "23" && is_route(text_.substr(at_ + 3)))) return false;
    if (code == "23") in_query_ = false;
    for (const std::string_view known : {"40", "23", "2F", "3A", "2D"}) {
      if (code != known) continue;
      return put({static_cast<char>(hex_value(code[0]) * 16 + hex_value(code[1])), Spelling::quoted_printable, 0, 0}, 3);
    }
    return false;
  }

  static bool is_route(std::string_view rest) {
    return starts_ignoring_case(rest, "/access-p") || starts_ignoring_case(rest, "=2faccess") || starts_ignoring_case(rest, "/access=2dp");
  }

  // U+2026 in UTF-8, read as Windows-1252.
  bool mojibake() {
    constexpr std::string_view ellipsis = "\xC3\xA2\xE2\x82\xAC\xC2\xA6";
    return text_.substr(at_).starts_with(ellipsis) && put({mark::ellipsis, Spelling::foreign, 0, 0}, ellipsis.size());
  }

  std::string_view text_;
  std::uint32_t at_;
  bool in_query_ = false;
  Atoms atoms_;
};

}  // namespace

Atoms read_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  Atoms atoms = AtomReader(text.substr(0, end), begin).read();
  gather_tokens(atoms);
  return atoms;
}

std::string characters(const Atoms& atoms, std::size_t begin, std::size_t end) {
  std::string out;
  out.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) out += atoms[i].c;
  return out;
}

}  // namespace entitlint
