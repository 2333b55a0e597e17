// Which wide instructions can be compiled, with their intrinsics. SSE2 is there wherever it can be compiled; AVX2 must be asked for when
// the program runs (__builtin_cpu_supports), and its functions say gnu::target.
#pragma once

#if defined(__SSE2__) || defined(_M_X64)
#define ENTITLINT_SSE2 1
#include <emmintrin.h>
#endif

#if defined(__GNUC__) && defined(__x86_64__)
#define ENTITLINT_AVX2 1
#include <immintrin.h>
#endif
