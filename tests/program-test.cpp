// Runs whole command lines in process: statuses, streams, and one clear line for everything that cannot be done.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "tests/program.h"

namespace fs = std::filesystem;
using namespace entitlint;
using test::Answer;
using test::is_one_line;
using test::program;
using test::tenant;

namespace {

const std::string clean_export =
    R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs","value":[
{"id":"0e1b8e2d-5a0e-4a51-9f1f-1f3a5a4a8a01","displayName":"Partners","description":"For partners","catalogType":"userManaged","state":"published","isExternallyVisible":true}]})";

}  // namespace

TEST_CASE("findings make the status 1, and none make it 0") {
  CHECK(program({"check", "--as-of", "2026-11-24", tenant()}).status == 1);
  CHECK(program({tenant(), "--as-of=2026-11-24"}).status == 1);
  CHECK(program({"check", "--fail-on", "never", tenant()}).status == 0);
  const test::Scratch folder;
  test::spill(folder.path() / "catalogs.json", clean_export);
  CHECK(program({folder.path().string()}).status == 0);
}

TEST_CASE("min-severity hides findings but does not touch the status") {
  const Answer shown = program({"--as-of=2026-11-24", "--fail-on=note", "-f", "json", tenant()});
  const Answer hidden = program({"--as-of=2026-11-24", "--fail-on=note", "--min-severity=error", "-f", "json", tenant()});
  CHECK(shown.status == 1);
  CHECK(hidden.status == 1);
  CHECK(shown.out.find("\"severity\": \"note\"") != std::string::npos);
  CHECK(hidden.out.find("\"severity\": \"note\"") == std::string::npos);
}

TEST_CASE("what cannot be done is status 2 and one clear line") {
  struct Row {
    std::vector<std::string> arguments;
    std::string line;  // a part of it
  };
  const test::Scratch folder;
  test::spill(folder.path() / "catalogs.json", clean_export);
  const std::string good = folder.path().string();
  const std::vector<Row> rows = {
      {{}, "no path is given"},
      {{"check"}, "no path is given"},
      {{"chekc", good}, "did you mean 'check'?"},
      {{"explian"}, "did you mean 'explain'?"},
      {{"help"}, "entitlint --help"},
      {{"baseline"}, "--write-baseline"},
      {{"exprots"}, "exprots: no such file or folder"},
      {{"check", (folder.path() / "missing").string()}, "missing: no such file or folder"},
      {{"check", "--slect", "AP201", good}, "unknown option '--slect'; did you mean '--select'?"},
      {{"check", "--sel", "AP201", good}, "unknown option '--sel'"},
      {{"check", "--select", "AP2001", good}, "--select: no rule is called 'AP2001'; did you mean 'AP201'?"},
      {{"check", "--ignore", "external-policy-in-close-catalog", good}, "did you mean 'external-policy-in-closed-catalog'?"},
      {{"check", "--select", "link-trunc", good}, "did you mean 'link-truncated'?"},
      {{"check", "--fail", "warning", good}, "unknown option '--fail'; did you mean '--fail-on'?"},
      {{"check", "--severity", "AP201=eror", good}, "not 'eror'; did you mean 'error'?"},
      {{"check", "--severity", "AP201", good}, "--severity takes RULE=LEVEL"},
      {{"check", "--format", "sraif", good}, "unknown format 'sraif'; did you mean 'sarif'?"},
      {{"check", "--format", "json", "--format", "sarif", good}, "two reports for standard output"},
      {{"check", "--format", "json=", good}, "names no file"},
      {{"check", "--fail-on", "fatal", good}, "--fail-on takes error, warning, note, never, not 'fatal'"},
      {{"check", "--fail-on", "error", "--fail-on", "note", good}, "given more than once"},
      {{"check", good, "--fail-on"}, "'--fail-on' needs a value"},
      {{"check", "--as-of", "24.11.2026", good}, "--as-of takes a day as YYYY-MM-DD"},
      {{"check", "--as-of", "2026-02-30", good}, "--as-of takes a day as YYYY-MM-DD"},
      {{"check", "--threads", "0", good}, "--threads takes a number from 1"},
      {{"check", "--color", "sometimes", good}, "--color takes auto, always, never"},
      {{"check", "--profile", "shared", good}, "--profile takes share, full, audit, not 'shared'; did you mean 'share'?"},
      {{"check", "--require", "polices", good}, "did you mean 'policies'?"},
      {{"check", "--require", "x", good},
       "--require takes packages, policies, catalogs, organizations, sponsors, roles, domains, documents"},
      {{"check", "--require", "roles", good}, "required, but not among the inputs: roles"},
      {{"check", "--tenant-domain", "Contoso Ltd", good}, "--tenant-domain takes a domain such as contoso.com, not 'Contoso Ltd'"},
      {{"check", "--base-dir", "no-such-folder", good}, "--base-dir no-such-folder: no such folder"},
      {{"check", "--terraform-root", "no-such-folder", good}, "--terraform-root no-such-folder: no such folder"},
      {{"check", "", good}, "one of the paths is empty"},
      {{""}, "one of the paths is empty"},
      {{"check", "--require", "policies", good}, "required, but not among the inputs: policies"},
      {{"check", "--quiet", "--verbose", good}, "contradict"},
      {{"check", "--format", "json=" + good, good}, "is a folder"},
      {{"explain", "AP999"}, "no rule or recipe is called 'AP999'"},
      {{"explain", "permisions"}, "did you mean 'permissions'?"},
      {{"rules", "--format", "yaml"}, "--format takes text, json, markdown, not 'yaml'"},
      {{"rules", "AP201"}, "entitlint explain RULE"},
  };
  for (const Row& row : rows) {
    const Answer answer = program(row.arguments);
    CAPTURE(row.line);
    CAPTURE(answer.err);
    CHECK(answer.status == 2);
    CHECK(is_one_line(answer.err));
    CHECK(answer.err.starts_with("entitlint: "));
    CHECK(answer.err.find(row.line) != std::string::npos);
  }
}

