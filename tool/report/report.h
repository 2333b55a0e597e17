// The formats: one writer each, all fed with the same Report.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/locate.h"
#include "tool/input/source.h"
#include "tool/lint/outcome.h"
#include "tool/report/evidence.h"

namespace entitlint {

enum class Format : std::uint8_t {
  text,
  json,
  jsonl,
  sarif,
  junit,
  junit_strict,
  github,
  azure,
  gitlab,
  checkstyle,
  rdjsonl,
  markdown,
  html,
  csv
};

struct FormatName {
  Format format;
  std::string_view name;  // as --format spells it
};
[[nodiscard]] std::span<const FormatName> formats();

// What a report says about the run besides its outcome.
struct RunInfo {
  std::string version;  // "1.2.3"
  std::string as_of;    // "2026-11-23"
  std::string profile = "full";
  std::string config_path, config_sha256;  // of the configuration in force; empty: none
  Severity fail_on = Severity::error;      // Severity::off: never
  Severity min_severity = Severity::note;
  bool failed = false;              // something at or above fail_on
  std::string rules_off_by;         // ".entitlint.json:14": where rules were switched off, if a configuration did
  bool sarif_suppressions = false;  // SARIF lists what is suppressed, marked as such
  bool redacted = false;            // no source lines, no hashes
  std::vector<std::string> unmet;   // --require lines and unreadable inputs (status 2)
};

// A CI system that acts on lines of the text report on its console.
enum class Console : std::uint8_t { plain, github, azure };

struct TextStyle {
  bool color = false;
  bool verbose = false;  // list every finding of a group
  bool quiet = false;    // only the findings at or above fail_on and the Result line
  bool links = false;    // codes of rules are links to their pages (OSC 8)
  Console console = Console::plain;
};

struct Report {
  const Outcome& outcome;
  const Sources& sources;
  const Locations& locations;  // of every finding, its related places, and every link
  RuleTable rules;
  const RunInfo& run;
  TextStyle style;                     // the text writer only
  const Evidence* evidence = nullptr;  // where it was asked for
};

// Every place that the writers will ask for.
[[nodiscard]] std::vector<Wanted> places_of(const Outcome& outcome);

void write_report(std::ostream& out, Format format, const Report& report);

}  // namespace entitlint
