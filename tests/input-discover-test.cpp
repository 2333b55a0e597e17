// Discovery: folders, files and standard input; ignore files; names in reports; what cannot be read.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/input/discover.h"
#include "tool/input/file.h"
#include "tool/input/gitignore.h"

using namespace entitlint;
using entitlint::test::Scratch;
using entitlint::test::spill;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

// A folder with files in it, most of them empty objects.
struct Tree {
  Scratch scratch;

  explicit Tree(const Names& files) {
    for (const std::string& file : files) add(file, "{}");
  }
  void add(const std::string& file, const std::string& content) const { spill(scratch.path() / file, content); }
  void make_repository() const { fs::create_directories(scratch.path() / ".git"); }
  [[nodiscard]] std::string at(const std::string& path) const { return (scratch.path() / path).string(); }
};

Discovered find(const Names& paths, const DiscoverOptions& options = {}, const std::string& input = "") {
  std::istringstream stream(input);
  return discover(paths, options, stream);
}

Names names(const Discovered& found) {
  Names all;
  for (const Source& source : found.sources) all.push_back(source.path);
  return all;
}

// Verdict of one .gitignore in "/r/" on a path below it.
Ignored verdict(const std::string& patterns, const std::string& path, bool is_folder = false) {
  return Gitignore(patterns, "/r/").judge("/r/" + path, is_folder);
}

}  // namespace

TEST_CASE("the end of a name tells the type") {
  CHECK(file_type("a/policies.json") == FileType::json);
  CHECK(file_type("PLAN.JSON") == FileType::json);
  CHECK(file_type("pages.ndjson") == FileType::json);
  CHECK(file_type("pages.jsonl") == FileType::json);
  CHECK(file_type("terraform.tfstate") == FileType::json);
  CHECK(file_type("README.md") == FileType::markdown);
  CHECK(file_type("a.markdown") == FileType::markdown);
  CHECK(file_type("page.mdx") == FileType::markdown);
  CHECK(file_type("x.html") == FileType::html);
  CHECK(file_type("x.HTM") == FileType::html);
  CHECK(file_type("x.xhtml") == FileType::html);
  CHECK(file_type("notes.txt") == FileType::text);
  CHECK(file_type("links.csv") == FileType::csv);
  CHECK(file_type("invitation.eml") == FileType::mail);
  CHECK(file_type("main.tf") == FileType::other);
  CHECK(file_type("folder.json/file") == FileType::other);
  CHECK(file_type("Makefile") == FileType::other);
  CHECK(file_type("-") == FileType::other);
}

TEST_CASE("a name that tells nothing is decided by the content") {
  CHECK(content_type(memory_source("-", " \r\n\t{}")) == FileType::json);
  CHECK(content_type(memory_source("-", "[1]")) == FileType::json);
  CHECK(content_type(memory_source("-", "<!DOCTYPE html><p>")) == FileType::html);
  CHECK(content_type(memory_source("-", "<HTML>")) == FileType::html);
  CHECK(content_type(memory_source("-", "Dear all,")) == FileType::text);
  CHECK(content_type(memory_source("-", "")) == FileType::text);
  CHECK(content_type(memory_source("-", "\xFF\xFE{\0}\0")) == FileType::text);  // the literal ends at its first zero byte
  CHECK(content_type(memory_source("-", std::string("\xFF\xFE{\0}\0", 6))) == FileType::json);
  CHECK(content_type(memory_source("notes.md", "{}")) == FileType::markdown);
}

TEST_CASE("a folder is walked, sorted by path, without what is hidden, foreign or not read") {
  const Tree tree({"b.json", "a/z.md", "a.json", "a/b/c.html", "a-b.json", ".hidden/x.json", ".eslintrc.json",
                   "node_modules/p/package.json", "main.tf", "logo.png", ".entitlint.json", "out.sarif", "out.sarif.json"});
  const Discovered found = find({tree.at("")});
  CHECK(names(found) == Names{"a-b.json", "a.json", "a/b/c.html", "a/z.md", "b.json"});
  CHECK(found.unreadable.empty());
  CHECK(found.ignored == 0);
  CHECK(found.skipped.own == 3);
  CHECK(found.skipped.hidden == 1);
  CHECK(found.skipped.other_types == 2);
  CHECK_FALSE(found.sources[0].named);
}

