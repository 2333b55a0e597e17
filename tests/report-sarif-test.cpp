// The SARIF report; tests/conformance/run.sh holds it against its real consumers.
#include <doctest/doctest.h>

#include <string>

#include "tests/report-made.h"
#include "tool/report/line-hash.h"

using namespace entitlint;
using namespace entitlint::test;

TEST_CASE("the SARIF report has locations, rules, fingerprints and notifications") {
  Made made;
  fill(made);
  CHECK(matches_report("full.sarif", made.written(Format::sarif)));
}

TEST_CASE("a run without findings has an empty results array") {
  Made made;
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"results\": []"));
  CHECK(contains(sarif, "\"executionSuccessful\": true"));
  CHECK(contains(sarif, "\"toolExecutionNotifications\": []"));
}

TEST_CASE("a document's finding has GitHub's line hash, an export's its own fingerprint") {
  Made made;
  fill(made);
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"primaryLocationLineHash\": \"" + line_hashes(written_page)[2] + "\""));
  CHECK(contains(sarif, "\"primaryLocationLineHash\": \"0000000000000007:1\""));
  CHECK(contains(sarif, "\"entitlint/v1\": \"0000000000000001\""));
}

TEST_CASE("the line hash counts a byte order mark as GitHub does") {
  Made made;
  const std::string bytes = "\xEF\xBB\xBF" + written_page;
  add_link_finding(made, made.add_source("docs/join.md", bytes));
  made.outcome.findings.front().place.span = {0, 1};
  CHECK(contains(made.written(Format::sarif), "\"primaryLocationLineHash\": \"" + line_hashes(bytes)[0] + "\""));
}

TEST_CASE("a finding that is nowhere stands at the start of the first file") {
  Made made;
  made.add_source("exports/packages.json", exported_packages);
  made.add(silent_bell, {}, {ObjectKind::tenant, "T1", "Contoso", "", ""}, "no bell");
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"uri\": \"exports/packages.json\""));
  CHECK(contains(sarif, "\"startLine\": 1,"));
}

TEST_CASE("related places are linked from the message, and names cannot make links") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  Finding& finding = made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""}, "see [x](1)");
  finding.related = {{made.place_of(packages, "Gamma"), "first"}, {Place{}, "nowhere"}, {made.place_of(packages, "Delta"), "second"}};
  finding.remedy = "Turn it.";
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"text\": \"see [x] (1). See [first](1), nowhere, [second](2). Turn it.\""));
  CHECK(occurrences(sarif, "\"id\": 1,") == 1);
  CHECK(occurrences(sarif, "\"id\": 2,") == 1);
}

TEST_CASE("of more than 5,000 findings the worst are kept, and the rest is counted") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  const Place place = made.place_of(packages, "Alpha");
  for (int i = 0; i < 5100; ++i) made.add(silent_bell, place, {ObjectKind::package, "P1", "Alpha", "", ""}, "note " + std::to_string(i));
  made.add(crooked_gate, place, {ObjectKind::package, "P1", "Alpha", "", ""}, "the worst");
  const std::string sarif = made.written(Format::sarif);
  CHECK(occurrences(sarif, "\"ruleId\"") == 5000);
  CHECK(contains(sarif, "the worst."));
  CHECK(contains(sarif, "note 4998."));
  CHECK_FALSE(contains(sarif, "note 4999."));
  CHECK(contains(sarif, "The 5000 worst findings are listed, 101 more are left out"));
}

TEST_CASE("what could not be read makes the execution unsuccessful") {
  Made made;
  made.run.unmet = {"a.json: permission denied"};
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"executionSuccessful\": false"));
  CHECK(contains(sarif, "\"text\": \"a.json: permission denied\""));
}

TEST_CASE("rules carry what GitHub shows") {
  Made made;
  const std::string sarif = made.written(Format::sarif);
  CHECK(contains(sarif, "\"name\": \"CrookedGate\""));
  CHECK(contains(sarif, "\"text\": \"A gate opens to the wrong side. Visitors push where they should pull.\""));
  CHECK(contains(sarif, "\"security-severity\": \"8.0\""));
  CHECK(contains(sarif, "\"problem.severity\": \"recommendation\""));
  CHECK(contains(sarif, "\"helpUri\": \"https://github.com/entitlint/entitlint/blob/main/rules/silent-bell.md\""));
}
