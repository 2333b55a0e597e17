// Counting brackets outside strings with bit masks: no branch depends on a string, so its cost does not either.
#include "tool/input/json-skip.h"

#include <algorithm>
#include <bit>

namespace entitlint::json {

struct BracketSkipper::Masks {
  std::uint64_t quotes = 0;
  std::uint64_t backslashes = 0;
  std::uint64_t opening = 0;
  std::uint64_t closing = 0;

  explicit Masks(const char* at) {
    // '[' and '{' differ in the bit 0x20 only, and so do ']' and '}'.
#if defined(ENTITLINT_SSE2)
    for (int part = 0; part < block; part += 16) {
      const __m128i bytes = load(at + part);
      const __m128i braces = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      const auto add = [part](std::uint64_t& mask, __m128i equal) { mask |= std::uint64_t{mask_of(equal)} << part; };
      add(quotes, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
      add(backslashes, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
      add(opening, _mm_cmpeq_epi8(braces, _mm_set1_epi8('{')));
      add(closing, _mm_cmpeq_epi8(braces, _mm_set1_epi8('}')));
    }
#else
    for (int index = 0; index < block; ++index) {
      const std::uint64_t bit = std::uint64_t{1} << index;
      const char brace = static_cast<char>(at[index] | 0x20);
      quotes |= at[index] == '"' ? bit : 0;
      backslashes |= at[index] == '\\' ? bit : 0;
      opening |= brace == '{' ? bit : 0;
      closing |= brace == '}' ? bit : 0;
    }
#endif
  }

  void keep(std::uint64_t valid) {
    quotes &= valid;
    backslashes &= valid;
    opening &= valid;
    closing &= valid;
  }
};

namespace {

// Each bit becomes the parity of the bits up to it: ones from an opening quote to the byte before its closing one.
std::uint64_t parity(std::uint64_t bits) {
  for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
  return bits;
}

// Machines as old as x86-64 itself have no instruction for this, and the library's function is called for each block.
std::uint64_t count(std::uint64_t bits) {
  bits -= (bits >> 1) & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + ((bits >> 2) & 0x3333333333333333U);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return (bits * 0x0101010101010101U) >> 56;
}

}  // namespace

#if defined(ENTITLINT_AVX2)
namespace {

[[gnu::target("avx2")]] std::uint64_t both_masks(__m256i low, __m256i high) {
  const auto mask_of = [](int bits) { return std::uint64_t{static_cast<std::uint32_t>(bits)}; };
  return mask_of(_mm256_movemask_epi8(low)) | mask_of(_mm256_movemask_epi8(high)) << 32;
}

bool can_run_wide() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("pclmul") != 0 && __builtin_cpu_supports("popcnt") != 0;
}

}  // namespace
#endif

// The bytes that a backslash escapes.
std::uint64_t BracketSkipper::escaped(std::uint64_t backslashes, int size) {
  std::uint64_t result = first_escaped_;
  first_escaped_ = 0;
  std::uint64_t escaping = backslashes & ~result;
  while (escaping != 0) {
    const int at = std::countr_zero(escaping);
    if (at + 1 == size) {
      first_escaped_ = 1;
      break;
    }
    const std::uint64_t next = std::uint64_t{2} << at;
    result |= next;
    escaping &= ~(next | (next >> 1));
  }
  return result;
}

// The byte behind the bracket that brings the depth to zero. It is in this block.
const char* BracketSkipper::close(const char* at, std::uint64_t opening, std::uint64_t closing) {
  for (std::uint64_t brackets = opening | closing; brackets != 0; brackets &= brackets - 1) {
    const int index = std::countr_zero(brackets);
    depth_ += ((opening >> index) & 1) != 0 ? std::uint64_t{1} : ~std::uint64_t{0};
    if (depth_ == 0) return at + index + 1;
  }
  return nullptr;
}

#if defined(ENTITLINT_AVX2)
[[gnu::target("avx2,pclmul,popcnt")]] const char* BracketSkipper::past_inner_blocks(const char* at, const char* end) {
  const __m256i quote = _mm256_set1_epi8('"'), backslash = _mm256_set1_epi8('\\'), brace_bit = _mm256_set1_epi8(0x20);
  const __m256i open = _mm256_set1_epi8('{'), shut = _mm256_set1_epi8('}');
  const __m128i ones = _mm_set1_epi8(-1);
  for (; end - at >= block; at += block) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + 32));
    const __m256i low_braces = _mm256_or_si256(low, brace_bit), high_braces = _mm256_or_si256(high, brace_bit);
    const std::uint64_t backslashes = both_masks(_mm256_cmpeq_epi8(low, backslash), _mm256_cmpeq_epi8(high, backslash));
    std::uint64_t quotes = both_masks(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote));
    const std::uint64_t first_escaped = first_escaped_;
    if ((backslashes | first_escaped) != 0) quotes &= ~escaped(backslashes, block);
    // Multiplied by ones without carries, each bit becomes the parity of the bits up to it.
    const __m128i parities = _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(quotes)), ones, 0);
    const std::uint64_t in_string = static_cast<std::uint64_t>(_mm_cvtsi128_si64(parities)) ^ in_string_;
    const std::uint64_t opening = both_masks(_mm256_cmpeq_epi8(low_braces, open), _mm256_cmpeq_epi8(high_braces, open)) & ~in_string;
    const std::uint64_t closing = both_masks(_mm256_cmpeq_epi8(low_braces, shut), _mm256_cmpeq_epi8(high_braces, shut)) & ~in_string;
    const auto closed = static_cast<std::uint64_t>(_mm_popcnt_u64(closing));
    if (closed >= depth_) {
      first_escaped_ = first_escaped;
      break;
    }
    in_string_ = (in_string >> 63) != 0 ? ~std::uint64_t{0} : 0;
    depth_ += static_cast<std::uint64_t>(_mm_popcnt_u64(opening)) - closed;
  }
  return at;
}
#endif

const char* BracketSkipper::feed(const char* at, const char* end) {
#if defined(ENTITLINT_AVX2)
  static const bool can_be_wide = can_run_wide();
#endif
  while (at < end) {
#if defined(ENTITLINT_AVX2)
    if (wide_ && can_be_wide) at = past_inner_blocks(at, end);
    if (at == end) break;
#endif
    const int size = static_cast<int>(std::min<std::ptrdiff_t>(end - at, block));
    Masks masks(at);
    if (size < block) masks.keep((std::uint64_t{1} << size) - 1);
    const std::uint64_t quotes = masks.quotes & ~escaped(masks.backslashes, size);
    const std::uint64_t in_string = parity(quotes) ^ in_string_;
    in_string_ = (in_string >> 63) != 0 ? ~std::uint64_t{0} : 0;
    const std::uint64_t opening = masks.opening & ~in_string;
    const std::uint64_t closing = masks.closing & ~in_string;
    // Few blocks can close the value, and only those are walked bracket by bracket.
    if (const std::uint64_t closed = count(closing); closed < depth_) {
      depth_ += count(opening) - closed;
    } else if (const char* const behind = close(at, opening, closing); behind != nullptr) {
      return behind;
    }
    at += size;
  }
  return nullptr;
}

}  // namespace entitlint::json
