// The report for people.
#include <doctest/doctest.h>

#include <string>

#include "tests/report-made.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

std::string last_line(const std::string& text) {
  return text.substr(text.rfind('\n', text.size() - 2) + 1);
}

}  // namespace

TEST_CASE("the text report shows lines, carets, groups and four lines at the end") {
  Made made;
  fill(made);
  CHECK(matches_report("full.txt", made.written(Format::text)));
}

TEST_CASE("verbose lists every finding of a group") {
  Made made;
  fill(made);
  made.style.verbose = true;
  const std::string text = made.written(Format::text);
  CHECK(occurrences(text, "XX202 silent-bell") == 6);
  CHECK_FALSE(contains(text, "--verbose"));
}

TEST_CASE("quiet shows what fails the run and the result") {
  Made made;
  fill(made);
  made.style.quiet = true;
  const std::string text = made.written(Format::text);
  CHECK(occurrences(text, "XX101") == 2);
  CHECK(occurrences(text, "XX202") == 0);
  CHECK_FALSE(contains(text, "Checked "));
  CHECK(last_line(text).starts_with("Result       FAILED: 2 errors; 1 warning, 5 notes"));
}

TEST_CASE("colour is only added, never text") {
  Made made;
  fill(made);
  const std::string plain = made.written(Format::text);
  CHECK(plain.find('\033') == std::string::npos);
  made.style.color = true;
  std::string coloured = made.written(Format::text);
  CHECK(contains(coloured, "\033[1;31merror\033[0m"));
  for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033', at)) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  CHECK(coloured == plain);
}

TEST_CASE("three findings of a rule are not grouped, nor four on one object") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  add_package_findings(made, packages);
  made.outcome.findings.resize(3);
  CHECK(occurrences(made.written(Format::text), "silent-bell") == 3);
  made.outcome.findings.push_back(made.outcome.findings.back());
  CHECK(occurrences(made.written(Format::text), "silent-bell") == 4);
}

TEST_CASE("findings of two catalogs make two groups") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  add_package_findings(made, packages);
  add_package_findings(made, packages);
  for (std::size_t i = 0; i < 5; ++i) made.outcome.findings[i].catalog = "Support";
  const std::string text = made.written(Format::text);
  CHECK(occurrences(text, "5 packages: Alpha, Beta, the 2nd, Gamma \xE2\x80\xA6 (--verbose lists all)") == 2);
  CHECK(contains(text, "in catalog \"Support\": A bell makes no sound."));
  CHECK(contains(text, "in catalog \"Sales\": A bell makes no sound."));
}

TEST_CASE("a rule that would speak at more than four places speaks once for all catalogs") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  for (int i = 0; i < 2; ++i) add_package_findings(made, packages);
  const auto spread_over = [&](std::size_t catalogs) {
    for (std::size_t i = 0; i < 10; ++i) made.outcome.findings[i].catalog = "Catalog " + std::to_string(i % catalogs);
    return made.written(Format::text);
  };
  CHECK(occurrences(spread_over(2), "5 packages: ") == 2);
  const std::string text = spread_over(4);  // 3, 3, 2 and 2 of them: ten places
  CHECK(occurrences(text, "silent-bell") == 1);
  CHECK(contains(text, "10 packages: Alpha, Beta, the 2nd, Gamma \xE2\x80\xA6 (--verbose lists all)"));
  CHECK(contains(text, "in 4 catalogs, most in \"Catalog 0\" (3): A bell makes no sound."));
  CHECK(contains(made.written(Format::html), "10 packages in 4 catalogs"));
}

TEST_CASE("policies of a group are called with their packages") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  add_package_findings(made, packages);
  for (Finding& finding : made.outcome.findings) {
    finding.object.kind = ObjectKind::policy;
    finding.package = finding.object.name;
    finding.object.name = "Initial Policy";
  }
  CHECK(
      contains(made.written(Format::text), "5 policies: Alpha (Initial Policy), Beta, the 2nd (Initial Policy), Gamma (Initial Policy) "));
}

TEST_CASE("tenants side by side have groups of their own") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  for (int i = 0; i < 2; ++i) add_package_findings(made, packages);
  for (std::size_t i = 0; i < 5; ++i) made.outcome.findings[i].tenant = "fabrikam.com";
  CHECK(occurrences(made.written(Format::text), "5 packages: ") == 2);
}

TEST_CASE("a remedy that is not the same for all names its object") {
  Made made;
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  add_package_findings(made, packages);
  made.outcome.findings.back().remedy = "Ring.";
  CHECK(contains(made.written(Format::text), "fix, for Alpha: Hang up another bell."));
}

