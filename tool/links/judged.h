// Candidates put together from characters, and what becomes of them once they are judged.
#pragma once

#include "tool/links/finder.h"

namespace entitlint {

// A candidate with its verdict, and the atoms it was made of.
struct Judged {
  Candidate candidate;
  Judgement verdict;
  std::uint32_t begin_byte = 0;
  std::uint32_t end_byte = 0;
};

// The characters atoms[begin, end), without what no address holds.
[[nodiscard]] Candidate gather(const Atoms& atoms, std::size_t begin, std::size_t end);
void add(Candidate& candidate, const Atoms& atoms, std::size_t begin, std::size_t end);

// "https://…/@" + tenant: the quote at `end` closes a literal, and the program goes on.
[[nodiscard]] bool is_concatenation(const Atoms& atoms, std::size_t end);
// Where the next literal begins that a program joins to the one whose quote stands at `end`; `end` when none does.
[[nodiscard]] std::size_t next_literal(const Atoms& atoms, std::size_t end);
// The class of an address that a program goes on with: a placeholder where a part is still to come.
[[nodiscard]] LinkClass placeholder_if_open(const Judged& judged);

// Nothing but white space stands behind `end` where all of the piece is one address; true of bare text.
[[nodiscard]] bool is_all_of_destination(const Piece& piece, std::uint32_t end);

// The link as the collector takes it, its hint and id as they are written.
[[nodiscard]] Found found_from(const Piece& piece, const Judged& judged);

}  // namespace entitlint
