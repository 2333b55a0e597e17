// A document is read again for its hashes.
#include "tool/report/document-hashes.h"

#include "tool/input/discover.h"
#include "tool/input/error.h"
#include "tool/report/line-hash.h"

namespace entitlint {
namespace {

std::vector<std::string> hashes_in(const Source& source) try {
  if (content_type(source) == FileType::json) return {};
  return line_hashes((source.encoding == Encoding::utf8_bom ? "\xEF\xBB\xBF" : "") + read_all(source));
} catch (const CannotGoOn&) {
  return {};  // gone since it was read; the fingerprint will do
}

}  // namespace

std::string DocumentHashes::of(const Finding& finding, std::uint32_t line) {
  if (!finding.place.known()) return {};
  const auto [found, is_new] = hashes_.try_emplace(finding.place.source);
  if (is_new) found->second = hashes_in(sources_[finding.place.source]);
  return line <= found->second.size() ? found->second[line - 1] : std::string();
}

}  // namespace entitlint
