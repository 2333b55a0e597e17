// Finds where an address begins and ends round a needle, and judges it; goes on over line breaks when the rest follows there.
#include "tool/links/finder.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/extent.h"
#include "tool/links/gateway.h"
#include "tool/links/judged.h"

namespace entitlint {
namespace {

constexpr std::size_t margin = 160;  // what a token or escape at the end of a window may still need
constexpr std::size_t digits_of_id = 32;
constexpr unsigned most_joins = 8;

class AddressFinder {
 public:
  AddressFinder(const Piece& piece, const NeedleHit& hit, const Surroundings::Window& window)
      : piece_(piece), setting_{piece.delimited, piece.unclosed, piece.strict_end}, window_(window), atoms_(window.atoms) {
    const auto at = static_cast<std::uint32_t>(hit.at);
    const auto inside = std::ranges::lower_bound(atoms_, at, {}, &Atom::begin);
    inside_ = static_cast<std::size_t>(inside - atoms_.begin());
    if (inside_ == atoms_.size() || atoms_[inside_].begin > at) inside_ -= inside_ > 0 ? 1 : 0;
    if (hit.needle == Needle::route) inside_ = host_before_route();
  }

  std::optional<Found> find() {
    if (atoms_.empty()) return std::nullopt;
    const std::size_t begin = begin_of_address(atoms_, inside_);
    if (begin > 0 && atoms_[begin - 1].c == '@' && !has_scheme(begin)) return std::nullopt;  // a mail address
    std::optional<Judged> judged = judge_over_gap(begin);
    if (!judged) judged = judge_from(begin);
    if (!judged) return std::nullopt;
    return found_from(piece_, *judged);
  }

  // What was read of the window's end, with room for what spells a single character there: if true, a longer window may tell more.
  bool met_end() const { return window_.short_of_end && (seen_ >= atoms_.size() || atoms_[seen_].begin + margin > window_.end); }

 private:
  void saw(std::size_t at) const { seen_ = std::max(seen_, at); }

  std::size_t bare_end(std::size_t begin, std::size_t from) const {
    const std::size_t end = end_of_bare(atoms_, begin, from);
    saw(end);
    return end;
  }

  // The host of the address that a route stands in, where the host itself was not met.
  std::size_t host_before_route() const {
    const std::string chars = characters(atoms_, 0, inside_);
    const std::size_t scheme = chars.rfind("://");
    if (scheme != std::string::npos) return scheme + 3;
    const std::size_t slash = chars.find('/');
    return slash == std::string::npos || slash == 0 ? inside_ : slash - 1;
  }

  bool has_scheme(std::size_t begin) const {
    const std::string start = characters(atoms_, begin, std::min(begin + 12, atoms_.size()));
    return start.find(":/") != std::string::npos || start.find("//") != std::string::npos;
  }

  std::optional<Judged> judged(Candidate candidate, std::size_t begin, std::size_t end) const {
    std::optional<Judgement> verdict = judge_candidate(candidate, setting_);
    if (!verdict) return std::nullopt;
    const std::uint32_t begin_byte = atoms_[begin].begin;
    return Judged{std::move(candidate), std::move(*verdict), begin_byte, end > begin ? atoms_[end - 1].end : begin_byte};
  }

  // "https:// myaccess…"
  std::optional<Judged> judge_over_gap(std::size_t host) const {
    const std::size_t begin = begin_over_gap(atoms_, host);
    if (begin == host) return std::nullopt;
    std::size_t end = begin;
    while (end < host && !ends_bare(atoms_[end])) ++end;
    return joined(begin, end);
  }

