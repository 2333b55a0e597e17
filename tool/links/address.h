// An address as it is meant: its characters without what was dropped between them, and its parts.
#pragma once

#include <string>
#include <vector>

#include "tool/links/spelling.h"
#include "tool/links/structure.h"

namespace entitlint {

// What was left out because no address holds it. A candidate is put together from several lines with such gaps.
enum class Gap : unsigned char { invisible, space, line, soft_break, markup };

struct Dropped {
  Gap gap = Gap::invisible;
  std::size_t before = 0;   // the index of the character that follows
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
};

// The characters of one address. `chars` and `atoms` run side by side.
struct Candidate {
  std::string chars;
  Atoms atoms;
  std::vector<Dropped> dropped;

  void take(const Atom& atom);  // drops what no address holds
  void drop(Gap gap, std::uint32_t begin, std::uint32_t end) { dropped.push_back({gap, chars.size(), begin, end}); }
};

enum class Scheme : unsigned char { https, http, missing, broken, defanged };

// The parts before the path, as stretches of the candidate's characters.
struct Address {
  Scheme scheme = Scheme::missing;
  Stretch scheme_place;
  Stretch user;
  Stretch host;
  std::size_t tail = 0;         // where the path begins
  bool foreign_scheme = false;  // ftp://: nobody slips like this
  bool foreign_port = false;    // My Access answers at the usual one only
};

[[nodiscard]] Address split_address(const std::string& chars);

// Letters that can only be "https" or "http" with a slip, or their defanged forms.
[[nodiscard]] bool is_scheme_like(std::string_view letters);

}  // namespace entitlint
