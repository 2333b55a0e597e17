// Candidates put together from characters, and what becomes of them once they are judged.
#include "tool/links/judged.h"

#include <algorithm>
#include <string_view>

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
    const bool raw = atom.c < ' ';
    if (raw) {
      out += piece.text.view().substr(atom.begin, atom.end - atom.begin);
    } else {
      out += atom.c;
    }
  }
  return out;
}

}  // namespace

Candidate gather(const Atoms& atoms, std::size_t begin, std::size_t end) {
  Candidate candidate;
  add(candidate, atoms, begin, end);
  return candidate;
}

void add(Candidate& candidate, const Atoms& atoms, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Atom& atom = atoms[i];
    // Emphasis inside a bare address: packages/**guid**, packages/__guid__.
    const bool star = atom.c == '*' && candidate.chars.find('.') != std::string::npos;
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

LinkClass placeholder_if_open(const Judged& judged) {
  const bool open = judged.candidate.chars.ends_with("/@") || judged.candidate.chars.ends_with("access-packages/") ||
                    judged.candidate.chars.ends_with("/@#/access-packages/");
  return open ? LinkClass::placeholder : judged.verdict.link_class;
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
  link.recovered = verdict.recovered;
  link.hint = spelt(piece, judged.candidate, verdict.hint);
  link.package_id = verdict.package_id;
  if (verdict.package_id.empty()) link.id_part = spelt(piece, judged.candidate, verdict.id);
  link.detail = detail_of(verdict, judged.candidate);
  link.cloud = verdict.cloud;
  return result;
}

}  // namespace entitlint