TEST_CASE("a profile chooses the rules and is named in the report") {
  const Answer shared = program({"--as-of=2026-11-24", "--profile=share", "-f", "json", tenant()});
  CHECK(shared.out.find("\"profile\": \"share\"") != std::string::npos);
  CHECK(shared.out.find("not in --profile share") != std::string::npos);
  CHECK(shared.out.find("\"rule\": \"AP201\"") != std::string::npos);
  CHECK(shared.out.find("\"rule\": \"AP402\"") == std::string::npos);
}

TEST_CASE("an empty folder is nothing to lint, unless that is allowed") {
  const test::Scratch folder;
  const Answer refused = program({folder.path().string()});
  CHECK(refused.status == 2);
  CHECK(is_one_line(refused.err));
  CHECK(refused.err.find("nothing to lint") != std::string::npos);
  test::spill(folder.path() / "other.json", "{\"a\": 1}");
  CHECK(program({folder.path().string()})
            .err.ends_with(": its only file is neither an export nor a document; --allow-empty makes that no error\n"));
  CHECK(program({"-"}).err ==
        "entitlint: nothing to lint in standard input: it is neither an export nor a document; --allow-empty makes that no error\n");
  const Answer allowed = program({"--allow-empty", folder.path().string()});
  CHECK(allowed.status == 0);
  CHECK(allowed.err.empty());
}

TEST_CASE("what can be read is linted and reported although another path is missing") {
  const Answer answer = program({"--as-of=2026-11-24", tenant(), tenant() + "-missing"});
  CHECK(answer.status == 2);
  CHECK(is_one_line(answer.err));
  CHECK(answer.out.find("AP201") != std::string::npos);
}

TEST_CASE("a report that cannot be written is status 2, and the others are still written") {
  const test::Scratch folder;
  test::spill(folder.path() / "file", "no folder");
  const std::string impossible = (folder.path() / "file" / "below.json").string();
  const fs::path good = folder.path() / "new" / "folder" / "report.json";
  const Answer answer = program({"-f", "json=" + impossible, "-f", "sarif=" + good.string(), tenant()});
  CHECK(answer.status == 2);
  CHECK(is_one_line(answer.err));
  CHECK(answer.err.find("below.json") != std::string::npos);
  CHECK(test::slurp(good).find("\"version\": \"2.1.0\"") != std::string::npos);
}

TEST_CASE("the text report adapts to the CI system it is shown in, a report in a file never does") {
  const test::Scratch folder;
  std::istringstream in;
  std::ostringstream out, err;
  const auto variable = [](const char* name) {
    static std::string yes = "true";
    return std::string(name) == "GITHUB_ACTIONS" ? yes.data() : nullptr;
  };
  const std::string file = (folder.path() / "report.txt").string();
  CHECK(run(std::vector<std::string>{"--as-of=2026-11-24", "-f", "text", "-f", "text=" + file, tenant()}, rule_table(),
            {in, out, err, false, variable}) == 1);
  CHECK(out.str().starts_with("::group::entitlint: annotations\n::error file="));
  CHECK(out.str().find("\033[1;31mFAILED") != std::string::npos);
  CHECK(test::slurp(file) == program({"--as-of=2026-11-24", tenant()}).out);
}

