// The JUnit report in its two flavours.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/report-made.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

bool has_xmllint() {
  return std::system("xmllint --version >/dev/null 2>&1") == 0;
}

bool is_valid(const std::string& xml, const std::string& schema) {
  const Scratch folder;
  spill(folder.path() / "report.xml", xml);
  const std::string command = "xmllint --noout --schema '" + (root() / "tests" / "schemas" / schema).string() + "' '" +
                              (folder.path() / "report.xml").string() + "' >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

std::string without_file_and_line(std::string xml) {
  for (const std::string attribute : {" file=\"", " line=\""}) {
    for (std::size_t at = xml.find(attribute); at != std::string::npos; at = xml.find(attribute, at)) {
      xml.erase(at, xml.find('"', at + attribute.size()) + 1 - at);
    }
  }
  return xml;
}

}  // namespace

TEST_CASE("the JUnit report has a suite for each rule and a case for each finding") {
  Made made;
  fill(made);
  made.outcome.findings.pop_back();
  made.outcome.unchecked.clear();
  CHECK(matches_report("full.junit.xml", made.written(Format::junit)));
}

TEST_CASE("the strict flavour differs by file and line only") {
  Made made;
  fill(made);
  const std::string strict = made.written(Format::junit_strict);
  const std::string full = made.written(Format::junit);
  CHECK(contains(full, "file=\"docs/join us #1.md\" line=\"3\""));
  CHECK(full != strict);
  CHECK(without_file_and_line(full) == strict);
}

TEST_CASE("the strict flavour passes the schemas of Jenkins and Ant") {
  if (!has_xmllint()) {
    MESSAGE("xmllint is not here; tests/conformance/run.sh checks the same");
    return;
  }
  Made empty, full, unmet;
  fill(full);
  unmet.outcome.rules.clear();
  unmet.run.unmet = {"a.json: cannot be read"};
  for (Made* const made : {&empty, &full, &unmet}) {
    const std::string xml = made->written(Format::junit_strict);
    CAPTURE(xml);
    CHECK(is_valid(xml, "jenkins-junit-10.xsd"));
    CHECK(is_valid(xml, "windyroad-JUnit.xsd"));
    CHECK_FALSE(is_valid(xml + "<more/>", "windyroad-JUnit.xsd"));
  }
}

TEST_CASE("a rule without findings passes, or is skipped with the reason") {
  Made made;
  made.outcome.rules = {{&crooked_gate, RuleCoverage::State::not_run, 0, 0, 3, "no catalogs", 0},
                        {&silent_bell, RuleCoverage::State::ran, 5, 0, 0, "", 0}};
  const std::string xml = made.written(Format::junit);
  CHECK(occurrences(xml, "<testcase ") == 2);
  CHECK(contains(
      xml, "<testcase name=\"XX101 crooked-gate\" classname=\"entitlint\" time=\"0\">\n            <skipped message=\"no catalogs\"/>"));
  CHECK(contains(xml, "<testcase name=\"XX202 silent-bell\" classname=\"entitlint\" time=\"0\"/>"));
  CHECK(contains(xml, "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""));
}

TEST_CASE("only what fails the run is a failure; the rest passes and is told in system-out") {
  Made made;
  fill(made);
  std::string xml = made.written(Format::junit);
  CHECK(occurrences(xml, "<failure ") == 2);
  CHECK(contains(
      xml, "exports/packages.json:2:32: note XX202: access package \"Alpha\" has a bell without a sound\nfix: Hang up another bell."));
  made.run.fail_on = Severity::note;
  xml = made.written(Format::junit);
  CHECK(occurrences(xml, "<failure ") == 8);
  CHECK(contains(xml, "tests=\"6\" failures=\"6\" errors=\"0\" skipped=\"0\""));
}

TEST_CASE("findings of one name are numbered") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  for (int i = 0; i < 3; ++i) {
    made.add(crooked_gate, made.place_of(packages, "Alpha"), {ObjectKind::package, "P1", "Alpha", "", ""}, "finding " + std::to_string(i));
  }
  made.outcome.findings[2].object.name = "Alpha (2)";
  const std::string xml = made.written(Format::junit);
  CHECK(occurrences(xml, "name=\"XX101 crooked-gate - Alpha\" classname=\"exports.packages\"") == 1);
  CHECK(occurrences(xml, "name=\"XX101 crooked-gate - Alpha (2)\"") == 1);
  CHECK(occurrences(xml, "name=\"XX101 crooked-gate - Alpha (2) (2)\"") == 1);
}

TEST_CASE("there is always a test case") {
  Made made;
  made.outcome.rules.clear();
  made.rules.clear();
  CHECK(contains(made.written(Format::junit), "<testcase name=\"run\" classname=\"entitlint\" time=\"0\"/>"));
  made.run.unmet = {"a.json: cannot be read"};
  const std::string xml = made.written(Format::junit);
  CHECK(contains(xml, "tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\""));
  CHECK(contains(xml, "<error message=\"a.json: cannot be read\" type=\"input\">"));
}

TEST_CASE("findings below min-severity are counted, not listed") {
  Made made;
  fill(made);
  made.run.min_severity = Severity::error;
  const std::string xml = made.written(Format::junit);
  CHECK(occurrences(xml, "<testcase ") == 3);
  CHECK(contains(xml, "<system-out>6 findings below --min-severity\n</system-out>"));
}
