// --fix: makes the edits that findings carry, and nothing else.
#include "tool/cli/fix.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "tool/cli/output.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/utf8.h"

namespace entitlint {
namespace fs = std::filesystem;

namespace {

std::string stored_bytes(const Source& source) {
  std::ifstream in(path_of(source.file), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || bytes.size() != source.stored_size) throw CannotGoOn(source.path + ": has changed while it was checked; nothing was repaired");
  return bytes;
}

// Text as the file stores it.
std::string encoded(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf8 || encoding == Encoding::utf8_bom) return std::string(text);
  const bool big = encoding == Encoding::utf16be || encoding == Encoding::utf16be_bom;
  std::string out;
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(static_cast<unsigned char>(unit >> 8)), low = static_cast<char>(static_cast<unsigned char>(unit));
    out += big ? high : low;
    out += big ? low : high;
  };
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (point.wide()) {
      put(0xD800 + ((point.value - 0x10000) >> 10));
      put(0xDC00 + ((point.value - 0x10000) & 0x3FF));
    } else {
      put(point.value);
    }
    text.remove_prefix(std::min<std::size_t>(point.length, text.size()));
  }
  return out;
}

// Sorted; of two that touch the same bytes the first is made, and the next run finds what is left to do.
std::vector<StoredEdit> without_overlaps(std::vector<StoredEdit> edits) {
  std::ranges::stable_sort(edits, {}, &StoredEdit::begin);
  std::vector<StoredEdit> kept;
  for (StoredEdit& edit : edits) {
    if (kept.empty() || edit.begin >= kept.back().end) kept.push_back(std::move(edit));
  }
  return kept;
}

}  // namespace

std::string FileRepair::after() const {
  std::string out;
  std::size_t at = 0;
  for (const StoredEdit& edit : edits) {
    out.append(before, at, edit.begin - at).append(edit.bytes);
    at = edit.end;
  }
  return out.append(before, at);
}

std::vector<FileRepair> repairs_of(const Outcome& outcome, const Sources& sources) {
  std::map<SourceId, std::vector<StoredEdit>> edits;
  for (const Finding& finding : outcome.findings) {
    if (!finding.certain || finding.state == FindingState::suppressed) continue;
    for (const Edit& edit : finding.edits) {
      const Source& source = sources[edit.place.source];
      if (source.file.empty()) continue;
      edits[edit.place.source].push_back({static_cast<std::size_t>(stored_offset(source, edit.place.span.begin)),
                                          static_cast<std::size_t>(stored_offset(source, edit.place.span.end)),
                                          encoded(edit.text, source.encoding)});
    }
  }
  std::vector<FileRepair> repairs;
  for (auto& [id, of_file] : edits) {
    repairs.push_back({path_of(sources[id].file), stored_bytes(sources[id]), without_overlaps(std::move(of_file))});
  }
  return repairs;
}

void apply(const FileRepair& repair) {
  std::error_code error;
  const fs::path file = fs::canonical(repair.file, error);  // a symbolic link stays one
  write_whole(error ? repair.file : file, repair.after());
}

}  // namespace entitlint
