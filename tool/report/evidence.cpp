// Hashes inputs piece by piece: an export may be larger than memory.
#include "tool/report/evidence.h"

#include <fstream>

#include "tool/input/file.h"
#include "tool/lint/sha256.h"

namespace entitlint {
namespace {

std::string hash_of(const Source& source) {
  Sha256 hash;
  if (source.file.empty()) {
    hash.add(source.bytes);
    return std::move(hash).hex();
  }
  std::ifstream file(path_of(source.file), std::ios::binary);
  std::string piece(64 * 1024, '\0');
  std::uint64_t size = 0;
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
    hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    size += static_cast<std::uint64_t>(file.gcount());
  }
  return size == source.stored_size ? std::move(hash).hex() : std::string();  // a hash of other bytes than were read proves nothing
}

// A zero between the parts, so that no two tables spell the same bytes.
std::string hash_of(RuleTable rules) {
  Sha256 hash;
  const auto add = [&hash](std::string_view part) {
    hash.add(part);
    hash.add({"\0", 1});
  };
  for (const RuleEntry& entry : rules) {
    add(entry.rule->code);
    add(entry.rule->name);
    add(name(entry.rule->severity));
    add(entry.rule->summary);
    add(entry.page);
  }
  return std::move(hash).hex();
}

}  // namespace

Evidence evidence_of(const Sources& sources, RuleTable rules) {
  Evidence evidence{hash_of(rules), {}};
  for (const Source& source : sources) evidence.inputs_sha256.push_back(hash_of(source));
  return evidence;
}

}  // namespace entitlint