  std::optional<Judged> judge_from(std::size_t begin) {
    const bool whole = piece_.delimited && begin_is_start(begin);
    if (!whole) setting_.delimited = setting_.unclosed = false;
    if (is_hopeless(begin, whole)) return std::nullopt;
    const std::size_t end = whole ? end_of_delimited(atoms_, begin) : bare_end(begin, inside_);
    saw(end);
    const std::size_t trimmed_end = whole ? end : without_punctuation(atoms_, begin, end);
    std::optional<Judged> first = judged(gather(atoms_, begin, trimmed_end), begin, trimmed_end);
    if (first && !is_complete(first->verdict)) {
      if (std::optional<Judged> program = over_literals(begin, end)) return program;
      if (std::optional<Judged> longer = joined(begin, end)) return longer;
      if (std::optional<Judged> open = template_over_tags(begin, end)) return open;
      saw(behind_fillers(end));
      if (ends_in_wildcard(begin, trimmed_end, end)) first->verdict.link_class = LinkClass::not_a_package_link;
      if (is_concatenation(atoms_, end)) first->verdict.link_class = placeholder_if_open(*first);
    }
    if (!first || !is_complete(first->verdict)) {
      if (std::optional<Judged> shortened = with_dots(begin, trimmed_end, end, first)) return shortened;
      if (!first) return joined(begin, end);
    }
    if (!first) return std::nullopt;
    if (whole) return with_rest(std::move(*first), end);
    return without_neighbours(std::move(*first), begin);
  }

  // Whether only white space or quotes stand before the address in its piece.
  bool begin_is_start(std::size_t begin) const {
    return std::all_of(atoms_.begin(), atoms_.begin() + static_cast<std::ptrdiff_t>(begin), [](const Atom& a) {
      return is_blank(a.c) || a.c == mark::curly_quote || a.c == mark::invisible || a.c == '"' || a.c == '\'';
    });
  }

  // access-packages/* of an allow list; two stars, or one on either side, are emphasis.
  bool ends_in_wildcard(std::size_t begin, std::size_t trimmed_end, std::size_t end) const {
    const auto star = [&](std::size_t at) { return at < end && atoms_[at].c == '*'; };
    return star(trimmed_end) && !star(trimmed_end + 1) && !(begin > 0 && star(begin - 1)) && atoms_[trimmed_end - 1].c == '/';
  }

  static bool is_complete(const Judgement& verdict) { return !verdict.id_meant.empty(); }

  // The address goes on behind white space or tags, if that makes it whole.
  std::optional<Judged> joined(std::size_t begin, std::size_t end) const {
    Candidate candidate = gather(atoms_, begin, end);
    for (unsigned joins = 0; joins < most_joins; ++joins) {
      const std::optional<Interruption> gap = interruption_at(atoms_, end);
      saw(gap ? gap->next : behind_fillers(end));
      if (!gap) return std::nullopt;
      const std::size_t next_end = bare_end(begin, gap->next);
      const std::string more = lowered(characters(atoms_, gap->next, next_end));
      if (more.empty() || more.find("://") != std::string::npos) return std::nullopt;
      Gap kind = gap->gap;
      std::uint32_t cut = atoms_[end].begin;
      if (kind == Gap::line && (candidate.chars.ends_with('=') || candidate.chars.ends_with('\\'))) {
        if (candidate.chars.back() == '=') kind = Gap::soft_break;
        cut = candidate.atoms.back().begin;
        candidate.chars.pop_back();
        candidate.atoms.pop_back();
      }
      candidate.drop(kind, cut, atoms_[gap->next].begin);
      const std::size_t trimmed_end = piece_.delimited ? next_end : std::max(gap->next, without_punctuation(atoms_, gap->next, next_end));
      const bool in_route = candidate.chars.find('#') != std::string::npos;
      if (std::optional<Judged> whole = judged_with(candidate, begin, {gap->next, trimmed_end});
          whole && is_sound_join(whole->verdict, kind != Gap::space && in_route)) {
        if (kind == Gap::line && may_be_word(more)) whole->verdict.doubtful = true;
        return without_neighbours(std::move(*whole), begin);
      }
      add(candidate, atoms_, gap->next, next_end);
      end = next_end;
    }
    return std::nullopt;
  }

