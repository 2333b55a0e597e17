// UTF-16 to UTF-8, piece by piece.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace entitlint {

// How far a piece was turned into UTF-8.
struct Transcoded {
  std::size_t read = 0;     // stored bytes; fewer than given when the piece ends inside a character
  std::size_t written = 0;  // bytes of UTF-8
};

struct Utf16 {
  bool big_endian = false;

  // Turns `stored` into UTF-8 at `out`, which has room for three bytes for every two and three more. An unpaired surrogate, and with
  // `last` an odd byte at the end, becomes U+FFFD; where it stands in the output is added to `broken`, if given.
  Transcoded transcode(std::string_view stored, bool last, char* out, std::vector<std::size_t>* broken = nullptr) const;
};

}  // namespace entitlint
