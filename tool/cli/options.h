// The command line of `check` and of the commands beside it, read and checked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/cli/told.h"
#include "tool/lint/lint.h"
#include "tool/report/report.h"

namespace entitlint {

enum class Colour : std::uint8_t { automatic, always, never };

struct ReportTarget {
  Format format = Format::text;
  std::string file;  // empty: standard output
};

// Everything `entitlint check` can be told.
struct CheckOptions {
  std::vector<std::string> paths;
  std::vector<ReportTarget> reports;
  Selection selection;
  Severity fail_on = Severity::error;  // off: never
  Severity min_severity = Severity::note;
  std::vector<std::string> require;
  std::vector<std::string> tenant_domains;
  std::string as_of;  // YYYY-MM-DD
  std::string base_dir, stdin_filename;
  bool fix = false, dry_run = false;
  bool strict_data = false, allow_empty = false, no_ignore = false;
  bool all = false;            // also what a plan leaves as it is
  std::string terraform_root;  // where the .tf files are
  bool quiet = false, verbose = false, stats = false, evidence = false;
  unsigned threads = 0;  // 0: the cores of the machine
  Colour colour = Colour::automatic;
  std::string baseline, write_baseline, policy_from;  // a file or git:REV; a file; git:REV
  bool no_suppressions = false, sarif_suppressions = false;
  bool redact = false, no_progress = false;
  bool print_config = false, config_check = false;
};

// Throws CannotGoOn with one line that names the mistake and the nearest right word.
[[nodiscard]] CheckOptions make_check_options(const Told& told, RuleTable rules);
[[nodiscard]] std::string check_help();

// `entitlint rules`.
struct RulesOptions {
  enum class Style : std::uint8_t { text, json, markdown } style = Style::text;
  std::string covers;  // only rules that replace this check of another tool; empty: all
  bool help = false;
};
[[nodiscard]] RulesOptions read_rules_options(std::span<const std::string> arguments);
[[nodiscard]] std::string rules_help();

}  // namespace entitlint
