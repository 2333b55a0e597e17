// The formats that CI systems, spreadsheets and browsers read; tests/conformance/run.sh holds them against their consumers.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/report-made.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

// Notes and errors of one rule each, on objects of their own, in documents, so that they stay apart.
void add_many(Made& made, std::size_t notes, std::size_t errors) {
  const SourceId page = made.add_source("docs/join.md", written_page);
  made.links.reserve(notes + errors);
  for (std::size_t i = 0; i < notes + errors; ++i) {
    const bool is_error = i >= notes;
    made.add(is_error ? crooked_gate : silent_bell, made.place_of(page, "544ed145"),
             {ObjectKind::link, "L" + std::to_string(i), "", "", ""}, (is_error ? "error " : "note ") + std::to_string(i));
  }
}

}  // namespace

TEST_CASE("every format has the report it had") {
  const std::vector<std::pair<Format, std::string>> files = {{Format::jsonl, "full.jsonl"},
                                                             {Format::github, "full.github.txt"},
                                                             {Format::azure, "full.azure.txt"},
                                                             {Format::gitlab, "full.gitlab.json"},
                                                             {Format::checkstyle, "full.checkstyle.xml"},
                                                             {Format::rdjsonl, "full.rdjsonl"},
                                                             {Format::markdown, "full.md"},
                                                             {Format::html, "full.html"},
                                                             {Format::csv, "full.csv"}};
  for (const auto& [format, file] : files) {
    Made made;
    fill(made);
    CHECK_MESSAGE(matches_report(file, made.written(format)), file);
  }
}

TEST_CASE("a run without findings is a whole report in every format") {
  Made made;
  CHECK(made.written(Format::jsonl).empty());
  CHECK(made.written(Format::rdjsonl).empty());
  CHECK(made.written(Format::gitlab) == "[]\n");
  CHECK(contains(made.written(Format::checkstyle), "<checkstyle version=\"8.0\"/>"));
  CHECK(made.written(Format::github).starts_with("Checked "));
  CHECK(made.written(Format::azure).starts_with("Checked "));
  CHECK(contains(made.written(Format::markdown), "entitlint: PASSED"));
  CHECK(contains(made.written(Format::html), "<h1>PASSED</h1>"));
  CHECK(occurrences(made.written(Format::csv), "\r\n") == 1);
}

TEST_CASE("annotations are ten of each level, the worst first, and the rest is counted") {
  Made made;
  add_many(made, 15, 12);
  const std::string github = made.written(Format::github);
  CHECK(occurrences(github, "::error file=") == 10);
  CHECK(occurrences(github, "::notice file=") == 10);
  CHECK(github.starts_with("::error "));
  CHECK(github.rfind("::error file=") < github.find("::notice file="));
  CHECK(contains(github, "\n7 more findings without an annotation; the text report has all of them.\nChecked "));
  const std::string azure = made.written(Format::azure);
  CHECK(occurrences(azure, "type=error;") == 10);
  CHECK(occurrences(azure, "##vso[") == 10);  // the agent knows no notes
  CHECK(contains(azure, "\n17 more findings without an annotation"));
}

TEST_CASE("a group is one annotation, and what the run could not do comes first") {
  Made made;
  fill(made);
  made.run.unmet = {"a.json: permission denied"};
  const std::string github = made.written(Format::github);
  CHECK(github.starts_with("::error title=entitlint::a.json: permission denied\n"));
  CHECK(occurrences(github, "::notice ") == 1);
  CHECK(contains(github, "::5 packages: Alpha, Beta, the 2nd, Gamma \xE2\x80\xA6 (--verbose lists all) in catalog"));
}

TEST_CASE("a place over several lines has no columns for GitHub") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  Place place = made.place_of(packages, "Alpha");
  place.span.end = made.place_of(packages, "Gamma").span.end;
  made.add(crooked_gate, place, {ObjectKind::package, "P1", "Alpha", "", ""}, "x");
  CHECK(made.written(Format::github).starts_with("::error file=exports/packages.json,line=2,endLine=4,title="));
}

TEST_CASE("rdjsonl counts bytes, the others UTF-16 units") {
  Made made;
  const SourceId policies = made.add_source("exports/policies.json", exported_policies);
  made.add(crooked_gate, made.place_of(policies, "nobody"), {ObjectKind::policy, "Q1", "Q", "", ""}, "x");
  CHECK(contains(made.written(Format::rdjsonl), "\"start\":{\"line\":2,\"column\":67}"));
  CHECK(contains(made.written(Format::github), ",col=64,"));
}

TEST_CASE("every finding of a group stands in the data formats, and none below min-severity") {
  for (const Format format : {Format::jsonl, Format::gitlab, Format::checkstyle, Format::rdjsonl, Format::csv}) {
    Made made;
    fill(made);
    CHECK(occurrences(made.written(format), "has a bell without a sound") == 5);
    made.run.min_severity = Severity::error;
    CHECK(occurrences(made.written(format), "has a bell without a sound") == 0);
  }
}

TEST_CASE("cells that a spreadsheet would compute are text") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  for (const std::string_view name : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1",
                                      "\xEF\xBC\x9D"
                                      "1",
                                      "say \"x\", then y"}) {
    made.add(silent_bell, made.place_of(packages, "Alpha"), {ObjectKind::package, "P", std::string(name), "", ""}, "x");
  }
  const std::string csv = made.written(Format::csv);
  for (const std::string_view cell : {"\"'=1+1\"", "\"'+1\"", "\"'-1\"", "\"'@SUM(A1)\"", "\"' =1\"",
                                      "\"'\xEF\xBC\x9D"
                                      "1\"",
                                      "\"say \"\"x\"\", then y\""}) {
    CHECK(contains(csv, cell));
  }
}

TEST_CASE("what must not be followed is no link in Markdown") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""},
           "see https://evil.example/a_b_c, x");
  CHECK(contains(made.written(Format::markdown), "- **See `https://evil.example/a_b_c`, x**\n"));
}

TEST_CASE("a portal address is a link only when it is one") {
  Made made;
  fill(made);
  CHECK(contains(made.written(Format::html), "<a href=\"https://portal.example/q1\">Open in the portal</a>"));
  made.outcome.findings[6].object.portal_url = "javascript:alert(1)";
  CHECK_FALSE(contains(made.written(Format::html), "javascript"));
}

TEST_CASE("the report says what it cannot show") {
  Made made;
  for (const Format format : {Format::markdown, Format::html}) {
    CHECK(contains(made.written(format), "who may request access, not who holds it"));
    CHECK(contains(made.written(format), "whether the account that made the export was allowed to read every catalog"));
  }
}
