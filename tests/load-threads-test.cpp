// The result does not depend on the number of threads.
#include <doctest/doctest.h>

#include "tests/load-support.h"
#include "tests/support.h"

using namespace entitlint;

namespace {

const std::string address = "https://myaccess.microsoft.com/@contoso.com#/access-packages/11111111-2222-4333-8444-555555555555";

std::string padded(std::size_t number) {
  std::string digits = std::to_string(number);
  return std::string(6 - digits.size(), '0') + digits;
}

std::string policy(std::size_t number) {
  return R"({"id":"pol-)" + padded(number) + R"(","displayName":"Policy )" + padded(number) + R"(","description":")" +
         (number % 1000 == 0 ? "Ask at " + address : std::string(300, 'x')) +
         R"(","allowedTargetScope":"notSpecified","accessPackage":{"id":"ap-)" + padded(number % 50) + R"(","displayName":"P"}})";
}

// More than two pieces in one file, and small files of every sort around it.
std::vector<test::MemoryFile> mixed_files() {
  std::string large =
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/assignmentPolicies","value":[)";
  for (std::size_t i = 0; i < 48000; ++i) large += (i == 0 ? "" : ",") + (i == 31000 ? std::string(R"({"id":"broken",})") : policy(i));
  large += "]}";
  std::vector<test::MemoryFile> files = {
      {"policies.json", std::move(large)}, {"broken.json", R"([{"id":)"}, {"note.md", "See " + address + "\n"}};
  for (std::size_t i = 0; i < 50; ++i) {
    files.push_back({"p/" + padded(i) + ".json", R"([{"id":"ap-)" + padded(i) + R"(","displayName":"P","isHidden":)" +
                                                     (i % 2 == 0 ? "true" : "false") + R"(},{"id":"ap-)" + padded(i / 2) +
                                                     R"(","displayName":"P","isHidden":true}])"});
  }
  return files;
}

}  // namespace

TEST_CASE("the result does not depend on the number of threads") {
  const Sources sources = test::sources_of(mixed_files());
  LoadOptions options;
  const Loaded one = load(sources, options);
  const std::string expected = test::describe(one);
  REQUIRE(one.tenants.size() == 1);
  CHECK(one.tenants[0].policies.all.size() == 47999);
  CHECK(one.tenants[0].packages.all.size() == 50);
  CHECK(one.statistics.records > 48000);
  CHECK(test::count(one, ProblemKind::json_syntax) == 2);
  for (const unsigned threads : {2u, 8u}) {
    options.threads = threads;
    CHECK(test::describe(load(sources, options)) == expected);
  }
}

TEST_CASE("links in the strings of an export stand where they are written") {
  const std::string bytes = R"([{"id":"p","allowedTargetScope":"notSpecified","description":"Zum \u00dcben\n)" + address + R"("}])";
  const Loaded loaded = test::load_files({{"a.json", bytes}});
  REQUIRE(loaded.files.front().links.size() == 1);
  const Span at = loaded.files.front().links[0].place.span;
  CHECK(bytes.substr(at.begin, at.size()) == address);
}

TEST_CASE("links in JSON of other tools are found, through escapes") {
  const std::string written = R"(https:\/\/myaccess.microsoft.com\/@contoso.com#\/access-packages\/11111111-2222-4333-8444-555555555555)";
  const std::string bytes = R"({"pages":{"body":[")" + written + R"("]}})";
  const Loaded loaded = test::load_files({{"a.json", bytes, false}});
  REQUIRE(loaded.files.front().links.size() == 1);
  const Span at = loaded.files.front().links[0].place.span;
  CHECK(bytes.substr(at.begin, at.size()) == written);
  CHECK(loaded.files.front().links[0].url == address);
}

TEST_CASE("a file cut anywhere gives a problem, and what came before the cut") {
  const std::string page =
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/assignmentPolicies",)"
      R"("value":[{"id":"a","allowedTargetScope":"notSpecified","accessPackage":{"id":"1","displayName":"P \"q\" \u00e4"}},)"
      R"({"id":"b","allowedTargetScope":"notSpecified","specificAllowedTargets":[]}],"@odata.count":2})";
  const std::size_t first = page.find(R"(,{"id":"b")"), second = page.find(R"(],"@odata.count")");
  for (std::size_t length = 0; length < page.size(); ++length) {
    CAPTURE(length);
    for (const bool named : {true, false}) {
      const Loaded loaded = test::load_files({{"a.json", page.substr(0, length), named}});
      CHECK(test::count(loaded, ProblemKind::json_syntax) == 1);
      const std::size_t policies = loaded.tenants.empty() ? 0 : loaded.tenants.front().policies.all.size();
      CHECK(policies == (length >= second ? 2u : length >= first ? 1u : 0u));
      if (!loaded.tenants.empty()) CHECK_FALSE(loaded.tenants.front().policies.complete());
    }
  }
}

TEST_CASE("a file with one wrong byte never passes for two sound policies unnoticed") {
  const std::string page = R"([{"id":"a","allowedTargetScope":"notSpecified"},{"id":"b","allowedTargetScope":"notSpecified"}])";
  for (std::size_t at = 0; at < page.size(); ++at) {
    for (const char byte : {'"', '{', '}', '[', ']', ',', ':', '\\', '\x01', '\xFF'}) {
      std::string bytes = page;
      const bool another_escape =
          byte == '\\' && at + 1 < page.size() && std::string_view("bfnrt").find(page[at + 1]) != std::string_view::npos;
      if (bytes[at] == byte || another_escape) continue;
      bytes[at] = byte;
      CAPTURE(bytes);
      const Loaded loaded = test::load_files({{"a.json", bytes}});
      const bool strings_only = page[at] != '"' && byte != '"' && byte != '\\' && byte != '\x01' && byte != '\xFF';
      const std::size_t quotes = static_cast<std::size_t>(std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(at), '"'));
      if (strings_only && quotes % 2 == 1) continue;  // inside a string: another text, still sound
      CHECK_FALSE(loaded.problems.empty());
    }
  }
}
