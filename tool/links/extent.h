// Where an address begins and ends in a row of characters, and what may lie between its parts.
#pragma once

#include <cstdint>
#include <optional>

#include "tool/links/address.h"

namespace entitlint {

// Where the address that holds atoms[inside] begins: at its scheme, else at its host.
[[nodiscard]] std::size_t begin_of_address(const Atoms& atoms, std::size_t inside);

// … when white space or a line break stands between the scheme and the host at `host`; `host` when no scheme stands before that.
[[nodiscard]] std::size_t begin_over_gap(const Atoms& atoms, std::size_t host);

// White space, quotes, brackets: what ends an address in bare text.
[[nodiscard]] bool ends_bare(const Atom& atom);
// Where an address that begins at `begin` ends by the rules of bare text: before white space, quotes, brackets that it did not open.
[[nodiscard]] std::size_t end_of_bare(const Atoms& atoms, std::size_t begin, std::size_t from);
// … when its container gives its ends: before white space.
[[nodiscard]] std::size_t end_of_delimited(const Atoms& atoms, std::size_t from);

// Punctuation of the sentence at the end of [begin, end) taken off.
[[nodiscard]] std::size_t without_punctuation(const Atoms& atoms, std::size_t begin, std::size_t end);

// What interrupts an address at `at`: white space, a line break with indent, quote or comment marks, tags.
struct Interruption {
  Gap gap = Gap::space;
  std::size_t next = 0;  // the first atom behind it
};
[[nodiscard]] std::optional<Interruption> interruption_at(const Atoms& atoms, std::size_t at);

}  // namespace entitlint
