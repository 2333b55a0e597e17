// Candidates put together from characters, and what becomes of them once they are judged.
#include "tool/links/judged.h"

#include <algorithm>
#include <string_view>

#include "tool/input/characters.h"
#include "tool/links/needles.h"
#include "tool/links/repair.h"

namespace entitlint {
namespace {

std::uint32_t byte_of(const Candidate& candidate, std::size_t index) {
  if (candidate.atoms.empty()) return 0;
  return index < candidate.atoms.size() ? candidate.atoms[index].begin : candidate.atoms.back().end;
}

std::uint32_t end_byte(const Candidate& candidate, Stretch stretch) {
  if (stretch.end <= stretch.begin || candidate.atoms.empty()) return 0;
  return candidate.atoms[std::min(stretch.end, candidate.atoms.size()) - 1].end;
}

// What has no character of its own (tokens, letters beyond ASCII) is given as it stands in the text.
std::string spelt(const Piece& piece, const Candidate& candidate, Stretch stretch) {
  std::string out;
  for (std::size_t i = stretch.begin; i < stretch.end && i < candidate.atoms.size(); ++i) {
    const Atom& atom = candidate.atoms[i];
    const bool raw = atom.c < ' ' || atom.how == Spelling::homoglyph;
    if (raw) {
      out += piece.text.view().substr(atom.begin, atom.end - atom.begin);
    } else {
      out += atom.c;
    }
  }
  return out;
}

// The canonical link, with the hint's letters beyond ASCII as they are: another letter is another domain. Encoded ones stay unread.
std::string recovered_of(const Piece& piece, const Judged& judged) {
  const Judgement& verdict = judged.verdict;
  const Atoms& atoms = judged.candidate.atoms;
  const std::string written = judged.candidate.chars.substr(verdict.hint.begin, verdict.hint.end - verdict.hint.begin);
  const std::size_t in_hint = verdict.hint_meant.empty() ? std::string::npos : written.find(verdict.hint_meant);
  const std::size_t at = in_hint == std::string::npos ? in_hint : verdict.recovered.find('@' + verdict.hint_meant + '#');
  std::string recovered = verdict.recovered;
  if (at == std::string::npos) return recovered.find(mark::foreign) == std::string::npos ? recovered : std::string();
  const Stretch own{verdict.hint.begin + in_hint, verdict.hint.begin + in_hint + verdict.hint_meant.size()};
  for (std::size_t i = own.begin; i < own.end; ++i) {
    if (atoms[i].c == mark::foreign && atoms[i].how != Spelling::foreign) return {};
  }
  return recovered.replace(at + 1, verdict.hint_meant.size(), spelt(piece, judged.candidate, own));
}

bool is_even(std::string_view bytes, char c) {
  return std::ranges::count(bytes, c) % 2 == 0;
}

bool holds_needle(const Piece& piece, std::uint32_t begin, std::uint32_t end) {
  return find_needle(piece.text.view().substr(0, end), begin).at != std::string_view::npos;
}

// Its start is glued to a word, and is no https:// of its own that would end that word: "pageone//myaccess", "hps://".
bool begins_in_word(const Piece& piece, const Judged& judged) {
  const bool own_start = starts_ignoring_case(judged.candidate.chars, "http");
  return !own_start && judged.begin_byte > 0 && is_alnum(piece.text.view()[judged.begin_byte - 1]);
}

// Where tags stand in the text as they are, only those may go that have no partner.
bool has_no_pairs_of_tags(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view tag = bytes.substr(at + 1);
    if (!starts_ignoring_case(tag, "br") && !starts_ignoring_case(tag, "wbr")) return false;
  }
  return true;
}

// Whether the address may be replaced in its text, and what has to follow it there: its closing bracket, or what was glued to it and is no
// part of it. Emphasis must not lose its partner.
void set_replacement(const Piece& piece, const Judged& judged, Found& found) {
  const std::string_view bytes = piece.text.view().substr(found.begin, found.end - found.begin);
  const std::size_t own_end = judged.verdict.link.end;
  const bool junk = own_end < judged.candidate.atoms.size();
  found.link.replaceable = may_be_replaced(piece.text, {found.begin, found.end}) && is_even(bytes, '*') && is_even(bytes, '~') &&
                           !begins_in_word(piece, judged) && is_all_of_destination(piece, found.end);
  if (found.link.link_class == LinkClass::markup_inside)
    found.link.replaceable = found.link.replaceable && is_even(bytes, '_') && has_no_pairs_of_tags(bytes);
  if (found.link.link_class == LinkClass::links_glued) {
    found.link.replaceable = found.link.replaceable && !piece.delimited;
  } else if (piece.unclosed) {
    found.link.tail = std::string(1, piece.closer);
    if (junk || piece.closer == 0) found.link.replaceable = false;
  } else if (junk && holds_needle(piece, judged.candidate.atoms[own_end].begin, found.end)) {
    found.link.replaceable = false;  // another link, broken as well: what belongs to which is not certain
  } else if (junk && !piece.delimited) {
    const Atom& first = judged.candidate.atoms[own_end];
    const bool word = is_letter(first.c) || static_cast<unsigned char>(piece.text.view()[first.begin]) >= 0x80;
    if (word) found.link.tail = " " + std::string(piece.text.view().substr(first.begin, found.end - first.begin));
  }
}

// A star next to a word; others are what patterns are made of: @*.onmicrosoft.com, @.*#
bool is_emphasis(const Atoms& atoms, std::size_t star) {
  std::size_t before = star, behind = star;
  while (before > 0 && atoms[before].c == '*') --before;
  while (behind + 1 < atoms.size() && atoms[behind].c == '*') ++behind;
  return is_alnum(atoms[before].c) || is_alnum(atoms[behind].c) || atoms[behind].c == '@';
}

}  // namespace

