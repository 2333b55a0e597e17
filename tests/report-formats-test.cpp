// The formats that CI systems, spreadsheets and browsers read; tests/conformance/run.sh holds them against their consumers.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/report-made.h"
#include "tool/input/file.h"
#include "tool/lint/sha256.h"

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

TEST_CASE("evidence names the SHA-256 of every input and of the rules, only when asked for") {
  Made made;
  fill(made);
  for (const Format format : {Format::json, Format::sarif, Format::markdown, Format::html}) {
    made.with_evidence = false;
    CHECK_FALSE(contains(made.written(format), sha256_hex(written_page)));
    made.with_evidence = true;
    for (const std::string& content : {written_page, exported_packages, exported_policies}) {
      CHECK(contains(made.written(format), sha256_hex(content)));
    }
  }
  const std::string before = evidence_of(made.sources, made.rules).rules_sha256;
  CHECK(before.size() == 64);
  made.rules.front().page = silent_page;
  CHECK(evidence_of(made.sources, made.rules).rules_sha256 != before);
}

TEST_CASE("an input that has changed since it was read has no hash") {
  const Scratch folder;
  spill(folder.path() / "a.json", "{}");
  Sources sources;
  sources.push_back(open_source("a.json", path_text(folder.path() / "a.json"), true));
  CHECK(evidence_of(sources, {}).inputs_sha256.front() == sha256_hex("{}"));
  spill(folder.path() / "a.json", "{  }");
  CHECK(evidence_of(sources, {}).inputs_sha256.front().empty());
}

TEST_CASE("rule coverage is in every report that can carry it") {
  Made made;
  fill(made);
  CHECK(contains(made.written(Format::sarif), "\"state\": \"partly\""));
  CHECK(contains(made.written(Format::json), "\"state\": \"partly\""));
  CHECK(contains(made.written(Format::junit), "<property name=\"state\" value=\"partly\"/>"));
  CHECK(contains(made.written(Format::junit_strict), "<property name=\"unknown\" value=\"3\"/>"));
  CHECK(contains(made.written(Format::markdown), "| XX101 | crooked-gate | partly | 4 | 2 | 3 | no catalogs |"));
  CHECK(contains(made.written(Format::html), "<td>partly</td><td>4</td><td>2</td><td>3</td>"));
}

TEST_CASE("30,000 findings stay inside the limits, worst first, and the rest is counted") {
  Made made;
  add_many(made, 29'000, 1'000);
  for (Finding& finding : made.outcome.findings) finding.remedy = "Turn the gate until it opens to the side that visitors push.";
  const std::string markdown = made.written(Format::markdown);
  CHECK(markdown.size() < (1U << 20));
  CHECK(contains(markdown, "Error 29999"));
  CHECK(contains(markdown, " more findings left out, none of them worse"));
  const std::string html = made.written(Format::html);
  CHECK(occurrences(html, "<article ") == 2000);
  CHECK(contains(html, "Error 29999"));
  CHECK(contains(html, "<p>28000 more findings left out, none of them worse"));
  CHECK(occurrences(made.written(Format::sarif), "\"ruleId\"") == 5000);
  CHECK(occurrences(made.written(Format::github), "::error file=") == 10);
  for (const Format format : {Format::jsonl, Format::gitlab, Format::checkstyle, Format::csv}) {
    CHECK(occurrences(made.written(format), "note 1") == occurrences(made.written(Format::json), "note 1"));
  }
}

TEST_CASE("a finding with many related places keeps the first of them in SARIF") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  Finding& finding = made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""}, "x");
  for (int i = 0; i < 1500; ++i) finding.related.push_back({made.place_of(packages, "Beta"), "place " + std::to_string(i)});
  const std::string sarif = made.written(Format::sarif);
  CHECK(occurrences(sarif, "\"text\": \"place ") == 20);
  CHECK(contains(sarif, "[place 19](20), 1480 more places."));
}

TEST_CASE("what is accepted is listed with its reason, and is no finding to act on") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  Suppression suppression;
  suppression.reason = "a <b>known</b> gate";
  suppression.owner = "Ann";
  suppression.until = "2027-01-31";
  Finding& hidden = made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""}, "first");
  hidden.state = FindingState::suppressed;
  hidden.suppression = &suppression;
  made.add(silent_bell, made.place_of(packages, "Gamma"), {ObjectKind::package, "P3", "Gamma", "", ""}, "third").state = FindingState::baseline;
  const std::string markdown = made.written(Format::markdown);
  CHECK(contains(markdown, "| XX101 | first | exports/packages.json:2 | suppression | a &lt;b>known&lt;/b> gate | Ann | 2027-01-31 |"));
  CHECK(contains(markdown, "| XX202 | third | exports/packages.json:4 | baseline |  |  |  |"));
  CHECK_FALSE(contains(markdown, "- **First**"));
  const std::string html = made.written(Format::html);
  CHECK(contains(html, "<td>a &lt;b&gt;known&lt;/b&gt; gate</td><td>Ann</td><td>2027-01-31</td>"));
  CHECK_FALSE(contains(html, "<article "));
}
