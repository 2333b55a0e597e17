// What stands round the needles of one piece, read once for all the needles that share it.
#include "tool/links/surroundings.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::uint32_t near_reach = 384;
constexpr std::uint32_t near_grid = 128;
constexpr std::uint32_t far_grid = 512;

std::uint32_t rounded_up(std::uint32_t at, std::uint32_t grid) {
  return (at / grid + 1) * grid;
}

bool ends_word(char c) {
  return is_space(c) || c == mark::inline_tag || c == '<' || c == '>' || c == '"' || c == '`';
}

bool ends_window(char c) {
  return is_blank(c) || c == mark::boundary || c == '<' || c == '>' || c == '"' || c == '`' || c == '|';
}

bool is_line_mark(char c) {
  return std::string_view(">|#*;").find(c) != none;
}

}  // namespace

// Where "https://" begins that stands before `begin` with white space or a line's end between; else `begin`.
std::uint32_t Surroundings::with_scheme_before(std::uint32_t begin, std::uint32_t limit) const {
  constexpr std::uint32_t longest_gap = 12, longest_scheme = 8;
  std::uint32_t end = begin;
  while (end > limit && begin - end < longest_gap && (is_blank(text_[end - 1]) || is_line_mark(text_[end - 1]))) --end;
  if (end == begin || end < limit + 3 || text_.substr(end - 3, 3) != "://") return begin;
  end -= 3;
  std::uint32_t letters = end;
  while (letters > limit && end - letters < longest_scheme && is_letter(text_[letters - 1])) --letters;
  return letters;
}

// Back to what cannot stand in an address. A delimited piece is read from its start: there white space may stand inside the address.
std::uint32_t Surroundings::window_begin(std::uint32_t at) {
  if (delimited_ && at <= longest_front) return 0;
  const std::uint32_t cell = at / longest_front * longest_front;
  const std::uint32_t limit = cell > longest_front ? cell - longest_front : 0;
  if (at < bare_seen_ || bare_seen_ < limit) bare_begin_ = bare_seen_ = limit;
  for (; bare_seen_ < at; ++bare_seen_) {
    if (ends_window(text_[bare_seen_])) bare_begin_ = bare_seen_ + 1;
  }
  return with_scheme_before(std::max(bare_begin_, limit), limit);
}

const Surroundings::Window& Surroundings::read(Window& window, std::uint32_t at, std::uint32_t begin, std::uint32_t wanted_end) {
  if (!window.atoms.empty() && window.begin == begin && at < window.end && window.end <= wanted_end &&
      (window.end == wanted_end || !window.short_of_end))
    return window;
  const std::uint32_t end = std::min(static_cast<std::uint32_t>(text_.size()), wanted_end);
  const std::size_t boundary = text_.substr(0, end).find(mark::boundary, at);
  window.begin = begin;
  window.short_of_end = boundary == none && end < text_.size();
  window.end = boundary == none ? end : static_cast<std::uint32_t>(boundary);
  window.atoms = read_atoms(text_, begin, window.end);
  return window;
}

const Surroundings::Window& Surroundings::near(std::uint32_t at) {
  const std::uint32_t begin = window_begin(at);
  if (at - begin > near_reach) return far(at);
  return read(near_, at, begin, rounded_up(at, near_grid) + near_reach);
}

const Surroundings::Window& Surroundings::far(std::uint32_t at) {
  return read(far_, at, window_begin(at), rounded_up(at, far_grid) + longest_link - far_grid);
}

Stretch Surroundings::token(std::size_t at) {
  const std::size_t cell = at / longest_address * longest_address;
  const std::size_t first = cell > longest_address ? cell - longest_address : 0;
  const std::size_t last = std::min<std::size_t>(text_.size(), cell + 2 * longest_address);
  if (at < word_.begin || at >= word_.end || word_.begin == word_.end) {
    word_ = {at, at};
    while (word_.begin > first && !ends_word(text_[word_.begin - 1])) --word_.begin;
  }
  while (word_.end < last && !ends_word(text_[word_.end])) ++word_.end;
  return {std::max(word_.begin, first), std::min(word_.end, last)};
}

std::size_t Surroundings::outer_begin(Stretch token, std::size_t needle) {
  const bool known = token.begin >= outer_from_ && token.begin <= outer_seen_ && (outer_ == none || outer_ >= token.begin);
  if (!known) {
    outer_from_ = outer_seen_ = token.begin;
    outer_ = none;
  }
  const std::string_view text = text_.substr(0, token.end);
  while (outer_ == none && outer_seen_ < needle) {
    const std::size_t at = find_ignoring_case(text.substr(0, needle + 3), "http", outer_seen_);
    outer_seen_ = std::min(at, needle - 1) + 1;
    if (at >= needle) break;
    const std::size_t letters = at + 4 < text.size() && lower(text[at + 4]) == 's' ? 5 : 4;
    if (!text.substr(at + letters).starts_with("://")) continue;
    const std::size_t host_end = text.find_first_of("/?#", at + letters + 3);
    if (host_end != none && text[host_end - 1] == ':') continue;  // https://https://
    outer_ = at;
    outer_host_end_ = host_end;
  }
  return outer_ < needle && outer_host_end_ < needle ? outer_ : none;
}

const Atoms& Surroundings::atoms_of(Stretch stretch) {
  const auto begin = static_cast<std::uint32_t>(stretch.begin), end = static_cast<std::uint32_t>(stretch.end);
  if (exact_.begin != begin || exact_.end != end) {
    exact_.begin = begin;
    exact_.end = end;
    exact_.atoms = read_atoms(text_, begin, end);
  }
  return exact_.atoms;
}

bool Surroundings::refused(Question question, Stretch stretch) const {
  const Stretch& last = refused_[static_cast<std::size_t>(question)];
  return stretch.begin == last.begin && stretch.end == last.end;
}

}  // namespace entitlint
