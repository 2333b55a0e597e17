// `.entitlint.json` from the command line: what it may say, what beats it, and the one line for every mistake.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/program.h"
#include "tool/cli/configuration.h"

namespace fs = std::filesystem;
using namespace entitlint;
using test::Answer;
using test::is_one_line;
using test::program;

namespace {

const std::string broken_link = "https://myaccess.microsoft.com#/access-packages/7e925516-6afb-4db9-9d78-34608c647318";
const std::string broken_page = "Ask for access: " + broken_link + "\n";

// A folder with one document and a configuration.
class Folder {
 public:
  explicit Folder(const std::string& configuration) {
    test::spill(path() / "docs" / "join.md", broken_page);
    test::spill(path() / ".entitlint.json", configuration);
  }
  [[nodiscard]] const fs::path& path() const { return scratch_.path(); }

  [[nodiscard]] Answer check(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"check", "--as-of=2026-11-24", "--base-dir", path().string(), path().string()});
    return program(arguments);
  }

 private:
  test::Scratch scratch_;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every mistake in a configuration is status 2 and one line with its place") {
  struct Row {
    std::string configuration, line;
  };
  const std::vector<Row> rows = {
      {"{\"fail_on\": \"error\"}", ".entitlint.json:1:2: unknown key 'fail_on'; did you mean 'fail-on'?"},
      {"{\n  \"fail-on\": \"fatal\"}", ".entitlint.json:2:14: fail-on takes error, warning, note, never, not 'fatal'"},
      {"{\"fail-on\": true}", ".entitlint.json:1:13: 'fail-on' is a string, not true or false"},
      {"{\"strict-data\": \"yes\"}", "'strict-data' is true or false, not a string"},
      {"{\"select\": [\"AP2001\"]}", "select: no rule is called 'AP2001'; did you mean 'AP201'?"},
      {"{\"select\": [1]}", "an element of 'select' is a string, not a number"},
      {"{\"severity\": {\"AP201\": \"eror\"}}", "did you mean 'error'?"},
      {"{\"severity\": [\"AP201=error\"]}", "'severity' is an object, not an array"},
      {"{\"format\": [\"json=out.json\"]}", "a report's file can only be given on the command line"},
      {"{\"write-baseline\": \"b.json\"}", "'write-baseline' can only be given on the command line"},
      {"{\"profile\": \"shared\"}", "profile takes share, full, audit, not 'shared'"},
      {"{\"max-external-days\": 0}", "'max-external-days' is a number of days from 1 to 3650, not 0"},
      {"{\"max-external-days\": 1.5}", "not 1.5"},
      {"{\"documents-complete\": 1}", "'documents-complete' is true or false, not a number"},
      {"{\"audiences\": {\"docs/\": \"externals\"}}",
       "an audience is external, member, guest or org:NAME, not 'externals'; did you mean 'external'?"},
      {"{\"fail-on\": \"error\", \"fail-on\": \"note\"}", ".entitlint.json:1:22: 'fail-on' is given more than once"},
      {"[]", "a configuration is an object, not an array"},
      {"{\"fail-on\" \"error\"}", ".entitlint.json:1:12: "},
      {"", ".entitlint.json:1:1: "},
      {"{\"suppressions\": [{\"rule\": \"AP101\", \"object\": \"x\"}]}", "the suppression gives no 'reason'"},
      {"{\"suppressions\": [{\"rule\": \"AP1\", \"object\": \"x\", \"reason\": \"y\"}]}", "no rule is called 'AP1'"},
      {"{\"suppressions\": [{\"rule\": \"AP101\", \"reason\": \"y\"}]}", "a suppression names one 'object' (its id) or one 'link'"},
      {"{\"suppressions\": [{\"rule\": \"AP101\", \"line\": \"3\"}]}", "a suppression has no 'line'; did you mean 'link'?"},
      {"{\"suppressions\": [{\"rule\": \"AP101\", \"object\": \"x\", \"reason\": \"y\", \"until\": \"soon\"}]}",
       "'until' is a day as YYYY-MM-DD, not 'soon'"},
      {"{\"suppressions\": [{\"object\": \"x\", \"reason\": \"y\"}]}", "the suppression names no 'rule'"},
  };
  for (const Row& row : rows) {
    const Answer answer = Folder(row.configuration).check();
    CAPTURE(row.line);
    CAPTURE(answer.err);
    CHECK(answer.status == 2);
    CHECK(is_one_line(answer.err));
    CHECK(holds(answer.err, row.line));
    CHECK(answer.out.empty());
  }
}

TEST_CASE("the configuration is found beside the input or above it, and can be named or left out") {
  const Folder folder("{\"ignore\": [\"AP101\"]}");
  CHECK(folder.check().status == 0);
  CHECK(folder.check({"--no-config"}).status == 1);
  fs::create_directory(folder.path() / ".git");  // the root of a repository
  CHECK(program({(folder.path() / "docs").string()}).status == 0);
  CHECK(program({(folder.path() / "docs" / "join.md").string()}).status == 0);
  test::spill(folder.path() / "other.json", "{}");
  CHECK(folder.check({"--config", (folder.path() / "other.json").string()}).status == 1);
  const Answer missing = folder.check({"--config", "no-such.json"});
  CHECK(missing.status == 2);
  CHECK(missing.err == "entitlint: no-such.json: no such file\n");
  CHECK(holds(folder.check({"--config=x.json", "--no-config"}).err, "contradict"));
}

