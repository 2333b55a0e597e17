// Lines, columns and excerpts, computed at the end and only for what is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tool/input/source.h"

namespace entitlint {

// 1-based; a byte order mark is no column. A line ends with LF or CRLF, not with a CR alone; a tab is one column. A byte that is not
// valid UTF-8 counts as one column of each kind. An offset inside a character stands at the character.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;         // UTF-16 units: what every data format prints but rdjsonl
  std::uint32_t column_points = 1;  // code points: what the text report prints
  std::uint32_t column_bytes = 1;   // UTF-8 bytes
};

// A place to resolve. The excerpt never leaves `within` (the record the place is in; empty: the whole source), so that a report on one
// object of a minified export shows nothing of its neighbours.
struct Wanted {
  Place place;
  Span within;
};

// A place as reports need it. The excerpt is the line of `begin`, cut to at most 160 code points around it. It can be printed as it is:
// tabs, CR and other line breaks are blanks in it, control characters, those that turn the direction of writing, and bytes that are not
// UTF-8 are U+FFFD. It is empty where `within` does not hold the place. The caret columns are 0-based code points in it.
struct Location {
  Position begin, end;  // end is exclusive
  std::string excerpt;
  std::uint32_t caret_begin = 0;
  std::uint32_t caret_end = 0;  // on the excerpt's line; at least caret_begin + 1
};

// Resolves all places in one forward pass over each source that has any: linear in its size, whatever the length of its lines.
class Locations {
 public:
  Locations(const Sources& sources, std::vector<Wanted> wanted);
  [[nodiscard]] const Location& of(const Place& place) const;  // a place given to the constructor

 private:
  std::vector<Wanted> wanted_;  // sorted by place, each place once
  std::vector<Location> locations_;
};

}  // namespace entitlint
