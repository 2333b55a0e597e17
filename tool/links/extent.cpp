// Where an address begins and ends in a row of characters, and what may lie between its parts.
#include "tool/links/extent.h"

#include <algorithm>
#include <string_view>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/markup-names.h"

namespace entitlint {
namespace {

constexpr std::size_t longest_scheme = 7;  // with a slip; of a longer row of letters only the last ones can be it

bool is_in(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Invisible characters and tags may stand between any two characters of an address.
bool is_between(char c) {
  return c == mark::invisible || c == mark::inline_tag;
}

class BackwardReader {
 public:
  BackwardReader(const Atoms& atoms, std::size_t at) : atoms_(atoms), at_(at) {}

  template <typename Accept>
  std::size_t skip(Accept accept) {
    std::size_t count = 0;
    for (std::size_t i = at_; i > 0; --i) {
      if (is_between(atoms_[i - 1].c)) continue;
      if (!accept(atoms_[i - 1])) break;
      at_ = i - 1;
      ++count;
    }
    return count;
  }
  std::size_t at() const { return at_; }

 private:
  const Atoms& atoms_;
  std::size_t at_;
};

// Letters right before `end`, without what stands between them.
std::string letters_before(const Atoms& atoms, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_between(atoms[i].c)) out += atoms[i].c;
  }
  return out;
}

std::size_t skip_blanks(const Atoms& atoms, std::size_t at) {
  while (at < atoms.size() && (atoms[at].c == ' ' || atoms[at].c == '\t')) ++at;
  return at;
}

// Marks that begin the lines of quoted mail, comments and lists. '#', '*' and '|' need a space behind them: '#' may be the link's own.
std::size_t skip_line_marks(const Atoms& atoms, std::size_t at) {
  const auto c = [&](std::size_t i) { return i < atoms.size() && atoms[i].how == Spelling::plain ? atoms[i].c : '\0'; };
  for (;;) {
    at = skip_blanks(atoms, at);
    std::size_t hashes = at;
    while (c(hashes) == '#') ++hashes;
    if (c(at) == '>' || c(at) == ';') {
      ++at;
    } else if (hashes > at && hashes - at <= 4 && c(hashes) == ' ') {
      at = hashes;
    } else if (is_in(c(at), "*|") && c(at) != '\0' && c(at + 1) == ' ') {
      ++at;
    } else if ((c(at) == '/' || c(at) == '-') && c(at + 1) == c(at) && c(at + 2) == ' ') {
      at += 2;
    } else {
      return at;
    }
  }
}

// Behind the tag at `at` where tags are text: <br>, </b>, <span class="x">. `at` itself when there is none.
std::size_t behind_tag(const Atoms& atoms, std::size_t at) {
  constexpr std::size_t longest_tag = 120;
  if (at >= atoms.size() || atoms[at].c != '<' || atoms[at].how != Spelling::plain) return at;
  std::string inside;
  for (std::size_t i = at + 1; i < atoms.size() && atoms[i].c != '<' && inside.size() < longest_tag; ++i) {
    if (atoms[i].c == '>') return is_element(inside) ? i + 1 : at;
    inside += atoms[i].c;
  }
  return at;
}

// Of the letters [begin, end) only as many as a scheme has: "Linkhttps://" and the n of "\nhttps://" are not its own. A doubled h is a
// slip.
std::size_t begin_of_scheme(const Atoms& atoms, std::size_t begin, std::size_t end) {
  const std::string letters = lowered(letters_before(atoms, begin, end));
  const bool whole = letters.ends_with("https") || letters.ends_with("http");
  const bool slip = letters == "hhttps" || letters == "hhttp";
  for (std::size_t left = letters.size(); begin < end; ++begin) {
    if (is_between(atoms[begin].c)) continue;
    if (left-- > longest_scheme) continue;
    const std::string rest = lowered(letters_before(atoms, begin, end));
    if (whole && !slip ? rest == "https" || rest == "http" : is_scheme_like(rest) && rest.size() == letters.size()) return begin;
  }
  return end;
}

// https://https:// and https://://: the first one is as much a part of the address.
std::size_t begin_of_doubled(const Atoms& atoms, std::size_t begin) {
  const auto follows = [&](std::string_view again) {
    return begin >= again.size() && lowered(characters(atoms, begin - again.size(), begin)) == again;
  };
  while (follows("https://") || follows("http://")) {
    BackwardReader letters(atoms, begin - 3);
    letters.skip([](const Atom& a) { return is_letter(a.c); });
    begin = begin_of_scheme(atoms, letters.at(), begin - 3);
  }
  return begin;
}

}  // namespace

bool ends_bare(const Atom& atom) {
  if (is_blank(atom.c)) return atom.how != Spelling::percent && atom.how != Spelling::percent_twice;
  if (atom.c == mark::boundary || atom.c == mark::line_break || atom.c == mark::inline_tag || atom.c == mark::curly_quote) return true;
  if (atom.how == Spelling::plain) return is_in(atom.c, "<>\"`'|()[]{}^");
  if (atom.how == Spelling::entity || atom.how == Spelling::backslash) return is_in(atom.c, "<>\"'|");
  return false;
}

