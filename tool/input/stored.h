// The stored bytes of a Source, whether they are in a file or in memory; only for the files that decode them.
#pragma once

#include <cstdint>
#include <string>

#include "tool/input/file.h"
#include "tool/input/source.h"
#include "tool/input/utf16.h"

namespace entitlint {

inline constexpr std::uint32_t mark_distance = 4096;  // stored bytes between two marks of UTF-16

[[nodiscard]] bool is_utf16(Encoding encoding);
[[nodiscard]] Utf16 utf16_of(Encoding encoding);
[[nodiscard]] std::uint32_t mark_length(Encoding encoding);  // bytes of the byte order mark

// Opens the stored bytes of a Source again. Throws CannotGoOn when they can no longer be read or are fewer or more than they were.
class Stored {
 public:
  explicit Stored(const Source& source);

  // Exactly `count` bytes.
  void read(std::uint64_t offset, char* buffer, std::size_t count);
  [[noreturn]] void changed() const;

 private:
  const Source* source_;
  File file_;
};

}  // namespace entitlint
