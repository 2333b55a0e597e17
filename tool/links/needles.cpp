// The few words one of which every My Access link holds: found fast, before anything is decoded.
#include "tool/links/needles.h"

#include <array>
#include <bit>
#include <cstdint>

#include "tool/input/characters.h"
#include "tool/links/scan.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
    Word{"elmadmin", 1, Needle::admin}, Word{"tewfjy2vz", 2, Needle::opaque}, Word{"entitlint:", 4, Needle::host},
    Word{"\\u004", 0, Needle::host},    Word{"\\u005", 0, Needle::host},      Word{"\\u006", 0, Needle::host},
    Word{"\\u007", 0, Needle::host},    Word{"&#1", 0, Needle::host},         Word{"&#x", 0, Needle::host},
    Word{"&#9", 0, Needle::host},
};
constexpr std::size_t needles = 5;

// The first of the words that has its rare pair at `at` and stands there as a whole.
template <std::size_t Count>
NeedleHit word_at(std::string_view bytes, std::size_t from, std::size_t at) {
  const char first = lower(bytes[at]), second = lower(bytes[at + 1]);
  for (std::size_t k = 0; k < Count; ++k) {
    const Word& word = words[k];
    if (word.text[word.rare] != first || word.text[word.rare + 1] != second || at < from + word.rare) continue;
    if (starts_ignoring_case(bytes.substr(at - word.rare), word.text)) return {at - word.rare, word.text.size(), word.needle};
  }
  return {};
}

// Whether another word before `k` has the same rare pair: it is looked for once.
constexpr bool is_repeated(std::size_t k) {
  for (std::size_t i = 0; i < k; ++i) {
    if (words[i].text.substr(words[i].rare, 2) == words[k].text.substr(words[k].rare, 2)) return true;
  }
  return false;
}

#ifdef __SSE2__
constexpr char lower_case_bit = 0x20;
constexpr std::size_t step = 16;

// One bit for each of 16 places where some word's rare pair begins. Bit 0x20 is set in every byte first: that makes letters lower case, and
// what it makes equal besides is sorted out by word_at.
template <std::size_t Count, std::size_t K = 0>
__m128i pairs_in(__m128i here, __m128i next) {
  if constexpr (K == Count) {
    return _mm_setzero_si128();
  } else {
    const __m128i others = pairs_in<Count, K + 1>(here, next);
    if constexpr (is_repeated(K)) {
      return others;
    } else {
      constexpr Word word = words[K];
      const __m128i first = _mm_cmpeq_epi8(here, _mm_set1_epi8(static_cast<char>(word.text[word.rare] | lower_case_bit)));
      const __m128i second = _mm_cmpeq_epi8(next, _mm_set1_epi8(static_cast<char>(word.text[word.rare + 1] | lower_case_bit)));
      return _mm_or_si128(others, _mm_and_si128(first, second));
    }
  }
}
#endif

template <std::size_t Count>
NeedleHit find_word(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
#ifdef __SSE2__
  const __m128i bit = _mm_set1_epi8(lower_case_bit);
  for (; at + step + 1 <= bytes.size(); at += step) {
    const auto load = [&](std::size_t i) { return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + i)), bit); };
    auto places = static_cast<unsigned>(_mm_movemask_epi8(pairs_in<Count>(load(at), load(at + 1))));
    for (; places != 0; places &= places - 1) {
      const NeedleHit hit = word_at<Count>(bytes, from, at + static_cast<std::size_t>(std::countr_zero(places)));
      if (hit.length > 0) return hit;
    }
  }
#endif
  for (; at + 1 < bytes.size(); ++at) {
    const NeedleHit hit = word_at<Count>(bytes, from, at);
    if (hit.length > 0) return hit;
  }
  return {};
}

}  // namespace

NeedleHit find_needle(std::string_view bytes, std::size_t from) {
  return find_word<needles>(bytes, from);
}

bool may_hold_links(std::string_view bytes) {
  return find_word<words.size()>(bytes, 0).length > 0;
}

}  // namespace entitlint
