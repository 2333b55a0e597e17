// Same input, same bytes: whatever the threads, the order of the folders, the locale or the time zone.
#include <doctest/doctest.h>

#include <clocale>
#include <cstdlib>
#include <ctime>

#include "tests/program.h"

using namespace entitlint;
using test::program;
using test::tenant;

namespace {

std::string report(const std::string& format, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"check", "--as-of=2026-11-24", "-f", format});
  return program(arguments).out;
}

const std::vector<std::string> formats = {"text", "json", "sarif", "junit"};

}  // namespace

TEST_CASE("the threads do not show") {
  for (const std::string& format : formats) {
    const std::string one = report(format, {"--threads=1", tenant()});
    CHECK(one.size() > 1000);
    for (const char* const threads : {"2", "5"}) CHECK(report(format, {std::string("--threads=") + threads, tenant()}) == one);
  }
}

TEST_CASE("the order of the folders does not show") {
  for (const std::string& format : formats)
    CHECK(report(format, {tenant() + "/docs", tenant() + "/exports"}) == report(format, {tenant() + "/exports", tenant() + "/docs"}));
}

#ifndef _WIN32
TEST_CASE("locale and time zone do not show") {
  const std::string usual = report("json", {tenant()}), text = report("text", {tenant()});
  for (const char* const locale : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) {
    std::setlocale(LC_ALL, locale);  // where the machine has it
    CHECK(report("json", {tenant()}) == usual);
    std::setlocale(LC_ALL, "C");
  }
  for (const char* const zone : {"Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
    setenv("TZ", zone, 1);
    tzset();
    CHECK(report("json", {tenant()}) == usual);
    CHECK(report("text", {tenant()}) == text);
  }
  unsetenv("TZ");
  tzset();
}
#endif

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
  CHECK(test::slurp(json).find("fingerprint") == std::string::npos);
  CHECK(test::slurp(sarif).find("artialFingerprints") == std::string::npos);
  // The first finding stands in the same file in each.
  const std::string first = text.out.substr(0, text.out.find(':'));
  CHECK(test::slurp(json).find("\"path\": \"" + first + "\"") != std::string::npos);
  CHECK(test::slurp(sarif).find("\"uri\": \"" + first + "\"") != std::string::npos);
}