  // "https://…" + "#/access-packages/…": a program puts it together from literals, and nothing is wrong with it.
  std::optional<Judged> over_literals(std::size_t begin, std::size_t end) const {
    Candidate candidate = gather(atoms_, begin, end);
    for (unsigned joins = 0; joins < most_joins; ++joins) {
      const std::size_t next = next_literal(atoms_, end);
      saw(next);
      if (next == end) return std::nullopt;
      const std::size_t next_end = bare_end(begin, next);
      add(candidate, atoms_, next, next_end);
      end = next_end;
      if (std::optional<Judged> whole = judged(candidate, begin, end); whole && is_sound_join(whole->verdict, false)) return whole;
    }
    return std::nullopt;
  }

  // "add", "feed": the rest of an id, or the next line's first word.
  static bool may_be_word(std::string_view text) {
    constexpr std::size_t longest_word = 8;  // of the letters a to f
    return text.size() <= longest_word && std::ranges::all_of(text, is_letter);
  }

  // A template whose tokens stand in tags: @<em>tenant</em>#/access-packages/<em>id</em>
  std::optional<Judged> template_over_tags(std::size_t begin, std::size_t end) const {
    Candidate candidate = gather(atoms_, begin, end);
    for (unsigned joins = 0; joins < most_joins && end < atoms_.size() && atoms_[end].c == mark::inline_tag; ++joins) {
      candidate.drop(Gap::markup, atoms_[end].begin, atoms_[end].end);
      const std::size_t next_end = bare_end(begin, end + 1);
      add(candidate, atoms_, end + 1, next_end);
      end = next_end;
    }
    std::optional<Judged> open = judged(std::move(candidate), begin, end);
    return open && open->verdict.link_class == LinkClass::placeholder ? open : std::nullopt;
  }

  // The candidate with one stretch more. Only what comes out whole is of use, and that needs the digits of an id: few texts have them.
  std::optional<Judged> judged_with(const Candidate& candidate, std::size_t begin, Stretch more) const {
    const auto is_digit_of_id = [](const Atom& a) { return is_hex(a.c); };
    const auto first = atoms_.begin() + static_cast<std::ptrdiff_t>(more.begin),
               last = atoms_.begin() + static_cast<std::ptrdiff_t>(more.end);
    const auto digits = std::ranges::count_if(candidate.atoms, is_digit_of_id) + std::count_if(first, last, is_digit_of_id);
    if (static_cast<std::size_t>(digits) < digits_of_id) return std::nullopt;
    Candidate trial = candidate;
    add(trial, atoms_, more.begin, more.end);
    return judged(std::move(trial), begin, more.end);
  }

  // Behind blanks and the marks a line may begin with.
  std::size_t behind_fillers(std::size_t at) const {
    while (at < atoms_.size() &&
           (is_blank(atoms_[at].c) || std::string_view("\"'`>;#*/-\v\x02\x06").find(atoms_[at].c) != std::string_view::npos))
      ++at;
    return at;
  }

  // The host alone tells that nothing behind it can make this an address of My Access; so do characters without end that are no host.
  bool is_hopeless(std::size_t begin, bool whole) const {
    constexpr std::size_t longest_start = 320;
    Candidate start;
    for (std::size_t at = begin; at - begin < longest_start; ++at) {
      saw(at + 1);
      if (at >= atoms_.size() || (whole ? is_blank(atoms_[at].c) : ends_bare(atoms_[at]))) return false;
      add(start, atoms_, at, at + 1);
      const char c = atoms_[at].c;
      if (c != '#' && (c != '/' || (at + 1 < atoms_.size() && atoms_[at + 1].c == '/'))) continue;
      if (start.chars.find_first_of("/#", split_address(start.chars).scheme_place.end) != std::string::npos) break;
    }
    return no_host_of_ours(start);
  }

  // Across a space the whole link must come out; across a line break in the route, an id is enough.
  static bool is_sound_join(const Judgement& verdict, bool id_is_enough) {
    return is_complete(verdict) && (id_is_enough || !verdict.recovered.empty()) && verdict.link_class != LinkClass::placeholder &&
           verdict.link_class != LinkClass::host_lookalike;
  }

