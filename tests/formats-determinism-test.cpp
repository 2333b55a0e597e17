// The same input gives the same bytes in every format, whatever the threads, the order of folders and arguments, the time zone and the
// locale.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <locale>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/cli/cli.h"
#include "tool/report/report.h"
#include "tool/rule-table.h"

namespace fs = std::filesystem;
using namespace entitlint;

namespace {

using Bytes = std::map<std::string, std::string>;  // of each format

// Runs once and writes every format.
Bytes reports(const fs::path& base, const std::vector<std::string>& paths, const std::string& threads) {
  const test::Scratch folder;
  std::vector<std::string> arguments = {"check", "--as-of=2026-11-24", "--evidence", "--threads=" + threads, "--base-dir=" + base.string()};
  for (const FormatName& format : formats()) {
    const std::string name(format.name);
    arguments.push_back("--format=" + name + "=" + (folder.path() / name).string());
  }
  for (const std::string& path : paths) arguments.push_back((base / path).string());
  std::istringstream in;
  std::ostringstream out, err;
  CHECK(run(arguments, rule_table(), {in, out, err}) == 1);
  CHECK(out.str().empty());
  Bytes bytes;
  for (const FormatName& format : formats()) bytes[std::string(format.name)] = test::slurp(folder.path() / format.name);
  return bytes;
}

void check_same(const Bytes& bytes, const Bytes& expected) {
  for (const auto& [format, content] : expected) {
    CAPTURE(format);
    CHECK(content.size() > 100);
    CHECK((bytes.at(format) == content));
  }
}

// Folders list their files in an order that depends on when each was made.
void copy_sample(const fs::path& to, bool backwards) {
  const fs::path from = test::root() / "tests" / "tenant";
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), from));
  }
  std::ranges::sort(files);
  if (backwards) std::ranges::reverse(files);
  for (const fs::path& file : files) test::spill(to / file, test::slurp(from / file));
}

void set_time_zone(const char* zone) {
#if defined(_WIN32)
  _putenv_s("TZ", zone);
  _tzset();
#else
  setenv("TZ", zone, 1);
  tzset();
#endif
}

// Writes 12345 as 12'345 and 1.5 as 1,5, as some countries do.
struct Swiss : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '\''; }
  std::string do_grouping() const override { return "\1"; }
};

}  // namespace

TEST_CASE("the reports do not depend on threads, order, time zone or the locale of the environment") {
  const test::Scratch forwards, backwards;
  copy_sample(forwards.path(), false);
  copy_sample(backwards.path(), true);
  const Bytes expected = reports(forwards.path(), {"docs", "exports"}, "1");
  SUBCASE("threads") {
    for (const std::string threads : {"2", "3", "8"}) check_same(reports(forwards.path(), {"docs", "exports"}, threads), expected);
  }
  SUBCASE("order of arguments and of folders") {
    check_same(reports(forwards.path(), {"exports", "docs"}, "2"), expected);
    check_same(reports(backwards.path(), {"docs", "exports"}, "2"), expected);
    check_same(reports(backwards.path(), {"exports", "docs", "docs"}, "8"), expected);
  }
  SUBCASE("time zone") {
    set_time_zone("Pacific/Kiritimati");
    check_same(reports(forwards.path(), {"docs", "exports"}, "2"), expected);
    set_time_zone("UTC");
  }
  SUBCASE("locale") {
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Swiss));
    const Bytes swiss = reports(forwards.path(), {"docs", "exports"}, "2");
    std::locale::global(before);
    check_same(swiss, expected);
  }
}
