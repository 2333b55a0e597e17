// Opening sources: size, encoding, and for UTF-16 the marks that make it randomly accessible.
#include "tool/input/source.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/stored.h"
#include "tool/input/utf8.h"

namespace entitlint {

namespace {

constexpr std::uint64_t too_large = std::numeric_limits<std::uint32_t>::max();

// Without a byte order mark UTF-16 shows by the zero bytes of its ASCII: JSON, HTML and mail are full of it, and no text in UTF-8 has any.
Encoding encoding_without_mark(std::string_view head) {
  if (head.find('\0') == head.npos) return Encoding::utf8;  // nearly always, and found out fast
  std::size_t zeros[2] = {0, 0};
  const std::size_t pairs = head.size() / 2;
  for (std::size_t at = 0; at < pairs * 2; ++at) zeros[at % 2] += head[at] == '\0' ? 1u : 0u;
  const auto tells = [&](std::size_t these, std::size_t others) {
    return these >= std::min<std::size_t>(pairs, 2) && these * 4 >= pairs && these > others * 8;
  };
  if (tells(zeros[1], zeros[0])) return Encoding::utf16le;
  if (tells(zeros[0], zeros[1])) return Encoding::utf16be;
  return Encoding::utf8;
}

Encoding encoding_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return Encoding::utf8_bom;
  if (head.starts_with("\xFF\xFE")) return Encoding::utf16le_bom;
  if (head.starts_with("\xFE\xFF")) return Encoding::utf16be_bom;
  return encoding_without_mark(head);
}

void refuse_if_too_large(const std::string& path, std::uint64_t size) {
  if (size >= too_large) throw CannotGoOn(path + ": 4 GiB or more; split the export into smaller files");
}

// Decodes a UTF-16 source once, piece by piece, and hands each piece to `use(stored offset, output, broken)`.
template <typename Use>
void for_each_piece(const Source& source, Use use) {
  Stored stored(source);
  const Utf16 utf16 = utf16_of(source.encoding);
  std::vector<char> in(mark_distance);
  std::vector<char> out(mark_distance / 2 * 3 + 3);
  std::vector<std::size_t> broken;
  for (std::uint64_t at = mark_length(source.encoding); at < source.stored_size;) {
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(mark_distance, source.stored_size - at));
    stored.read(at, in.data(), count);
    broken.clear();
    const bool last = at + count == source.stored_size;
    const Transcoded done = utf16.transcode({in.data(), count}, last, out.data(), &broken);
    if (!use(at, done.written, broken)) return;
    at += done.read;
  }
}

void measure_utf16(Source& source) {
  std::uint64_t decoded = 0;
  for_each_piece(source, [&](std::uint64_t at, std::size_t written, const std::vector<std::size_t>&) {
    source.marks.push_back({static_cast<std::uint32_t>(decoded), static_cast<std::uint32_t>(at)});
    decoded += written;
    refuse_if_too_large(source.path, decoded);
    return true;
  });
  source.size = static_cast<std::uint32_t>(decoded);
  source.marks.push_back({source.size, static_cast<std::uint32_t>(source.stored_size)});
}

// Fills encoding and sizes from the first bytes.
void describe(Source& source, std::string_view head, std::uint64_t stored_size) {
  refuse_if_too_large(source.path, stored_size);
  source.stored_size = stored_size;
  source.encoding = encoding_of(head);
  if (is_utf16(source.encoding)) {
    measure_utf16(source);
  } else {
    source.size = static_cast<std::uint32_t>(stored_size - mark_length(source.encoding));
  }
}

bool is_utf8(std::string_view text) {
  for (text.remove_prefix(ascii_length(text)); !text.empty(); text.remove_prefix(ascii_length(text))) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid) return false;
    text.remove_prefix(point.length);
  }
  return true;
}

std::vector<Span> broken_utf16(const Source& source, std::size_t most) {
  constexpr std::uint32_t replaced = 3;  // bytes of U+FFFD
  std::vector<Span> found;
  std::uint32_t decoded = 0;
  std::uint32_t stretch_end = 0;
  for_each_piece(source, [&](std::uint64_t, std::size_t written, const std::vector<std::size_t>& broken) {
    for (const std::size_t at : broken) {
      const std::uint32_t begin = decoded + static_cast<std::uint32_t>(at);
      if (found.empty() || begin != stretch_end) {
        if (found.size() == most) return false;
        found.push_back({begin, begin + replaced});
      }
      stretch_end = begin + replaced;
    }
    decoded += static_cast<std::uint32_t>(written);
    return true;
  });
  return found;
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_bom:
      return "UTF-8 with BOM";
    case Encoding::utf16le_bom:
      return "UTF-16 LE with BOM";
    case Encoding::utf16be_bom:
      return "UTF-16 BE with BOM";
    case Encoding::utf16le:
      return "UTF-16 LE without BOM";
    case Encoding::utf16be:
      return "UTF-16 BE without BOM";
  }
  return "";
}

