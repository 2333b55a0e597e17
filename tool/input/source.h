// A Source is one input file (or standard input): what its bytes are, and how to read them again.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/place.h"

namespace entitlint {

// How the stored bytes spell text. `utf8` includes files with invalid bytes: those are kept as they are.
enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16le_bom, utf16be_bom, utf16le, utf16be };

[[nodiscard]] std::string_view name(Encoding encoding);  // "UTF-8 with BOM", "UTF-16 LE without BOM", …

// Where a decoded offset of UTF-16 stands in the stored file: one mark for every 4 KiB, and one at the end.
struct Mark {
  std::uint32_t decoded = 0;
  std::uint32_t stored = 0;
};

// One input. It keeps no text, but for bytes that cannot be read twice (standard input); a Reader opens it.
struct Source {
  std::string path;    // as reports print it: '/' between parts, relative to the base folder
  std::string file;    // where to read, as path_of() takes it; empty when `bytes` holds the content
  std::string bytes;   // stored bytes of standard input and of sources made in memory
  bool named = false;  // named on the command line, not met in a walk
  Encoding encoding = Encoding::utf8;
  std::uint64_t stored_size = 0;  // bytes as stored
  std::uint32_t size = 0;         // decoded bytes, without a byte order mark
  std::vector<Mark> marks;        // of UTF-16; else none
  bool quiet = false;             // was looked through when it was opened: sound, and nothing in it is worth reading again
};

using Sources = std::vector<Source>;  // sorted by path; a SourceId is an index into it

// Looks at a file's size and first bytes and fills encoding and sizes. Throws CannotGoOn ("path: reason") when the
// file cannot be opened or read, is a folder, or has 4 GiB or more.
[[nodiscard]] Source open_source(std::string path, std::string file, bool named);

// Opens and looks through a small document in UTF-8 at once, which spares most documents a second opening: `quiet` tells whether
// `worth_reading` said no to its decoded bytes. `buffer` is re-used. Everything else is opened as by open_source.
[[nodiscard]] Source skim_source(std::string path, std::string file, bool (*worth_reading)(std::string_view), std::string& buffer);

// The same for bytes that are already here (standard input, tests).
[[nodiscard]] Source memory_source(std::string path, std::string bytes, bool named = true);

// The offset in the stored file of a decoded offset: the same but for the byte order mark in UTF-8, counted in UTF-16.
// `decoded` may be source.size (the end).
[[nodiscard]] std::uint64_t stored_offset(const Source& source, std::uint32_t decoded);

// An open Source: random access to decoded bytes through one re-used window (1 MiB, more only where one view needs it).
// Throws CannotGoOn when the file can no longer be read or has changed its size. Not for sharing between threads: open another.
class Reader {
 public:
  static constexpr std::size_t most_invalid = 20;
  static constexpr std::uint32_t padding = 64;  // readable bytes behind every view

  explicit Reader(const Source& source);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  [[nodiscard]] std::uint32_t size() const;

  // The decoded bytes of `span`. Valid until the next call. Reading forward in small steps costs one copy of the input.
  [[nodiscard]] std::string_view view(Span span);

  // The same, writable, for parsing in place: what the caller overwrites inside `span` is gone for this Reader's window,
  // so a later view() or take() of it is read anew.
  [[nodiscard]] std::span<char> take(Span span);

  // The largest piece that starts at `begin` and is already in the window or one read away: at least one byte unless at the end.
  [[nodiscard]] std::string_view next(std::uint32_t begin);

  // From now on bytes of UTF-8 that come by from front to back are looked at for what is none, so that nobody need read them once more
  // for that. At most `most` places are noted.
  void watch(std::size_t most = most_invalid);
  // What was noted; first, what has not come by yet is read. Nothing of sources in UTF-16: see invalid_text().
  [[nodiscard]] std::vector<Span> invalid_utf8();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole decoded content. For documents and tests; exports are read record by record.
[[nodiscard]] std::string read_all(const Source& source);

// The first invalid UTF-8 sequence of each stretch of them (or unpaired surrogate of UTF-16), as decoded spans; at most `most`.
[[nodiscard]] std::vector<Span> invalid_text(const Source& source, std::size_t most = Reader::most_invalid);

// The same with a Reader of that source; what it has watched is not read again.
[[nodiscard]] std::vector<Span> invalid_text(const Source& source, Reader& reader);

}  // namespace entitlint
