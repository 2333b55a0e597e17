// Suppressions and baselines from the command line: what is known does not fail the run, and nothing is hidden unseen.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/program.h"
#include "tool/input/child.h"

namespace fs = std::filesystem;
using namespace entitlint;
using test::Answer;
using test::is_one_line;
using test::program;

namespace {

const std::string broken_link = "https://myaccess.microsoft.com#/access-packages/7e925516-6afb-4db9-9d78-34608c647318";
const std::string broken_page = "Ask for access: " + broken_link + "\n";
const std::string entry = "{\"rule\": \"AP101\", \"link\": \"" + broken_link + "\", \"reason\": \"moving\", \"until\": \"2026-12-03\"}";

Answer check(const fs::path& folder, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.begin(), {"check", "--as-of=2026-11-24", "--base-dir", folder.string()});
  arguments.push_back(folder.string());
  return program(arguments);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A repository with one commit; false when there is no git.
bool commit_all(const fs::path& folder) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"git", "-C", folder.string(), "init", "-q"},
                                             {"git", "-C", folder.string(), "add", "-A"},
                                             {"git", "-C", folder.string(), "-c", "user.name=test", "-c", "user.email=test@example.org",
                                              "-c", "commit.gpgsign=false", "commit", "-qm", "x"}}) {
    const ChildResult result = run_program(words);
    if (!result.started) return false;
    REQUIRE(result.status == 0);
  }
  return true;
}

}  // namespace

TEST_CASE("a suppressed finding does not fail the run, is counted, and says until when") {
  const test::Scratch folder;
  test::spill(folder.path() / "join.md", broken_page);
  test::spill(folder.path() / ".entitlint.json", "{\"suppressions\": [" + entry + "]}");
  const Answer text = check(folder.path());
  CHECK(text.status == 0);
  CHECK(holds(text.out, "Hidden       1 suppressed (1 ends in 9 days)\n"));
  CHECK_FALSE(holds(text.out, "error AP101"));
  const Answer json = check(folder.path(), {"-f", "json"});
  CHECK(holds(json.out, "\"state\": \"suppressed\""));
  CHECK(holds(json.out, "\"reason\": \"moving\""));
  CHECK(holds(json.out, "\"suppressed\": 1"));
  CHECK(check(folder.path(), {"--no-suppressions"}).status == 1);
}

TEST_CASE("SARIF leaves suppressed findings out, or marks every result") {
  const test::Scratch folder;
  test::spill(folder.path() / "join.md", broken_page + "\nAnd " + broken_link + "x\n");
  test::spill(folder.path() / ".entitlint.json", "{\"suppressions\": [" + entry + "]}");
  const std::string plain = check(folder.path(), {"-f", "sarif"}).out;
  CHECK_FALSE(holds(plain, "\"suppressions\": ["));
  const std::string marked = check(folder.path(), {"-f", "sarif", "--sarif-suppressions"}).out;
  CHECK(holds(marked, "\"justification\": \"moving\""));
  CHECK(holds(marked, "\"suppressions\": []"));
}

TEST_CASE("what a suppression names must still be found, by id too") {
  const test::Scratch folder;
  fs::copy(test::root() / "tests" / "rules" / "external-policy-in-closed-catalog" / "bad-v1", folder.path() / "tenant",
           fs::copy_options::recursive);
  const std::string select = "\"select\": [\"AP201\", \"AP7\"], \"suppressions\": [";
  const std::string json = check(folder.path(), {"--no-config", "--select=AP201", "-f", "json"}).out;
  const std::size_t at = json.find("\"id\": \"") + 7;
  const std::string id = json.substr(at, json.find('"', at) - at);
  test::spill(folder.path() / ".entitlint.json", "{" + select + "{\"rule\": \"AP201\", \"object\": \"" + id + "\", \"reason\": \"r\"}]}");
  CHECK(holds(check(folder.path()).out, "suppressed"));
  // An object that the export does not have says nothing as long as the export is not complete.
  test::spill(folder.path() / ".entitlint.json", "{" + select + "{\"rule\": \"AP201\", \"object\": \"elsewhere\", \"reason\": \"r\"}]}");
  CHECK_FALSE(holds(check(folder.path()).out, "AP702"));
}

TEST_CASE("a baseline turns a first run green, and a new finding fails it again") {
  const test::Scratch folder;
  const std::string baseline = (folder.path() / "known.json").string();
  test::spill(folder.path() / "join.md", broken_page);
  CHECK(check(folder.path(), {"--write-baseline", baseline}).status == 0);
  const std::string written = test::slurp(baseline);
  CHECK(holds(written, "\"rule\": \"AP101\""));
  const Answer known = check(folder.path(), {"--baseline", baseline});
  CHECK(known.status == 0);
  CHECK(holds(known.out, "Hidden       1 baseline\n"));
  CHECK(holds(check(folder.path(), {"--baseline", baseline, "-f", "json"}).out, "\"state\": \"baseline\""));
  test::spill(folder.path() / "join.md", "Moved down.\n\n" + broken_page + "\nNew: " + broken_link.substr(0, 70) + "\n");
  const Answer more = check(folder.path(), {"--baseline", baseline});
  CHECK(more.status == 1);
  CHECK(holds(more.out, "1 baseline"));
  CHECK(check(folder.path(), {"--baseline", baseline, "--write-baseline", baseline}).status == 0);
  CHECK(check(folder.path(), {"--baseline", baseline}).status == 0);
}

