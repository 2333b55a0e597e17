// Fingerprints: what makes a finding the same one in the next export.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "tool/lint/finding.h"

namespace entitlint {

// 16 hex digits of SHA-256 over rule code, tenant, kind of object, key and detail, and the ordinal among findings that are equal in all of
// these. Never line, severity, message, dialect or the path of an export.
[[nodiscard]] std::string fingerprint(const Finding& finding, std::size_t ordinal = 0);

// Gives every finding its fingerprint; the order of equal ones decides their ordinal, so sort first.
void set_fingerprints(std::span<Finding> findings);

}  // namespace entitlint
