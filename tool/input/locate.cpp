// Counting lines and columns once through each source, from place to place.
#include "tool/input/locate.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "tool/input/excerpt.h"
#include "tool/input/utf8.h"

namespace entitlint {

namespace {

std::uint32_t count_line_ends(std::string_view text) {
  constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7Fu;
  std::uint32_t count = 0;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    bytes ^= 0x0A0A0A0A0A0A0A0Au;  // a line end is now a zero byte: the only one without a bit in the next line
    count += 8 - static_cast<std::uint32_t>(std::popcount((((bytes & low_bits) + low_bits) | bytes) & ~low_bits));
    text.remove_prefix(sizeof bytes);
  }
  return count + static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
}

// A position that moves forward through a source.
class Cursor {
 public:
  explicit Cursor(Reader& reader) : reader_(&reader) {}

  // Moves to `target`, which is not before any earlier one.
  const Position& move_to(std::uint32_t target) {
    while (at_ < target) {
      (void)reader_->view({at_, at_ + std::min(reader_->size() - at_, 4u)});  // a whole character is in the window from here
      const std::string_view piece = reader_->next(at_);
      const std::uint32_t moved = step(piece, std::min<std::size_t>(piece.size(), target - at_));
      if (moved == 0) break;  // the target is inside a character
      at_ += moved;
    }
    return position_;
  }

 private:
  // Moves over the line ends in the first `limit` bytes of `piece`, or where there is none over its characters. How far it moved.
  std::uint32_t step(std::string_view piece, std::size_t limit) {
    const std::string_view visible = piece.substr(0, limit);
    if (const std::uint32_t line_ends = count_line_ends(visible); line_ends > 0) {
      position_ = {.line = position_.line + line_ends};
      return static_cast<std::uint32_t>(visible.rfind('\n') + 1);
    }
    std::size_t at = 0;
    while (at < limit) {
      const auto ascii = static_cast<std::uint32_t>(ascii_length(visible.substr(at)));
      count(ascii, ascii, ascii);
      at += ascii;
      const bool cut = piece.size() - at < 4 && at_ + piece.size() < reader_->size();
      if (at == limit || (cut && at > 0)) break;
      const CodePoint point = decode_utf8(piece.substr(at));
      if (!point.valid) {
        count(1, 1, 1);
        ++at;
        continue;
      }
      if (at + point.length > limit) break;
      count(point.wide() ? 2 : 1, 1, point.length);
      at += point.length;
    }
    return static_cast<std::uint32_t>(at);
  }

  void count(std::uint32_t units, std::uint32_t points, std::uint32_t bytes) {
    position_.column += units;
    position_.column_points += points;
    position_.column_bytes += bytes;
  }

  Reader* reader_;
  std::uint32_t at_ = 0;
  Position position_;
};

// The narrowest record first, so that the same place wanted twice shows least.
auto order(const Wanted& wanted) {
  return std::tuple(wanted.place, wanted.within.empty(), wanted.within.size(), wanted.within);
}

// Resolves the places of one source, sorted by their begins.
void resolve(const Source& source, std::span<const Wanted> wanted, std::span<Location> locations) {
  Reader reader(source);
  const auto begin_of = [&](std::size_t index) { return std::min(wanted[index].place.span.begin, source.size); };
  const auto end_of = [&](std::size_t index) { return std::clamp(wanted[index].place.span.end, begin_of(index), source.size); };
  std::vector<std::uint32_t> by_end(wanted.size());
  std::iota(by_end.begin(), by_end.end(), 0u);
  std::ranges::sort(by_end, {}, end_of);
  Cursor cursor(reader);
  std::size_t begins = 0;
  for (const std::uint32_t next_end : by_end) {
    for (; begins < wanted.size() && begin_of(begins) <= end_of(next_end); ++begins)
      locations[begins].begin = cursor.move_to(begin_of(begins));
    locations[next_end].end = cursor.move_to(end_of(next_end));
  }
  Reader again(source);
  for (std::size_t index = 0; index < wanted.size(); ++index) {
    Excerpt shown = excerpt(again, {begin_of(index), end_of(index)}, wanted[index].within);
    locations[index].excerpt = std::move(shown.text);
    locations[index].caret_begin = shown.caret_begin;
    locations[index].caret_end = shown.caret_end;
  }
}

}  // namespace

Locations::Locations(const Sources& sources, std::vector<Wanted> wanted) : wanted_(std::move(wanted)) {
  std::ranges::sort(wanted_, {}, order);
  const auto same_place = [](const Wanted& one, const Wanted& other) { return one.place == other.place; };
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end(), same_place), wanted_.end());
  locations_.resize(wanted_.size());
  for (std::size_t begin = 0; begin < wanted_.size();) {
    const SourceId id = wanted_[begin].place.source;
    std::size_t end = begin;
    while (end < wanted_.size() && wanted_[end].place.source == id) ++end;
    if (id < sources.size()) {
      resolve(sources[id], std::span(wanted_).subspan(begin, end - begin), std::span(locations_).subspan(begin, end - begin));
    }
    begin = end;
  }
}

const Location& Locations::of(const Place& place) const {
  const auto found = std::ranges::lower_bound(wanted_, place, {}, &Wanted::place);
  assert(found != wanted_.end() && found->place == place);
  return locations_[static_cast<std::size_t>(found - wanted_.begin())];
}

}  // namespace entitlint