TEST_CASE("stale entries of a baseline are named and do not fail the run") {
  const test::Scratch folder;
  const std::string baseline = (folder.path() / "known.json").string();
  test::spill(folder.path() / "join.md", broken_page);
  CHECK(check(folder.path(), {"--write-baseline", baseline}).status == 0);
  test::spill(folder.path() / "join.md",
              "https://myaccess.microsoft.com/@contoso.com#/access-packages/7e925516-6afb-4db9-9d78-34608c647318\n");
  const Answer solved = check(folder.path(), {"--baseline", baseline});
  CHECK(solved.status == 0);
  CHECK(is_one_line(solved.err));
  CHECK(holds(solved.err, "1 entry is stale"));
  CHECK(holds(solved.err, "AP101"));
}

TEST_CASE("a baseline that cannot be read is status 2 and one line") {
  const test::Scratch folder;
  test::spill(folder.path() / "join.md", broken_page);
  test::spill(folder.path() / "other.json", "{\"a\": 1}");
  test::spill(folder.path() / "broken.json", "{\n\"baseline\": [}");
  const std::vector<std::pair<std::string, std::string>> rows = {{(folder.path() / "missing.json").string(), "no such baseline"},
                                                                 {(folder.path() / "other.json").string(), "is no baseline of entitlint"},
                                                                 {(folder.path() / "broken.json").string(), "broken.json:2: "},
                                                                 {"git:main", "is in no git repository"},
                                                                 {"git:--upload-pack=x", "no revision is called"}};
  for (const auto& [named, line] : rows) {
    const Answer answer = check(folder.path(), {"--baseline", named});
    CAPTURE(answer.err);
    CHECK(answer.status == 2);
    CHECK(is_one_line(answer.err));
    CHECK(holds(answer.err, line));
  }
  CHECK(holds(check(folder.path(), {"--policy-from", "main"}).err, "--policy-from takes git:REV"));
}

TEST_CASE("with a revision as baseline, what was true there is not new") {
  const test::Scratch folder;
  test::spill(folder.path() / "docs" / "join.md", broken_page);
  if (!commit_all(folder.path())) return;
  CHECK(check(folder.path(), {"--baseline", "git:HEAD"}).status == 0);
  test::spill(folder.path() / "docs" / "join.md", "More.\n\n" + broken_page);
  CHECK(check(folder.path(), {"--baseline", "git:HEAD"}).status == 0);
  test::spill(folder.path() / "docs" / "second.md", broken_page);
  const Answer more = check(folder.path(), {"--baseline", "git:HEAD"});
  CHECK(more.status == 1);
  CHECK(holds(more.out, "1 baseline"));
  const Answer unknown = check(folder.path(), {"--baseline", "git:no-such-branch"});
  CHECK(unknown.status == 2);
  CHECK(is_one_line(unknown.err));
  CHECK(holds(unknown.err, "not in this clone"));
  CHECK(holds(unknown.err, "fetch-depth: 0"));
}

#ifndef _WIN32
namespace {

// A variable of our environment, for as long as this lives.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name), before_(std::getenv(name) == nullptr ? "" : std::getenv(name)) {
    setenv(name, value.c_str(), 1);
  }
  ~Setting() { before_.empty() ? unsetenv(name_) : setenv(name_, before_.c_str(), 1); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::string before_;
};

}  // namespace

TEST_CASE("git that is missing, or does not trust the owner of the repository, is one line that says what to do") {
  const test::Scratch folder;
  test::spill(folder.path() / "join.md", broken_page);
  if (!commit_all(folder.path())) return;
  for (const char* const option : {"--baseline", "--policy-from"}) {
    const Setting other_owner("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");  // git's own tests use it
    const Answer answer = check(folder.path(), {option, "git:HEAD"});
    CHECK(answer.status == 2);
    CHECK(is_one_line(answer.err));
    CHECK(holds(answer.err,
                "git:HEAD: git does not trust the owner of this repository (dubious ownership); run: git config --global --add "));
    CHECK(holds(answer.err, fs::canonical(folder.path()).string()));
    const Setting no_programs("PATH", folder.path().string());
    const Answer without = check(folder.path(), {option, "git:HEAD"});
    CHECK(without.status == 2);
    CHECK(without.err == "entitlint: git is not installed, and git:REV needs it\n");
  }
  CHECK(check(folder.path(), {"--baseline", "git:HEAD"}).status == 0);
}
#endif

TEST_CASE("a change cannot excuse itself") {
  const test::Scratch folder;
  test::spill(folder.path() / "join.md", broken_page);
  test::spill(folder.path() / ".entitlint.json", "{}");
  if (!commit_all(folder.path())) return;
  test::spill(folder.path() / ".entitlint.json", "{\"suppressions\": [" + entry + "], \"fail-on\": \"never\"}");
  CHECK(check(folder.path()).status == 0);
  const Answer strict = check(folder.path(), {"--policy-from", "git:HEAD"});
  CHECK(strict.status == 1);
  CHECK(holds(strict.err, "the suppression of AP101"));
  CHECK(holds(strict.err, "'fail-on'"));
  test::spill(folder.path() / "join.md", "<!-- entitlint: ignore=AP101 reason=\"mine\" -->\n" + broken_page);
  CHECK(holds(check(folder.path(), {"--policy-from", "git:HEAD"}).err, "the comment that ignores AP101"));
}