TEST_CASE("a report replaces its file as a whole and leaves nothing beside it") {
  const test::Scratch folder;
  const fs::path report = folder.path() / "report.json";
  test::spill(report, std::string(1 << 20, 'x'));
  CHECK(program({"--as-of=2026-11-24", "-f", "json=" + report.string(), tenant()}).status == 1);
  CHECK(test::slurp(report).starts_with("{"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("standard input is read, named and linted") {
  const std::string link = "See https://myaccess.microsoft.com/#/access-packages/7e925516-6afb-4db9-9d78-34608c647318 please\n";
  const Answer unnamed = program({"check", "-"}, link);
  CHECK(unnamed.status == 1);
  CHECK(unnamed.out.find("AP101") != std::string::npos);
  const Answer named = program({"check", "--stdin-filename", "docs/join.md", "-"}, link);
  CHECK(named.out.find("docs/join.md:1:35") != std::string::npos);
  const Answer exported = program({"check", "-f", "json", "-"}, clean_export);
  CHECK(exported.status == 0);
  CHECK(exported.out.find("\"completeness\": \"proven\"") != std::string::npos);
}

TEST_CASE("data that is missing fails only when it is asked to") {
  const test::Scratch folder;
  test::spill(
      folder.path() / "packages.json",
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages","value":[
{"id":"0e1b8e2d-5a0e-4a51-9f1f-1f3a5a4a8a02","displayName":"Campaign","description":"Pictures","isHidden":false}]})");
  const Answer lenient = program({folder.path().string()});
  CHECK(lenient.status == 0);
  CHECK(lenient.out.find("Not checked") != std::string::npos);
  CHECK(program({"--strict-data", folder.path().string()}).status == 1);
  CHECK(program({"--strict-data", "--fail-on=never", folder.path().string()}).status == 0);
}

TEST_CASE("rules, explain, version and help answer") {
  const Answer rules = program({"rules"});
  CHECK(rules.status == 0);
  CHECK(static_cast<std::size_t>(std::ranges::count(rules.out, '\n')) == rule_table().size());
  CHECK(program({"rules", "--format", "json"}).out.starts_with("["));
  const std::string inactive_policies = program({"rules", "--covers", "mt-1108"}).out;
  CHECK(inactive_policies.find("AP605") != std::string::npos);
  CHECK(inactive_policies.find("AP404") == std::string::npos);
  CHECK(program({"rules", "--covers", "21929"}).out.find("AP404") != std::string::npos);
  CHECK(program({"rules", "--covers", "MT.9999"}).status == 2);
  CHECK(program({"rules", "--format", "markdown"}).out.find("(rules/external-policy-in-closed-catalog.md)") != std::string::npos);
  CHECK(program({"explain", "ap201"}).out.starts_with("# AP201"));
  CHECK(program({"explain", "external-policy-in-closed-catalog"}).out == program({"explain", "AP201"}).out);
  for (const std::string topic : {"export", "permissions", "nightly", "github", "azure", "gitlab", "exit-status", "baseline",
                                  "suppressions", "configuration", "requests"}) {
    CHECK(program({"explain", topic}).out.starts_with("# "));
    CHECK(program({"explain"}).out.find("  " + topic) != std::string::npos);
  }
  CHECK(program({"--version"}).out.find(std::to_string(rule_table().size()) + " rules") != std::string::npos);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--help"}, {"check", "--help"}, {"rules", "-h"}, {"explain", "--help"}}) {
    const Answer help = program(arguments);
    CHECK(help.status == 0);
    CHECK(help.out.find("Usage: entitlint") != std::string::npos);
  }
}

TEST_CASE("the README lists every rule as the program does") {
  CHECK(test::slurp(test::root() / "README.md").find(program({"rules", "--format", "markdown"}).out) != std::string::npos);
}

TEST_CASE("the output does not depend on the number of threads") {
  const Answer one = program({"--as-of=2026-11-24", "--threads=1", "-f", "json", tenant()});
  for (const std::string threads : {"2", "3", "8"})
    CHECK(program({"--as-of=2026-11-24", "--threads=" + threads, "-f", "json", tenant()}).out == one.out);
}

TEST_CASE("the sample tenant's reports are as they were") {
  const fs::path golden = test::root() / "tests" / "golden" / "tenant";
  const std::vector<std::pair<std::string, std::string>> reports = {{"text", "report.txt"},
                                                                    {"json", "report.json"},
                                                                    {"sarif", "report.sarif"},
                                                                    {"junit", "report.xml"},
                                                                    {"junit-strict", "report-strict.xml"},
                                                                    {"markdown", "report.md"}};
  for (const auto& [format, file] : reports) {
    const Answer answer = program({"--as-of=2026-11-24", "--color=never", "-f", format, tenant()});
    CHECK(answer.status == 1);
    CHECK_MESSAGE(test::matches_golden(golden / file, answer.out), file);
  }
}