TEST_CASE("an EntraExporter tree's assignments are not entered") {
  const std::string tree_root = "IdentityGovernance/EntitlementManagement/";
  const Tree tree({tree_root + "AccessPackages/p/p.json", tree_root + "AccessPackages/p/AssignmentPolicies/q/q.json",
                   tree_root + "AccessPackages/p/Assignments/a/a.json", tree_root + "AccessPackages/p/Assignments/b/b.json",
                   tree_root + "AssignmentRequests/r/r.json", "docs/Assignments/list.md"});
  const Discovered found = find({tree.at("")});
  CHECK(names(found) == Names{tree_root + "AccessPackages/p/AssignmentPolicies/q/q.json", tree_root + "AccessPackages/p/p.json",
                              "docs/Assignments/list.md"});
  CHECK(found.skipped.assignments == 3);
  CHECK(find({tree.at(tree_root + "AccessPackages")}).sources.size() == 2);
}

TEST_CASE("what is named is read whatever it is, but for entitlint's own files") {
  const Tree tree({"x.tf", ".hidden.json", "node_modules/a.json", ".entitlint.json", "report.sarif"});
  const Discovered found =
      find({tree.at("x.tf"), tree.at(".hidden.json"), tree.at("node_modules"), tree.at(".entitlint.json"), tree.at("report.sarif")});
  CHECK(names(found) == Names{".hidden.json", "node_modules/a.json", "x.tf"});
  CHECK(found.sources[0].named);
  CHECK_FALSE(found.sources[1].named);
  CHECK(found.skipped.own == 2);
}

TEST_CASE("a file named twice, or also met in a walk, is read once and is named") {
  const Tree tree({"docs/a.md", "docs/b.md"});
  const Discovered found = find({tree.at("docs"), tree.at("docs/a.md"), tree.at("docs/../docs/a.md"), tree.at("docs")});
  CHECK(names(found) == Names{"a.md", "b.md"});
  CHECK(found.sources[0].named);
  CHECK_FALSE(found.sources[1].named);
}

TEST_CASE("symbolic links to folders are not entered, to files followed, and each file is read once") {
  const Tree tree({"real/a.json", "elsewhere/only.json"});
  std::error_code error;
  fs::create_directory_symlink(tree.at(""), tree.at("real/circle"), error);
  if (error) return;  // Windows without the privilege
  fs::create_symlink(tree.at("real/a.json"), tree.at("real/0-same.json"));
  fs::create_symlink(tree.at("elsewhere/only.json"), tree.at("real/link.json"));
  fs::create_symlink(tree.at("nowhere.json"), tree.at("real/dangling.json"));
  fs::create_symlink(tree.at("nowhere.tf"), tree.at("real/dangling.tf"));
  const Discovered found = find({tree.at("real")});
  CHECK(names(found) == Names{"a.json", "link.json"});
  CHECK(found.unreadable == Names{"dangling.json: no such file"});
}

TEST_CASE("paths are relative to the base that is given, and outside of it as short as possible") {
  const Tree tree({"in/a.json", "out/b.json"});
  DiscoverOptions options;
  options.base = tree.at("in");
  CHECK(names(find({tree.at("in/a.json"), tree.at("out")}, options)) == Names{"../out/b.json", "a.json"});
  options.base = tree.at("in/../out/");
  CHECK(names(find({tree.at("in/a.json"), tree.at("out")}, options)) == Names{"../in/a.json", "b.json"});
}

TEST_CASE("without a base, paths are relative to the repository that holds every input") {
  const Tree tree({"repository/exports/a.json", "repository/docs/b.md", "other/c.json"});
  fs::create_directories(tree.at("repository/.git"));
  CHECK(names(find({tree.at("repository/exports"), tree.at("repository/docs/b.md")})) == Names{"docs/b.md", "exports/a.json"});
  CHECK(names(find({tree.at("repository/docs/b.md")})) == Names{"docs/b.md"});
  CHECK(names(find({tree.at("repository/exports"), tree.at("other")})) == Names{"other/c.json", "repository/exports/a.json"});
}

TEST_CASE("without a repository, paths are relative to the deepest common folder") {
  const Tree tree({"x/old/a.json", "x/old-2/a.json"});
  CHECK(names(find({tree.at("x/old"), tree.at("x/old-2")})) == Names{"old-2/a.json", "old/a.json"});
  CHECK(names(find({tree.at("x/old/a.json")})) == Names{"a.json"});
  CHECK(names(find({tree.at("x/old")})) == Names{"a.json"});
}

