// The result of a run as every report sees it: findings, what could not be checked, links, coverage, inventory.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tool/lint/finding.h"
#include "tool/lint/rule.h"

namespace entitlint {

// What kept rules from being evaluated: one row per missing field or collection and reason.
struct Unchecked {
  std::string missing;  // "catalogs"
  std::string remedy;   // "GET /v1.0/…/catalogs"
  Reason reason{};
  std::vector<std::string> rules;   // codes, sorted
  std::size_t count = 0;            // objects
  std::vector<ObjectName> objects;  // the first 20
  bool optional_input = false;      // an optional input nobody gave
};

struct RuleCoverage {
  const Rule* rule = nullptr;
  enum class State : std::uint8_t { ran, partly, not_run, off } state = State::off;
  std::size_t passed = 0, failed = 0, unknown = 0;  // objects
  std::string why;                                  // of partly, not_run and off
  double seconds = 0;                               // for --stats
};

struct InventoryRow {
  std::string kind;  // "catalogs"
  std::size_t count = 0;
  Completeness completeness = Completeness::absent;
  std::string why;  // why incomplete
};

// How many objects were written by one tool, or in one vocabulary.
struct WordsRow {
  std::string name;
  std::size_t objects = 0;
};

struct Inventory {
  std::vector<InventoryRow> rows;  // catalogs, packages, policies, organizations, …
  std::vector<WordsRow> formats;   // of records: "Microsoft Graph", "Graph PowerShell cmdlets", …; only those that were met
  std::vector<WordsRow> dialects;  // of the four kinds and the settings: "v1.0", "beta", "azuread"; what mixes counts in both
  std::size_t links = 0;
  std::size_t files_read = 0, files_ignored = 0, files_unrecognised = 0, documents = 0;
  std::size_t files_empty = 0;
  Skipped files_skipped;
  std::vector<std::string> unrecognised;  // paths of the files that are JSON and nothing known
  std::size_t incomplete_pages = 0;       // next pages that are not here
  std::size_t error_responses = 0;        // errors that Graph answered, parts of a $batch among them
  std::vector<std::string> hints;         // what these exporters leave out, and what to use instead
  std::size_t tenants = 0;
  std::string source;  // "export of 2026-11-22 (EntraExporter, beta, assumed complete)"; empty: no export
};

struct Outcome {
  std::vector<Finding> findings;  // at all severities, sorted by path, offset, rule
  std::vector<Unchecked> unchecked;
  std::vector<RuleCoverage> rules;  // every rule of the table, sorted by code
  std::vector<const Link*> links;   // sorted by place
  Inventory inventory;
  std::size_t errors = 0, warnings = 0, notes = 0;  // of the new findings
  std::size_t suppressed = 0, baseline = 0;         // findings that are hidden
  std::size_t unchanged = 0;                        // findings that were left out because a plan leaves them as they are
  std::size_t strict_errors = 0;                    // rows of unchecked that count as errors (--strict-data)
};

}  // namespace entitlint
