// --redact: a copy of what reports print in which tenants, domains, people, ids and paths are numbered pseudonyms.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "tool/lint/outcome.h"

namespace entitlint {

// Points into itself: not to be copied.
struct Redacted {
  Redacted() = default;
  Redacted(const Redacted&) = delete;
  Redacted& operator=(const Redacted&) = delete;

  Outcome outcome;
  Sources sources;  // called by their pseudonyms
  std::vector<std::string> remarks;
  std::deque<Link> links;
  std::deque<Suppression> suppressions;
};

// Fills `made`. `remarks` are lines that go beside the reports. Numbers follow the sorted order of what they stand for, so all reports of a
// run agree. Fingerprints are left out: they are hashes of ids. Display names of catalogs, packages and policies stay.
void redact(const Outcome& outcome, const Sources& sources, std::span<const Tenant> tenants, std::span<const std::string> remarks,
            Redacted& made);

}  // namespace entitlint
