// The transcoder for UTF-16: four ASCII units at a time, all else one by one.
#include "tool/input/utf16.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "tool/input/utf8.h"

namespace entitlint {

namespace {

// Writes four bytes and says yes when the four units at `stored` are ASCII.
bool pack_ascii(const char* stored, bool big_endian, char* out) {
  if constexpr (std::endian::native != std::endian::little) return false;
  std::uint64_t units = 0;
  std::memcpy(&units, stored, sizeof units);
  if ((units & (big_endian ? 0x80FF80FF80FF80FFu : 0xFF80FF80FF80FF80u)) != 0) return false;
  if (big_endian) units >>= 8;
  units = (units | (units >> 8)) & 0x0000FFFF0000FFFFu;
  const auto packed = static_cast<std::uint32_t>(units | (units >> 16));
  std::memcpy(out, &packed, sizeof packed);
  return true;
}

char32_t unit_at(const char* stored, bool big_endian) {
  const auto first = static_cast<unsigned char>(stored[0]);
  const auto second = static_cast<unsigned char>(stored[1]);
  return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
}

bool high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

char* put(char* out, char32_t point) {
  const auto byte = [&](char32_t value) { *out++ = static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) {
    byte(point);
    return out;
  }
  if (point < 0x800) {
    byte(0xC0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      byte(0xE0 | (point >> 12));
    } else {
      byte(0xF0 | (point >> 18));
      byte(0x80 | ((point >> 12) & 0x3F));
    }
    byte(0x80 | ((point >> 6) & 0x3F));
  }
  byte(0x80 | (point & 0x3F));
  return out;
}

}  // namespace

Transcoded Utf16::transcode(std::string_view stored, bool last, char* out, std::vector<std::size_t>* broken) const {
  char* const begin = out;
  std::size_t at = 0;
  const auto put_broken = [&] {
    if (broken != nullptr) broken->push_back(static_cast<std::size_t>(out - begin));
    out = put(out, replacement_character);
  };
  while (stored.size() - at >= 2) {
    while (stored.size() - at >= 8 && pack_ascii(stored.data() + at, big_endian, out)) {
      at += 8;
      out += 4;
    }
    if (stored.size() - at < 2) break;
    const char32_t unit = unit_at(stored.data() + at, big_endian);
    if (high_surrogate(unit)) {
      if (stored.size() - at < 4 && !last) break;
      const char32_t next = stored.size() - at < 4 ? 0 : unit_at(stored.data() + at + 2, big_endian);
      if (low_surrogate(next)) {
        out = put(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
        at += 4;
        continue;
      }
      put_broken();
    } else if (low_surrogate(unit)) {
      put_broken();
    } else {
      out = put(out, unit);
    }
    at += 2;
  }
  if (last && at < stored.size()) {
    put_broken();
    at = stored.size();
  }
  return {at, static_cast<std::size_t>(out - begin)};
}

}  // namespace entitlint
