// The few words one of which every My Access link holds: found fast, before anything is decoded.
#include "tool/links/needles.h"

#include <array>
#include <cstdint>

#include "tool/input/characters.h"
#include "tool/links/scan.h"

namespace entitlint {
namespace {

struct Word {
  std::string_view text;  // lower case
  std::size_t rare;       // where its rarest pair of letters stands: the search looks for that pair
  Needle needle;
};

// "myac" and "my-ac" also meet the usual slips of the host; "access-pack" meets the rest, since a package link repeats itself there.
// The fifth is "myaccess" inside a base64 parameter, which always starts with https://. Those behind it are no needles but hide one,
// or the audience marker: escaped letters, and our own name.
constexpr std::array words = {
    Word{"myac", 1, Needle::host},      Word{"my-ac", 1, Needle::host},       Word{"access-pack", 5, Needle::route},
    Word{"elmadmin", 1, Needle::admin}, Word{"tewfjy2vz", 2, Needle::opaque}, Word{"entitlint:", 3, Needle::host},
    Word{"\\u004", 0, Needle::host},    Word{"\\u005", 0, Needle::host},      Word{"\\u006", 0, Needle::host},
    Word{"\\u007", 0, Needle::host},    Word{"&#1", 1, Needle::host},         Word{"&#x", 1, Needle::host},
    Word{"&#9", 1, Needle::host},
};
constexpr std::size_t needles = 5;

// For each byte, the words whose rare pair has it first or second.
struct Pairs {
  std::array<std::uint16_t, 256> first{};
  std::array<std::uint16_t, 256> second{};
};

constexpr Pairs pairs_of(std::size_t count) {
  static_assert(words.size() <= 16);
  Pairs pairs;
  for (unsigned byte = 0; byte < 128; ++byte) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto bit = static_cast<std::uint16_t>(1U << i);
      const char c = lower(static_cast<char>(byte));
      if (c == words[i].text[words[i].rare]) pairs.first[byte] |= bit;
      if (c == words[i].text[words[i].rare + 1]) pairs.second[byte] |= bit;
    }
  }
  return pairs;
}

constexpr Pairs needle_pairs = pairs_of(needles);
constexpr Pairs all_pairs = pairs_of(words.size());

NeedleHit find_word(const Pairs& pairs, std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i + 1 < bytes.size(); ++i) {
    const unsigned both = pairs.first[static_cast<unsigned char>(bytes[i])] & pairs.second[static_cast<unsigned char>(bytes[i + 1])];
    if (both == 0) continue;
    for (std::size_t k = 0; k < words.size(); ++k) {
      const Word& word = words[k];
      if ((both >> k & 1U) == 0 || i < from + word.rare) continue;
      if (starts_ignoring_case(bytes.substr(i - word.rare), word.text)) return {i - word.rare, word.text.size(), word.needle};
    }
  }
  return {};
}

}  // namespace

NeedleHit find_needle(std::string_view bytes, std::size_t from) {
  return find_word(needle_pairs, bytes, from);
}

bool may_hold_links(std::string_view bytes) {
  return find_word(all_pairs, bytes, 0).at != std::string_view::npos;
}

}  // namespace entitlint
