// Same input, same bytes in every format: whatever the threads, the order of folders and arguments, the time zone and the locale.
#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <locale>
#include <map>

#include "tests/program.h"
#include "tool/report/report.h"

namespace fs = std::filesystem;
using namespace entitlint;
using test::program;
using test::tenant;

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
  const test::Answer answer = program(arguments);
  CHECK(answer.status == 1);
  CHECK(answer.out.empty());
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
  const fs::path from = tenant();
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
    for (const char* const zone : {"Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
      set_time_zone(zone);
      check_same(reports(forwards.path(), {"docs", "exports"}, "2"), expected);
    }
    set_time_zone("UTC");
  }
  SUBCASE("the locale of C, where the machine has it") {
    for (const char* const locale : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) {
      std::setlocale(LC_ALL, locale);
      const Bytes there = reports(forwards.path(), {"docs", "exports"}, "2");
      std::setlocale(LC_ALL, "C");
      check_same(there, expected);
    }
  }
  SUBCASE("the locale of C++") {
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Swiss));
    const Bytes swiss = reports(forwards.path(), {"docs", "exports"}, "2");
    std::locale::global(before);
    check_same(swiss, expected);
  }
}

TEST_CASE("a redacted report tells nothing of whom, and all of a run agree") {
  const test::Scratch folder;
  const std::string json = (folder.path() / "out.json").string(), sarif = (folder.path() / "out.sarif").string();
  const test::Answer text =
      program({"check", "--as-of=2026-11-24", "--redact", "-f", "text", "-f", "json=" + json, "-f", "sarif=" + sarif, tenant()});
  CHECK(text.status == 1);
  // The pages of the rules speak of Contoso in their examples.
  const std::string results = test::slurp(sarif).substr(test::slurp(sarif).find("\"results\": ["));
  for (const std::string& output : {text.out, test::slurp(json), results}) {
    for (const char* const secret : {"contoso", "exports/", "a9094605-d745-515c-b97a"}) {
      CAPTURE(secret);
      CHECK(output.find(secret) == std::string::npos);
    }
  }
  CHECK(text.out.find("path-1") != std::string::npos);
  // A request is the export's own text, and a portal address leads to the object: neither is for other eyes.
  const std::string open = program({"check", "--as-of=2026-11-24", "-f", "json", tenant()}).out;
  for (const char* const key : {"\"request\"", "\"expectModified\"", "\"portalUrl\""}) {
    CAPTURE(key);
    CHECK(open.find(key) != std::string::npos);
    CHECK(test::slurp(json).find(key) == std::string::npos);
  }
  CHECK(test::slurp(json).find("fingerprint") == std::string::npos);
  CHECK(test::slurp(sarif).find("artialFingerprints") == std::string::npos);
  // The first finding stands in the same file in each.
  const std::string first = text.out.substr(0, text.out.find(':'));
  CHECK(test::slurp(json).find("\"path\": \"" + first + "\"") != std::string::npos);
  CHECK(test::slurp(sarif).find("\"uri\": \"" + first + "\"") != std::string::npos);
}
