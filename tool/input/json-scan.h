// Runs of bytes that a JSON reader may pass over at once: blanks, and the plain part of a string. SSE2 where the machine has it.
#pragma once

#include <bit>
#include <cstdint>

#include "tool/input/simd.h"

namespace entitlint::json {

inline constexpr int scan_overrun = 16;  // bytes that may be read behind the one a scan stops at

[[nodiscard]] inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// What ends a plain run in a string: quote, backslash, control byte.
[[nodiscard]] inline bool is_special(char byte) {
  return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20;
}

#if defined(ENTITLINT_SSE2)
// Unaligned loads: a byte-by-byte way to the next border, as RapidJSON's own scans have it, costs more than it saves on short tokens.
[[nodiscard]] inline __m128i load(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

[[nodiscard]] inline std::uint32_t mask_of(__m128i bytes) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

[[nodiscard]] inline std::uint32_t blank_mask(const char* at) {
  const __m128i bytes = load(at);
  const __m128i spaces = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
  const __m128i breaks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
  return mask_of(_mm_or_si128(spaces, breaks));
}

[[nodiscard]] inline std::uint32_t special_mask(const char* at) {
  const __m128i bytes = load(at);
  const __m128i last_control = _mm_set1_epi8(0x1F);
  const __m128i controls = _mm_cmpeq_epi8(_mm_max_epu8(bytes, last_control), last_control);
  const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return mask_of(_mm_or_si128(controls, marks));
}
#endif

// The first byte from `at` on that is no blank. The text must hold one.
[[nodiscard]] inline char* skip_blanks(char* at) {
  // Compact exports have no blank at most places and pretty ones a single one behind each colon.
  if (!is_blank(*at)) return at;
  if (!is_blank(*++at)) return at;
#if defined(ENTITLINT_SSE2)
  for (;; at += 16) {
    const std::uint32_t others = blank_mask(at) ^ 0xFFFFU;
    if (others != 0) return at + std::countr_zero(others);
  }
#else
  while (is_blank(*at)) ++at;
  return at;
#endif
}

// The first special byte from `at` on. The text must hold one.
[[nodiscard]] inline char* skip_plain(char* at) {
#if defined(ENTITLINT_SSE2)
  for (;; at += 16) {
    const std::uint32_t specials = special_mask(at);
    if (specials != 0) return at + std::countr_zero(specials);
  }
#else
  while (!is_special(*at)) ++at;
  return at;
#endif
}

}  // namespace entitlint::json
