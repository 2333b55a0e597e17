// Fingerprints of findings.
#include "tool/lint/fingerprint.h"

#include <unordered_map>

#include "tool/lint/rule.h"
#include "tool/lint/sha256.h"

namespace entitlint {

namespace {

constexpr std::size_t digits = 16;
constexpr char between = '\0';  // in none of the parts

std::string identity(const Finding& finding) {
  std::string all(finding.rule->code);
  for (const std::string_view part :
       {std::string_view(finding.tenant), name(finding.object.kind), std::string_view(finding.key), std::string_view(finding.detail)}) {
    all += between;
    all += part;
  }
  return all;
}

std::string hashed(std::string identity, std::size_t ordinal) {
  if (ordinal > 0) (identity += between) += std::to_string(ordinal);
  return sha256_hex(identity).substr(0, digits);
}

}  // namespace

std::string fingerprint(const Finding& finding, std::size_t ordinal) {
  return hashed(identity(finding), ordinal);
}

void set_fingerprints(std::span<Finding> findings) {
  std::unordered_map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    const std::string same = identity(finding);
    finding.fingerprint = hashed(same, seen[same]++);
  }
}

}  // namespace entitlint
