// The few words one of which every My Access link holds: found fast, before anything is decoded.
#include "tool/links/needles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "tool/input/characters.h"
#include "tool/input/simd.h"
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

constexpr char lower_case_bit = 0x20;
constexpr std::size_t block = 64;

#ifdef ENTITLINT_SSE2
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

template <std::size_t Count>
unsigned pairs_in_step(const char* at) {
  const __m128i bit = _mm_set1_epi8(lower_case_bit);
  const auto load = [&](std::size_t i) { return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i)), bit); };
  return static_cast<unsigned>(_mm_movemask_epi8(pairs_in<Count>(load(0), load(1))));
}
#endif

#ifdef ENTITLINT_AVX2
// Every rare pair has a bit. Each half of a byte picks the bits of those pairs whose first (or second) letter it may belong to, in upper or
// lower case: what both halves of both letters have in common is a pair.
struct Halves {
  alignas(16) std::array<std::uint8_t, 16> low{}, high{};
};

template <std::size_t Count>
constexpr Halves halves_of(std::size_t letter) {
  Halves halves;
  unsigned bit = 1;
  for (std::size_t k = 0; k < Count; ++k) {
    if (is_repeated(k)) continue;
    const char byte = words[k].text[words[k].rare + letter];
    const auto code = static_cast<unsigned char>(byte);
    halves.low[code & 15] |= static_cast<std::uint8_t>(bit);
    halves.high[code >> 4] |= static_cast<std::uint8_t>(bit);
    if (byte >= 'a' && byte <= 'z') halves.high[(code >> 4) - 2] |= static_cast<std::uint8_t>(bit);
    bit <<= 1;
  }
  return bit <= 256 ? halves : throw "more pairs than bits";
}

template <std::size_t Count>
[[gnu::target("avx2")]] std::size_t past_empty_wide(std::string_view bytes, std::size_t at) {
  static constexpr Halves first = halves_of<Count>(0), second = halves_of<Count>(1);
  const __m256i first_low = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(first.low.data())));
  const __m256i first_high = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(first.high.data())));
  const __m256i second_low = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(second.low.data())));
  const __m256i second_high = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(second.high.data())));
  const __m256i half = _mm256_set1_epi8(15);
  for (; bytes.size() - at > block; at += block) {
    __m256i pairs = _mm256_setzero_si256();
    for (std::size_t i = at; i < at + block; i += sizeof pairs) {
      const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + i));
      const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + i + 1));
      const __m256i lows = _mm256_and_si256(_mm256_shuffle_epi8(first_low, here), _mm256_shuffle_epi8(second_low, next));
      const __m256i highs = _mm256_and_si256(_mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(here, 4), half)),
                                             _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(next, 4), half)));
      pairs = _mm256_or_si256(pairs, _mm256_and_si256(lows, highs));
    }
    if (_mm256_testz_si256(pairs, pairs) == 0) break;
  }
  return at;
}
#endif

// From `at` on past the blocks in which no rare pair begins, nearly all of a text, where the processor has a way that is faster than below.
template <std::size_t Count>
std::size_t past_empty_blocks(std::string_view bytes, std::size_t at) {
#ifdef ENTITLINT_AVX2
  static const bool is_wide = __builtin_cpu_supports("avx2") != 0;
  if (is_wide) return past_empty_wide<Count>(bytes, at);
#endif
  return at;
}

// The first of the words whose rare pair begins in bytes begin … end-1.
template <std::size_t Count>
NeedleHit find_word_within(std::string_view bytes, std::size_t from, std::size_t begin, std::size_t end) {
#ifdef ENTITLINT_SSE2
  for (std::size_t at = begin; at < end; at += step) {
    unsigned places = 0;
    if (bytes.size() - at > step) {
      places = pairs_in_step<Count>(bytes.data() + at);
    } else {
      char rest[step + 1] = {};  // no pair has a zero
      std::memcpy(rest, bytes.data() + at, bytes.size() - at);
      places = pairs_in_step<Count>(rest);
    }
    for (; places != 0; places &= places - 1) {
      const NeedleHit hit = word_at<Count>(bytes, from, at + static_cast<std::size_t>(std::countr_zero(places)));
      if (hit.length > 0) return hit;
    }
  }
#else
  for (std::size_t at = begin; at < end && at + 1 < bytes.size(); ++at) {
    const NeedleHit hit = word_at<Count>(bytes, from, at);
    if (hit.length > 0) return hit;
  }
#endif
  return {};
}

template <std::size_t Count>
NeedleHit find_word(std::string_view bytes, std::size_t from) {
  for (std::size_t at = from; at < bytes.size(); at += block) {
    if (bytes.size() - at > block) at = past_empty_blocks<Count>(bytes, at);
    const NeedleHit hit = find_word_within<Count>(bytes, from, at, std::min(at + block, bytes.size()));
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
