// Character references of HTML: those an address can be spelt with.
#include "tool/links/entities.h"

#include <algorithm>
#include <array>
#include <string>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"

namespace entitlint {
namespace {

struct Named {
  std::string_view name;
  char32_t value;
};

// https://html.spec.whatwg.org/multipage/named-characters.html: what stands in addresses and round them.
constexpr std::array named = {
    Named{"amp", U'&'},      Named{"AMP", U'&'},     Named{"lt", U'<'},      Named{"LT", U'<'},       Named{"gt", U'>'},
    Named{"GT", U'>'},       Named{"quot", U'"'},    Named{"QUOT", U'"'},    Named{"apos", U'\''},    Named{"num", U'#'},
    Named{"commat", U'@'},   Named{"sol", U'/'},     Named{"colon", U':'},   Named{"period", U'.'},   Named{"hyphen", 0x2010},
    Named{"dash", 0x2010},   Named{"ndash", 0x2013}, Named{"mdash", 0x2014}, Named{"minus", 0x2212},  Named{"shy", 0xAD},
    Named{"nbsp", 0xA0},     Named{"ensp", 0x2002},  Named{"emsp", 0x2003},  Named{"thinsp", 0x2009}, Named{"zwj", 0x200D},
    Named{"zwnj", 0x200C},   Named{"lrm", 0x200E},   Named{"rlm", 0x200F},   Named{"hellip", 0x2026}, Named{"mldr", 0x2026},
    Named{"quest", U'?'},    Named{"excl", U'!'},    Named{"equals", U'='},  Named{"percnt", U'%'},   Named{"bsol", U'\\'},
    Named{"lowbar", U'_'},   Named{"lbrace", U'{'},  Named{"lcub", U'{'},    Named{"rbrace", U'}'},   Named{"rcub", U'}'},
    Named{"lbrack", U'['},   Named{"lsqb", U'['},    Named{"rbrack", U']'},  Named{"rsqb", U']'},     Named{"lpar", U'('},
    Named{"rpar", U')'},     Named{"semi", U';'},    Named{"comma", U','},   Named{"plus", U'+'},     Named{"dollar", U'$'},
    Named{"ast", U'*'},      Named{"vert", U'|'},    Named{"verbar", U'|'},  Named{"grave", U'`'},    Named{"Tab", U'\t'},
    Named{"NewLine", U'\n'}, Named{"ldquo", 0x201C}, Named{"rdquo", 0x201D}, Named{"lsquo", 0x2018},  Named{"rsquo", 0x2019},
    Named{"laquo", 0xAB},    Named{"raquo", 0xBB},   Named{"middot", 0xB7},  Named{"copy", 0xA9},     Named{"ZeroWidthSpace", 0x200B},
};

CharacterReference numbered(std::string_view text, std::size_t at) {
  std::size_t i = at + 2;
  const bool hex = i < text.size() && lower(text[i]) == 'x';
  if (hex) ++i;
  char32_t value = 0;
  const std::size_t first = i;
  while (i < text.size() && i - first < 8 && (hex ? is_hex(text[i]) : is_digit(text[i]))) {
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(hex_value(text[i++]));
  }
  if (i == first || value == 0) return {};
  if (i < text.size() && text[i] == ';') ++i;
  return {value, static_cast<std::uint32_t>(i - at)};
}

}  // namespace

CharacterReference reference_at(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && text[at + 1] == '#') return numbered(text, at);
  std::size_t end = at + 1;
  while (end < text.size() && end - at < 20 && is_alnum(text[end])) ++end;
  if (end >= text.size() || text[end] != ';') return {};
  const auto found = std::ranges::find(named, text.substr(at + 1, end - at - 1), &Named::name);
  return found == named.end() ? CharacterReference{} : CharacterReference{found->value, static_cast<std::uint32_t>(end + 1 - at)};
}

Text decode_entities(const Text& text, Span span) {
  const std::string_view bytes = text.view().substr(0, span.end);
  TextBuilder builder(text);
  std::uint32_t kept = span.begin;
  for (std::size_t at = bytes.find('&', kept); at != std::string_view::npos; at = bytes.find('&', at)) {
    const CharacterReference reference = reference_at(bytes, at);
    const auto begin = static_cast<std::uint32_t>(at);
    at += std::max<std::uint32_t>(reference.length, 1);
    if (reference.length == 0) continue;
    builder.keep({kept, begin});
    kept = begin + reference.length;
    std::string character;
    append_utf8(character, reference.value);
    builder.replace({begin, kept}, character);
  }
  builder.keep({kept, span.end});
  return std::move(builder).build();
}

}  // namespace entitlint