TEST_CASE("standard input is read to its end, once, under the name it is given") {
  const std::string content(200'000, ' ');
  DiscoverOptions options;
  const Discovered unnamed = find({"-", "-"}, options, content + "{}");
  CHECK(names(unnamed) == Names{"-"});
  const bool same = read_all(unnamed.sources[0]) == content + "{}";
  CHECK(same);
  CHECK(unnamed.sources[0].named);
  options.stdin_name = "docs/join.md";
  CHECK(names(find({"-"}, options, "x")) == Names{"docs/join.md"});
}

TEST_CASE("what is missing is said in one line each, and the rest is read") {
  const Tree tree({"a.json"});
  const std::string missing = tree.at("missing.json");
  const std::string folder = tree.at("missing-folder/");
  const Discovered found = find({missing, tree.at("a.json"), folder, missing, "", tree.at("a.json/below")});
  CHECK(names(found) == Names{"a.json"});
  Names expected = {"\"\": no such file or folder", missing + ": no such file or folder", folder + ": no such file or folder",
                    tree.at("a.json/below") + ": no such file or folder"};
  std::ranges::sort(expected);
  CHECK(found.unreadable == expected);
}

TEST_CASE("what may not be read is said in one line each, and the rest is read") {
  const Tree tree({"a.json", "locked/b.json", "secret.json"});
  fs::permissions(tree.at("locked"), fs::perms::none);
  fs::permissions(tree.at("secret.json"), fs::perms::none);
  const Discovered found = find({tree.at("")});
  fs::permissions(tree.at("locked"), fs::perms::owner_all);
  // The superuser reads everything.
  if (found.sources.size() == 1) CHECK(found.unreadable == Names{"locked: permission denied", "secret.json: permission denied"});
  CHECK(names(found)[0] == "a.json");
}

TEST_CASE("every reason that a file cannot be read has words of its own") {
  const auto words = [](std::errc code) { return in_plain_words(std::make_error_code(code)); };
  CHECK(words(std::errc::no_such_file_or_directory) == "no such file");
  CHECK(words(std::errc::permission_denied) == "permission denied");
  CHECK(words(std::errc::is_a_directory) == "is a folder");
  CHECK(words(std::errc::too_many_symbolic_link_levels) == "its symbolic links lead in a circle");
  CHECK(words(std::errc::filename_too_long) == "the name is too long");
  CHECK(words(std::errc::io_error).starts_with("cannot be read ("));
}

TEST_CASE("many files opened by several threads are the same list") {
  Names files;
  for (int count = 1000; count < 1500; ++count) files.push_back("d/" + std::to_string(count) + ".json");
  const Tree tree(files);
  DiscoverOptions options;
  const Discovered one = find({tree.at("")}, options);
  options.threads = 4;
  const Discovered four = find({tree.at("")}, options);
  CHECK(names(one) == files);
  CHECK(names(four) == files);
}

TEST_CASE("many folders walked by several threads are the same list, each under the ignore files above it") {
  Names files;
  for (int count = 100; count < 300; ++count) {
    const std::string folder = "d" + std::to_string(count);
    for (const char* file : {"/a.json", "/deep/b.json", "/deep/skipped.json", "/other.bin"}) files.push_back(folder + file);
  }
  const Tree tree(files);
  tree.add(".gitignore", "skipped.json\n");
  tree.add("d150/deep/.gitignore", "!skipped.json\nb.json\n");
  DiscoverOptions options;
  const Discovered one = find({tree.at("")}, options);
  options.threads = 4;
  const Discovered four = find({tree.at("")}, options);
  CHECK(one.sources.size() == 400);
  CHECK(one.ignored == 200);
  CHECK(one.skipped.other_types == 200);
  CHECK(names(four) == names(one));
  CHECK(std::ranges::count(names(one), "d150/deep/skipped.json") == 1);
  CHECK(std::ranges::count(names(one), "d150/deep/b.json") == 0);
  CHECK(four.ignored == one.ignored);
  CHECK(four.skipped.other_types == one.skipped.other_types);
}

TEST_CASE("ignored files are left out and counted, also in ignored folders, and named ones are read") {
  const Tree tree({"a.json", "drafts/b.json", "drafts/c/d.md", "drafts/x.tf", "secret.json", "kept/secret.json"});
  tree.make_repository();
  tree.add(".gitignore", "drafts/\n/secret.json\n");
  const Discovered found = find({tree.at("")});
  CHECK(names(found) == Names{"a.json", "kept/secret.json"});
  CHECK(found.ignored == 3);
  CHECK(names(find({tree.at("secret.json")})) == Names{"secret.json"});
  CHECK(names(find({tree.at("drafts")})) == Names{"drafts/b.json", "drafts/c/d.md"});
  DiscoverOptions options;
  options.ignore_files = false;
  CHECK(find({tree.at("")}, options).sources.size() == 5);
}

TEST_CASE("ignore files apply from the repository's root down, the deepest last") {
  const Tree tree({"sub/a.json", "sub/b.json", "sub/deep/a.json", "sub/deep/b.json"});
  tree.make_repository();
  tree.add(".gitignore", "a.json\n");
  tree.add("sub/.gitignore", "b.json\n");
  tree.add("sub/deep/.gitignore", "!a.json\n!b.json\n");
  CHECK(names(find({tree.at("sub")})) == Names{"sub/deep/a.json", "sub/deep/b.json"});
  CHECK(names(find({tree.at("sub/deep")})) == Names{"sub/deep/a.json", "sub/deep/b.json"});
}

TEST_CASE("without a repository only the ignore files of the walked folder and below apply") {
  const Tree tree({"top/a.json", "top/b.json"});
  tree.add(".gitignore", "a.json\n");
  tree.add("top/.gitignore", "b.json\n");
  CHECK(names(find({tree.at("top")})) == Names{"a.json"});
}

TEST_CASE("below an ignored folder nothing can be taken back") {
  const Tree tree({"build/kept.json", "logs/kept.json"});
  tree.add(".gitignore", "build/\n!build/kept.json\nlogs/*\n!logs/kept.json\n");
  tree.add("build/.gitignore", "!kept.json\n");
  CHECK(names(find({tree.at("")})) == Names{"logs/kept.json"});
}

TEST_CASE("ignore patterns match as git's do") {
  struct Row {
    const char* patterns;
    const char* path;
    bool ignored;
  };
  const Row rows[] = {
      {"a.json", "a.json", true},
      {"a.json", "x/y/a.json", true},
      {"a.json", "a.jsonl", false},
      {"/a.json", "a.json", true},
      {"/a.json", "x/a.json", false},
      {"x/a.json", "x/a.json", true},
      {"x/a.json", "y/x/a.json", false},
      {"*.json", "x/a.json", true},
      {"x/*.json", "x/a.json", true},
      {"x/*.json", "x/y/a.json", false},
      {"x/*/a.json", "x/y/a.json", true},
      {"?.json", "a.json", true},
      {"?.json", "ab.json", false},
      {"[ab].json", "b.json", true},
      {"[a-c].json", "d.json", false},
      {"[!a-c].json", "d.json", true},
      {"[^a-c].json", "a.json", false},
      {"[]x].json", "].json", true},
      {"[a-].json", "-.json", true},
      {"[\\]].json", "].json", true},
      {"[[:digit:]_]*", "7.json", true},
      {"[[:upper:]]*", "a.json", false},
      {"[a.json", "[a.json", false},
      {"\\[a.json", "[a.json", true},
      {"**/a.json", "a.json", true},
      {"**/a.json", "x/y/a.json", true},
      {"x/**", "x/a.json", true},
      {"x/**", "x/y/a.json", true},
      {"x/**", "x", false},
      {"x/**/a.json", "x/a.json", true},
      {"x/**/a.json", "x/y/z/a.json", true},
      {"x/**/z/*.json", "x/z/y/z/a.json", true},
      {"x/**/a.json", "xy/a.json", false},
      {"**", "x/a.json", true},
      {"x/***/a.json", "x/y/z/a.json", true},
      {"x**y", "xay", true},
      {"x**y", "xa/y", false},
      {"*", "x/a.json", true},
      {"# a.json", "# a.json", false},
      {"\\# a.json", "# a.json", true},
      {"\\!a.json", "!a.json", true},
      {"a.json   ", "a.json", true},
      {"a.json\\ ", "a.json ", true},
      {"a.json\\ ", "a.json", false},
      {"a.json\r\n", "a.json", true},
      {"\xEF\xBB\xBF"
       "a.json",
       "a.json", true},
      {"\n\n   \n/\n!\n", "a.json", false},
      {"a.json\n!a.json", "a.json", false},
      {"!a.json\na.json", "a.json", true},
      {"*\n!*.md", "x.md", false},
      {"a/", "a", false},
      {"A.json", "a.json", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.patterns);
    CAPTURE(row.path);
    CHECK((verdict(row.patterns, row.path) == Ignored::yes) == row.ignored);
  }
  CHECK(verdict("a/", "a", true) == Ignored::yes);
  CHECK(verdict("a/", "x/a", true) == Ignored::yes);
  CHECK(verdict("x/a/", "x/a", true) == Ignored::yes);
  CHECK(verdict("!a", "a") == Ignored::no);
  CHECK(verdict("b", "a") == Ignored::silent);
}

TEST_CASE("a hostile pattern costs no more than length times length") {
  std::string glob;
  for (int count = 0; count < 2000; ++count) glob += "*a";
  CHECK_FALSE(matches_glob(glob + "b", std::string(4000, 'a')));
  CHECK(matches_glob(glob, std::string(4000, 'a')));
}