  // The punctuation taken off was the mark of a shortened link.
  std::optional<Judged> with_dots(std::size_t begin, std::size_t trimmed_end, std::size_t end, const std::optional<Judged>& plain) const {
    const std::string taken = characters(atoms_, trimmed_end, end);
    if (taken.find(mark::ellipsis) == std::string::npos && taken.find("..") == std::string::npos) return std::nullopt;
    // Dots behind a page of the portal end a sentence; behind a slash, a hint or the list's address they end a shortened link.
    const bool page = plain && plain->verdict.link_class == LinkClass::not_a_package_link && !plain->candidate.chars.ends_with('/') &&
                      !plain->candidate.chars.ends_with("#/access-packages");
    if (page) return std::nullopt;
    return judged(gather(atoms_, begin, end), begin, end);
  }

  // What follows a whole id in bare text and is no part of it: brackets, list commas, escapes of a string literal.
  std::optional<Judged> without_neighbours(Judged judged_before, std::size_t begin) const {
    const LinkClass found = judged_before.verdict.link_class;
    const std::size_t essential = judged_before.verdict.link.end;
    if (essential >= judged_before.candidate.atoms.size() || !is_complete(judged_before.verdict)) return judged_before;
    if (found == LinkClass::placeholder || found == LinkClass::host_lookalike) return judged_before;
    const Atom& next = judged_before.candidate.atoms[essential];
    const bool ascii = std::string_view(",;)]}[|\\(\"'<>").find(next.c) != std::string_view::npos && next.how != Spelling::percent;
    const bool escape = next.how == Spelling::backslash;
    const bool script =
        !setting_.strict_end && (next.how == Spelling::fullwidth || next.how == Spelling::foreign || next.how == Spelling::homoglyph);
    if (!ascii && !escape && !script && next.c != mark::token && next.c != mark::ellipsis) return judged_before;
    std::size_t end = begin;
    while (end < atoms_.size() && atoms_[end].begin < next.begin) ++end;
    Candidate shorter = judged_before.candidate;
    shorter.chars.resize(essential);
    shorter.atoms.resize(essential);
    std::erase_if(shorter.dropped, [&](const Dropped& gap) { return gap.before >= essential; });
    std::optional<Judged> again = judged(std::move(shorter), begin, end);
    return again ? again : judged_before;
  }

  // A delimited piece in which something stands behind the address.
  std::optional<Judged> with_rest(Judged first, std::size_t end) const {
    std::size_t rest = end;
    saw(behind_fillers(end));
    while (rest < atoms_.size() && (is_blank(atoms_[rest].c) || atoms_[rest].c == mark::curly_quote)) ++rest;
    if (rest < atoms_.size() && first.verdict.link_class == LinkClass::ok) {
      const bool another = lowered(characters(atoms_, rest, std::min(rest + 4, atoms_.size()))) == "http";
      first.verdict.link_class = another ? LinkClass::links_glued : LinkClass::trailing_junk;
    }
    return first;
  }

  const Piece& piece_;
  Setting setting_;
  const Surroundings::Window& window_;
  const Atoms& atoms_;
  std::size_t inside_ = 0;
  mutable std::size_t seen_ = 0;  // the farthest atom that was asked for
};

}  // namespace

std::optional<Found> find_address(const Piece& piece, const NeedleHit& hit) {
  Surroundings surroundings(piece);
  return find_address(piece, hit, surroundings);
}

std::optional<Found> find_address(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings) {
  if (hit.needle == Needle::admin) return find_admin_page(piece, hit, surroundings);
  if (std::optional<Found> wrapped = find_wrapped(piece, hit, surroundings)) return wrapped;
  if (hit.needle == Needle::opaque) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(hit.at);
  AddressFinder finder(piece, hit, surroundings.near(at));
  std::optional<Found> found = finder.find();
  return finder.met_end() ? AddressFinder(piece, hit, surroundings.far(at)).find() : found;
}

}  // namespace entitlint
