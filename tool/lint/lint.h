// Runs the selected rules over a case.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tool/lint/baseline.h"
#include "tool/lint/outcome.h"
#include "tool/lint/rule.h"

namespace entitlint {

// What a run is for: sharing links, everyday checks, or an audit. Any explicit --select beats it.
enum class Profile : std::uint8_t { share, full, audit };
[[nodiscard]] std::string_view name(Profile profile);

// Which rules run: --select, --ignore, --severity. Each list holds codes, names, code prefixes ("AP2") or "all".
struct Selection {
  std::vector<std::string> select;  // empty: all
  std::vector<std::string> ignore;
  std::vector<std::pair<std::string, Severity>> severities;  // RULE=LEVEL
  Profile profile = Profile::full;
};

// all < prefix < code = name; on a tie ignore wins. Severity::off by name counts as ignored.
[[nodiscard]] bool selected(const Rule& rule, const Selection& selection);
// Null when nothing in the table is called that; used for clear messages and "did you mean".
[[nodiscard]] bool names_a_rule(std::string_view word, RuleTable rules);

struct LintOptions {
  Selection selection;
  bool strict_data = false;
  bool all = false;               // also what a plan leaves as it is
  std::size_t files_ignored = 0;  // from discovery, for the inventory
  Skipped files_skipped{};
  std::span<Suppression> suppressions = {};  // the same as the case's; what they hid is noted on them
  const Baseline* baseline = nullptr;        // what is known already
  unsigned threads = 1;                      // rules are spread over; the outcome is the same with any number
};

[[nodiscard]] Outcome lint(const Case& c, RuleTable rules, const LintOptions& options);

}  // namespace entitlint