bool is_utf16(Encoding encoding) {
  return encoding != Encoding::utf8 && encoding != Encoding::utf8_bom;
}

Utf16 utf16_of(Encoding encoding) {
  return {encoding == Encoding::utf16be || encoding == Encoding::utf16be_bom};
}

std::uint32_t mark_length(Encoding encoding) {
  if (encoding == Encoding::utf8_bom) return 3;
  return encoding == Encoding::utf16le_bom || encoding == Encoding::utf16be_bom ? 2 : 0;
}

Source open_source(std::string path, std::string file, bool named) {
  File opened(file, path);
  if (!opened.seekable()) {  // a pipe can be read only once
    std::string bytes = opened.read_to_end(too_large);
    return memory_source(std::move(path), std::move(bytes), named);
  }
  Source source;
  source.path = std::move(path);
  source.file = std::move(file);
  source.named = named;
  char head[mark_distance];
  const std::size_t count = opened.read_at(0, head, sizeof head);
  describe(source, {head, count}, opened.size());
  return source;
}

Source skim_source(std::string path, std::string file, bool (*worth_reading)(std::string_view), std::string& buffer) {
  constexpr std::size_t room = 1u << 18;
  if (buffer.size() < room) buffer.resize(room);
  const std::optional<std::size_t> size = read_small(file.c_str(), buffer.data(), room);
  std::string_view text = std::string_view(buffer).substr(0, size.value_or(0));
  const bool plain = is_plain_ascii(text);
  const std::string_view head = text.substr(0, mark_distance);
  if (!size || (!plain && is_utf16(encoding_of(head)))) return open_source(std::move(path), std::move(file), false);
  Source source;
  source.path = std::move(path);
  source.file = std::move(file);
  if (plain) {
    source.stored_size = source.size = static_cast<std::uint32_t>(text.size());
  } else {
    describe(source, head, text.size());
    text.remove_prefix(mark_length(source.encoding));
  }
  source.quiet = !worth_reading(text) && (plain || is_utf8(text));
  return source;
}

Source memory_source(std::string path, std::string bytes, bool named) {
  Source source;
  source.path = std::move(path);
  source.bytes = std::move(bytes);
  source.named = named;
  describe(source, std::string_view(source.bytes).substr(0, mark_distance), source.bytes.size());
  return source;
}

std::uint64_t stored_offset(const Source& source, std::uint32_t decoded) {
  assert(decoded <= source.size);
  if (!is_utf16(source.encoding)) return std::uint64_t{decoded} + mark_length(source.encoding);
  const auto next = std::ranges::upper_bound(source.marks, decoded, {}, &Mark::decoded);
  if (next == source.marks.end()) return source.stored_size;
  const Mark mark = *std::prev(next);
  Reader reader(source);
  return mark.stored + 2 * std::uint64_t{utf16_units(reader.view({mark.decoded, decoded}))};
}

Stored::Stored(const Source& source) : source_(&source) {
  if (source.file.empty()) return;
  file_ = File(source.file, source.path);
  if (file_.size() != source.stored_size) changed();
}

void Stored::read(std::uint64_t offset, char* buffer, std::size_t count) {
  if (!source_->file.empty()) {
    if (file_.read_at(offset, buffer, count) != count) changed();
  } else if (count > 0) {
    std::memcpy(buffer, source_->bytes.data() + offset, count);
  }
}

void Stored::changed() const {
  throw CannotGoOn(source_->path + ": changed while it was read");
}

std::string read_all(const Source& source) {
  Reader reader(source);
  std::string all;
  all.reserve(source.size);
  while (all.size() < source.size) all += reader.next(static_cast<std::uint32_t>(all.size()));
  return all;
}

std::vector<Span> invalid_text(const Source& source, Reader& reader) {
  return is_utf16(source.encoding) ? broken_utf16(source, Reader::most_invalid) : reader.invalid_utf8();
}

std::vector<Span> invalid_text(const Source& source, std::size_t most) {
  if (is_utf16(source.encoding)) return broken_utf16(source, most);
  Reader reader(source);
  reader.watch(most);
  return reader.invalid_utf8();
}

}  // namespace entitlint