std::size_t begin_of_address(const Atoms& atoms, std::size_t inside) {
  BackwardReader reader(atoms, inside);
  reader.skip([](const Atom& a) { return is_alnum(a.c) || a.c == '-' || a.c == '.'; });
  std::size_t host = reader.at();
  while (host < inside && (is_in(atoms[host].c, "-.") || is_between(atoms[host].c))) ++host;
  BackwardReader scheme(atoms, host);
  const std::size_t slashes = scheme.skip([](const Atom& a) { return a.c == '/'; });
  const std::size_t before_slashes = scheme.at();
  std::size_t colons = 0;
  scheme.skip([&](const Atom& a) { return a.c == ':' && colons++ < 2; });
  if (colons == 0 && slashes >= 2) scheme.skip([&](const Atom& a) { return is_in(a.c, ";,.") && colons++ == 0; });  // a slip for the colon
  const bool colon = colons > 0;
  const std::size_t end = scheme.at();
  scheme.skip([](const Atom& a) { return is_letter(a.c) || a.c == '*'; });
  const std::size_t begin = begin_of_scheme(atoms, scheme.at(), end);
  // Another scheme, or none before "://": all of it goes when the link is written anew.
  if (begin == end && colon && slashes >= 2) return scheme.at() == end ? begin_of_doubled(atoms, end) : scheme.at();
  if (begin < end && (colon || slashes > 0)) return begin_of_doubled(atoms, begin);
  return slashes == 2 ? before_slashes : host;
}

std::size_t begin_over_gap(const Atoms& atoms, std::size_t host) {
  constexpr std::size_t longest_gap = 12;
  std::size_t end = host;
  while (end > 0 && host - end < longest_gap && atoms[end - 1].c != '/') --end;
  if (end == host || end < 3 || characters(atoms, end - 3, end) != "://") return host;
  const std::optional<Interruption> gap = interruption_at(atoms, end);
  if (!gap || gap->next != host) return host;
  BackwardReader letters(atoms, end - 3);
  letters.skip([](const Atom& a) { return is_letter(a.c); });
  const std::size_t begin = begin_of_scheme(atoms, letters.at(), end - 3);
  return begin < end - 3 ? begin : host;
}

std::size_t end_of_bare(const Atoms& atoms, std::size_t begin, std::size_t from) {
  std::size_t at = from;
  while (at < atoms.size() && !ends_bare(atoms[at])) ++at;
  // {guid} and (guid) behind a slash belong to the address, with what they hold.
  std::size_t before = at;
  while (before > begin && is_between(atoms[before - 1].c)) --before;
  const bool opens = at < atoms.size() && before > begin && is_in(atoms[at].c, "{[(<") && is_in(atoms[before - 1].c, "/@");
  if (!opens) return at;
  const char closer = atoms[at].c == '{' ? '}' : atoms[at].c == '[' ? ']' : atoms[at].c == '(' ? ')' : '>';
  std::string inside;  // what a reader does not see in between does not count
  for (std::size_t i = at + 1; i < atoms.size() && inside.size() <= guid_length; ++i) {
    if (atoms[i].c == closer) return inside.size() == guid_length ? end_of_bare(atoms, begin, i + 1) : at;
    if (closer == '}' && is_guid(inside) && ends_bare(atoms[i])) return i;  // its closing brace is lost
    if (!is_between(atoms[i].c)) inside += atoms[i].c;
  }
  return closer == '}' && is_guid(inside) ? atoms.size() : at;
}

std::size_t end_of_delimited(const Atoms& atoms, std::size_t from) {
  std::size_t at = from;
  while (at < atoms.size() && !(is_blank(atoms[at].c) && atoms[at].how != Spelling::percent && atoms[at].how != Spelling::percent_twice))
    ++at;
  return at;
}

std::size_t without_punctuation(const Atoms& atoms, std::size_t begin, std::size_t end) {
  while (end > begin && atoms[end - 1].how != Spelling::percent &&
         (is_in(atoms[end - 1].c, ".,;:!?*_~\\") || atoms[end - 1].c == mark::ellipsis))
    --end;
  return end;
}

std::optional<Interruption> interruption_at(const Atoms& atoms, std::size_t at) {
  if (at >= atoms.size()) return std::nullopt;
  const auto behind_mark = [&](std::size_t i) {
    return i < atoms.size() && (atoms[i].c == mark::inline_tag || atoms[i].c == mark::line_break) ? i + 1 : behind_tag(atoms, i);
  };
  if (behind_mark(at) > at) {
    while (at < atoms.size() && (behind_mark(at) > at || is_blank(atoms[at].c))) at = std::max(behind_mark(at), at + 1);
    return Interruption{Gap::markup, at};
  }
  if (!is_blank(atoms[at].c)) return std::nullopt;
  std::size_t next = skip_blanks(atoms, at);
  Gap gap = Gap::space;
  if (next < atoms.size() && atoms[next].c == '\r') ++next;
  if (next < atoms.size() && (atoms[next].c == '\n' || (next > at && atoms[next - 1].c == '\r'))) {
    gap = Gap::line;
    if (atoms[next].c == '\n') ++next;
    next = skip_line_marks(atoms, next);
  } else if (next - at > 3) {
    return std::nullopt;
  }
  if (next < atoms.size() && is_between(atoms[next].c)) ++next;
  if (next >= atoms.size() || is_blank(atoms[next].c)) return std::nullopt;
  return Interruption{gap, next};
}

}  // namespace entitlint