TEST_CASE("the command line beats the file, and replaces its lists whole") {
  const Folder folder("{\"fail-on\": \"never\", \"ignore\": [\"AP101\"], \"min-severity\": \"error\"}");
  CHECK(folder.check({"--ignore=AP201"}).status == 0);
  CHECK(folder.check({"--ignore=AP201", "--fail-on=error"}).status == 1);
  CHECK(holds(folder.check({"--ignore=AP201"}).out, "AP101"));
  CHECK_FALSE(holds(folder.check().out, "AP101 "));
}

TEST_CASE("the report names the configuration, its hash, and the line that switched rules off") {
  const Folder folder("{\n  // Links are checked elsewhere.\n  \"ignore\": [\"AP101\"],\n}");
  const std::string json = folder.check({"-f", "json"}).out;
  CHECK(holds(json, "\"path\": \".entitlint.json\""));
  CHECK(holds(json, "\"sha256\": \""));
  CHECK(holds(folder.check().out, "1 rule off (.entitlint.json:3)"));
}

TEST_CASE("left-out paths are not read, and a named file is") {
  const Folder folder("{\"exclude\": [\"docs/\"], \"allow-empty\": true}");
  CHECK(folder.check().status == 0);
  CHECK(program({(folder.path() / "docs" / "join.md").string(), "--config", (folder.path() / ".entitlint.json").string()}).status == 1);
}

TEST_CASE("limits of the file are those that rules use") {
  const std::string strict = Folder("{\"max-external-days\": 1}").check({"-f", "json", test::tenant()}).out;
  const std::string usual = Folder("{}").check({"-f", "json", test::tenant()}).out;
  CHECK(strict != usual);
}

TEST_CASE("folders of tenants are linted apart") {
  const std::string catalogs =
      test::slurp(test::root() / "tests" / "rules" / "external-policy-in-closed-catalog" / "bad-v1" / "exports" / "catalogs.json");
  const Folder folder("{\"tenants\": {\"exports/prod\": [\"contoso.com\"], \"exports/test/\": []}}");
  test::spill(folder.path() / "exports" / "prod" / "catalogs.json", catalogs);
  test::spill(folder.path() / "exports" / "test" / "catalogs.json", catalogs);
  CHECK(holds(folder.check({"--stats"}).err, "catalogs               2 "));
  CHECK(holds(folder.check({"--stats", "--no-config"}).err, "catalogs               1 "));
}

TEST_CASE("a document is for whom its path says") {
  const Folder folder("{\"audiences\": {\"/docs/\": \"external\"}, \"select\": [\"AP109\"]}");
  const fs::path fixture = test::root() / "tests" / "rules" / "link-audience-mismatch" / "bad-v1";
  fs::copy(fixture, folder.path() / "tenant", fs::copy_options::recursive);
  CHECK(folder.check().status == 1);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "tenant")) {
    if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
    std::string text = test::slurp(entry.path());
    for (std::size_t at = text.find("audience"); at != std::string::npos; at = text.find("audience", at)) text.replace(at, 8, "adience");
    test::spill(entry.path(), text);
  }
  CHECK(folder.check().status == 0);
  test::spill(folder.path() / ".entitlint.json", "{\"audiences\": {\"tenant/**\": \"external\"}, \"select\": [\"AP109\"]}");
  CHECK(folder.check().status == 1);
}

TEST_CASE("what is in force is printed with where it came from, and can be read again") {
  const Folder folder(
      "{\"fail-on\": \"warning\", \"severity\": {\"AP101\": \"note\"}, \"ignore\": [\"AP5\"], \"strict-data\": true, \"audiences\": "
      "{\"a\\\"b/\": \"guest\"},\n"
      "\"suppressions\": [{\"rule\": \"AP103\", \"object\": \"x\", \"reason\": \"r\", \"until\": \"2027-01-31\"}]}");
  const Answer printed = folder.check({"--print-config", "--min-severity=error"});
  CHECK(printed.status == 0);
  CHECK(holds(printed.out, "\"fail-on\": \"warning\",  // "));
  CHECK(holds(printed.out, ".entitlint.json:1:13\n"));
  CHECK(holds(printed.out, "\"min-severity\": \"error\",  // command line\n"));
  CHECK(holds(printed.out, "\"max-external-days\": 365,  // default\n"));
  const Folder again(printed.out);
  const Answer checked = again.check({"--config-check"});
  CHECK(checked.status == 0);
  CHECK(holds(checked.out, ".entitlint.json: no mistakes\n"));
  CHECK(Folder("{\"fail-on\": 1}").check({"--config-check"}).status == 2);
}

TEST_CASE("the shipped schema is what the tables say") {
  CHECK(test::matches_golden(test::root() / "entitlint.schema.json", configuration_schema(rule_table())));
}
