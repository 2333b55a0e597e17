// The JSON report, version 1.
#include <doctest/doctest.h>

#include <string>

#include "tests/report-made.h"

using namespace entitlint;
using namespace entitlint::test;

TEST_CASE("the JSON report has the promised keys, and none without a value") {
  Made made;
  fill(made);
  CHECK(matches_report("full.json", made.written(Format::json)));
}

TEST_CASE("an empty run is a whole JSON report") {
  Made made;
  made.outcome.rules.clear();
  CHECK(matches_report("empty.json", made.written(Format::json)));
}

TEST_CASE("findings below min-severity are left out, but counted") {
  Made made;
  fill(made);
  made.run.min_severity = Severity::error;
  const std::string json = made.written(Format::json);
  CHECK(occurrences(json, "\"fingerprint\"") == 2);
  CHECK(contains(json, "\"summary\": {\n    \"error\": 2,\n    \"warning\": 1,\n    \"note\": 5,"));
}

TEST_CASE("every finding of a group stands in the JSON report") {
  Made made;
  fill(made);
  CHECK(occurrences(made.written(Format::json), "\"rule\": \"XX202\"") == 6);
}

TEST_CASE("edits count stored bytes") {
  Made made;
  const SourceId page = made.add_source("docs/join.md", "\xEF\xBB\xBF" + written_page);
  add_link_finding(made, page);
  const std::size_t begin = made.outcome.findings.front().edits.front().place.span.begin;
  CHECK(contains(made.written(Format::json), "\"startByte\": " + std::to_string(begin + 3)));
}

TEST_CASE("a request body is JSON, and what is none is a string") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  Finding& finding = made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""}, "x");
  finding.request = Request{"PUT", "u", "{\"a\":[1,2.5,null]}", ""};
  CHECK(contains(made.written(Format::json), "\"a\": [\n            1,\n            2.5,\n            null\n"));
  made.outcome.findings.front().request->body = "{broken";
  CHECK(contains(made.written(Format::json), "\"body\": \"{broken\""));
}

TEST_CASE("fail-on never and twenty objects at most") {
  Made made;
  made.run.fail_on = Severity::off;
  Unchecked row{"catalogs", "", Reason::not_loaded, {"XX101"}, 30, {}, false};
  for (int i = 0; i < 30; ++i) row.objects.push_back({ObjectKind::package, "P" + std::to_string(i), "", "", ""});
  made.outcome.unchecked.push_back(row);
  const std::string json = made.written(Format::json);
  CHECK(contains(json, "\"failOn\": \"never\""));
  CHECK(occurrences(json, "\"kind\": \"package\"") == 20);
  CHECK(contains(json, "\"count\": 30"));
}