Candidate gather(const Atoms& atoms, std::size_t begin, std::size_t end) {
  Candidate candidate;
  add(candidate, atoms, begin, end);
  return candidate;
}

void add(Candidate& candidate, const Atoms& atoms, std::size_t begin, std::size_t end) {
  std::size_t last_stars = end;
  while (last_stars > begin && atoms[last_stars - 1].c == '*') --last_stars;
  for (std::size_t i = begin; i < end; ++i) {
    const Atom& atom = atoms[i];
    // Emphasis inside a bare address: packages/**guid**, packages/__guid__.
    const bool closes = i < last_stars || std::ranges::any_of(candidate.dropped, [](const Dropped& gap) { return gap.gap == Gap::markup; });
    const bool star = closes && atom.c == '*' && candidate.chars.find('.') != std::string::npos && is_emphasis(atoms, i);
    const bool line = (atom.c == '_' || atom.c == '~') && candidate.chars.ends_with("access-packages/");
    const bool emphasis = (star || line) && atom.how == Spelling::plain;
    if (emphasis) {
      candidate.drop(Gap::markup, atom.begin, atom.end);
    } else {
      candidate.take(atom);
    }
  }
}

bool is_concatenation(const Atoms& atoms, std::size_t end) {
  if (end >= atoms.size() || (atoms[end].c != '"' && atoms[end].c != '\'' && atoms[end].c != '`')) return false;
  std::size_t i = end + 1;
  while (i < atoms.size() && (atoms[i].c == ' ' || atoms[i].c == '\t')) ++i;
  return i < atoms.size() && std::string_view("+&.%").find(atoms[i].c) != std::string_view::npos;
}

std::size_t next_literal(const Atoms& atoms, std::size_t end) {
  constexpr std::size_t longest_gap = 40;  // a line's end with its indent
  if (end >= atoms.size() || (atoms[end].c != '"' && atoms[end].c != '\'')) return end;
  const std::size_t limit = std::min(atoms.size(), end + longest_gap);
  std::size_t i = end + 1, operators = 0;
  while (i < limit && (is_blank(atoms[i].c) || (std::string_view("+&.\\").find(atoms[i].c) != std::string_view::npos && operators++ == 0)))
    ++i;
  if (i == end + 1 || i >= limit || atoms[i].c != atoms[end].c) return end;
  return i + 1;
}

LinkClass placeholder_if_open(const Judged& judged) {
  const bool open = judged.candidate.chars.ends_with("/@") || judged.candidate.chars.ends_with("access-packages/") ||
                    judged.candidate.chars.ends_with("/@#/access-packages/");
  return open ? LinkClass::placeholder : judged.verdict.link_class;
}

bool is_all_of_destination(const Piece& piece, std::uint32_t end) {
  return !piece.delimited || trimmed(piece.text.view().substr(end)).empty();
}

Found found_from(const Piece& piece, const Judged& judged) {
  const Judgement& verdict = judged.verdict;
  Found result;
  result.begin = judged.begin_byte;
  result.end = judged.end_byte;
  result.cut_begin = verdict.gap ? verdict.gap->begin : byte_of(judged.candidate, verdict.cut.begin);
  result.cut_end = verdict.gap ? verdict.gap->end : end_byte(judged.candidate, verdict.cut);
  result.cut_end = std::max(result.cut_begin, result.cut_end);
  Link& link = result.link;
  link.link_class = verdict.link_class;
  link.recovered = recovered_of(piece, judged);
  link.hint = spelt(piece, judged.candidate, verdict.hint);
  link.package_id = verdict.package_id;
  if (verdict.package_id.empty()) link.id_part = spelt(piece, judged.candidate, verdict.id);
  link.detail = detail_of(verdict, judged.candidate);
  link.cloud = verdict.cloud;
  link.doubtful = verdict.doubtful;
  set_replacement(piece, judged, result);
  return result;
}

}  // namespace entitlint