TEST_CASE("findings in documents are never grouped") {
  Made made;
  const SourceId page = made.add_source("docs/join.md", written_page);
  for (int i = 0; i < 5; ++i) add_link_finding(made, page);
  for (std::size_t i = 0; i < 5; ++i) made.outcome.findings[i].object.id += std::to_string(i);
  CHECK(occurrences(made.written(Format::text), "crooked-gate") == 5);
}

TEST_CASE("without an export and without anything found the four lines stand") {
  Made made;
  CHECK(made.written(Format::text) ==
        "Checked      nothing; no export; no documents\n"
        "Not checked  nothing\n"
        "Hidden       nothing\n"
        "Result       PASSED: no findings (fail-on error, as of 2026-11-23)\n");
  made.outcome.inventory.documents = 2;
  CHECK(made.written(Format::text).starts_with("Checked      0 links; no export\n"));
}

TEST_CASE("what min-severity and switched-off rules hide is counted") {
  Made made;
  fill(made);
  made.run.min_severity = Severity::error;
  made.outcome.rules.back().state = RuleCoverage::State::off;
  const std::string text = made.written(Format::text);
  CHECK_FALSE(contains(text, "XX202 silent-bell"));
  CHECK(contains(text, "\nHidden       1 warning, 5 notes (below --min-severity), 1 rule off, 2 files ignored\n"));
  CHECK(last_line(text) == "Result       FAILED: 2 errors; 1 warning, 5 notes (fail-on error, as of 2026-11-23)\n");
}

TEST_CASE("the result says what failed the run") {
  Made made;
  fill(made);
  made.run.fail_on = Severity::warning;
  CHECK(last_line(made.written(Format::text)) == "Result       FAILED: 2 errors, 1 warning; 5 notes (fail-on warning, as of 2026-11-23)\n");
  made.run.fail_on = Severity::off;
  CHECK(last_line(made.written(Format::text)) == "Result       PASSED: 2 errors, 1 warning, 5 notes (fail-on never, as of 2026-11-23)\n");
}

TEST_CASE("unmet requirements and strict data stand in the summary") {
  Made made;
  made.run.unmet = {"required, but not among the inputs: packages"};
  std::string text = made.written(Format::text);
  CHECK(contains(text, "\nNot checked  required, but not among the inputs: packages\n"));
  CHECK(contains(text, "Result       FAILED: 1 input or requirement not met (fail-on"));
  made.run.unmet.push_back("a.json: cannot be read");
  CHECK(contains(made.written(Format::text), "FAILED: 2 inputs or requirements not met"));
  made.run.unmet.clear();
  made.outcome.strict_errors = 2;
  CHECK(contains(made.written(Format::text), ": 2 not checked (--strict-data) (fail-on"));
}

TEST_CASE("at most five things that were not checked are listed") {
  Made made;
  for (int i = 0; i < 7; ++i)
    made.outcome.unchecked.push_back({"thing " + std::to_string(i), "", Reason::forbidden, {"XX101"}, 1, {}, false});
  std::string text = made.written(Format::text);
  CHECK(contains(
      text, "\nNot checked  1 of 2 rules for 1 object: thing 0: forbidden\n             1 of 2 rules for 1 object: thing 1: forbidden\n"));
  CHECK(contains(text, "thing 4: forbidden\n             and 2 more (--verbose)\nHidden"));
  made.style.verbose = true;
  text = made.written(Format::text);
  CHECK(contains(text, "thing 6: forbidden\nHidden"));
}

TEST_CASE("codes are links to their pages where the terminal knows links") {
  Made made;
  fill(made);
  made.style.links = true;
  CHECK(contains(made.written(Format::text),
                 "error \033]8;;https://github.com/entitlint/entitlint/blob/main/rules/crooked-gate.md\033\\XX101"
                 "\033]8;;\033\\ crooked-gate: "));
}

TEST_CASE("on the console of a CI system annotations come first, folded away") {
  Made made;
  fill(made);
  const std::string plain = made.written(Format::text);
  made.style.console = Console::github;
  const std::string github = made.written(Format::text);
  CHECK(github.starts_with("::group::entitlint: annotations\n::error file="));
  CHECK(github.ends_with("::endgroup::\n" + plain));
  made.style.console = Console::azure;
  const std::string azure = made.written(Format::text);
  CHECK(azure.starts_with("##[group]entitlint: annotations\n##vso[task.logissue type=error;"));
  CHECK(azure.ends_with("##[endgroup]\n" + plain));
  Made clean;
  clean.style.console = Console::github;
  CHECK(clean.written(Format::text).starts_with("Checked "));
}
