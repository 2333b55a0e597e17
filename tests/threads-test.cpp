// The whole way from folders to findings on several threads, rules and all, without what prints them: small enough for the thread
// sanitizer.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/input/discover.h"
#include "tool/lint/lint.h"
#include "tool/load/load.h"
#include "tool/rule-table.h"

using namespace entitlint;

namespace {

struct Said {
  std::string findings, unchecked;
};

Said said(const std::string& folder, unsigned threads) {
  DiscoverOptions discovering;
  discovering.base = test::root();
  discovering.threads = threads;
  std::istringstream no_input;
  const std::vector<std::string> paths = {(test::root() / folder).string()};
  const Discovered inputs = discover(paths, discovering, no_input);
  REQUIRE(inputs.unreadable.empty());
  LoadOptions loading;
  loading.threads = threads;
  const Loaded loaded = load(inputs.sources, loading);
  const Limits limits;
  const Case facts{loaded.tenants, loaded.files, loaded.problems, inputs.sources, limits, parse_time("2026-11-24").value(), loaded.now};
  LintOptions linting;
  linting.threads = threads;
  const Outcome outcome = lint(facts, rule_table(), linting);
  Said lines;
  for (const Finding& finding : outcome.findings) {
    (lines.findings += finding.rule->code) +=
        ' ' + finding.fingerprint + ' ' + std::to_string(finding.place.span.begin) + ' ' + finding.message + '\n';
  }
  for (const Unchecked& row : outcome.unchecked) lines.unchecked += row.missing + ' ' + std::to_string(row.count) + '\n';
  return lines;
}

}  // namespace

TEST_CASE("findings and gaps do not depend on the number of threads") {
  for (const std::string folder : {"tests/tenant", "tests/rules"}) {
    CAPTURE(folder);
    const Said alone = said(folder, 1), together = said(folder, 4);
    CHECK(std::ranges::count(alone.findings, '\n') > 20);
    CHECK_FALSE(alone.unchecked.empty());
    CHECK(together.findings == alone.findings);
    CHECK(together.unchecked == alone.unchecked);
  }
}
