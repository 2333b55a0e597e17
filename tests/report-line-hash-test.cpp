// Holds our line hash to the values that github/codeql-action computes.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/report/line-hash.h"

using entitlint::line_hashes;

namespace {

using Hashes = std::vector<std::string>;

}  // namespace

TEST_CASE("an empty file has one line") {
  CHECK(line_hashes("") == Hashes{"c129715d7a2bc9a3:1"});
}

TEST_CASE("blanks and tabs do not count") {
  CHECK(line_hashes(" a\nb\n  \t\tc\n d") == Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
}

TEST_CASE("a carriage return and a line feed end one line") {
  CHECK(line_hashes("{\r\n  \"id\": \"x\",\r\n  \"id\": \"x\",\r\n}\r\n") ==
        Hashes{"8ba20012a6471739:1", "d671d8728d098790:1", "3919a1dc03ef1e93:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"});
}

TEST_CASE("characters count as UTF-16 units") {
  CHECK(line_hashes("{\n  \"n\": \"\xC3\xA9\xF0\x9F\x98\x80\"\n}\n") ==
        Hashes{"5e29708842c91563:1", "acba3d648031b62a:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"});
}

TEST_CASE("a byte order mark counts") {
  CHECK(line_hashes("\xEF\xBB\xBF{\n \"a\": 1\n}\n") ==
        Hashes{"c2f2906220fe0544:1", "8266b7077bdffbc:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"});
}

TEST_CASE("equal lines are numbered, and a line is told by what follows as well") {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  const Hashes hashes = line_hashes(text);
  REQUIRE(hashes.size() == 11);
  for (std::size_t i = 0; i < 6; ++i) CHECK(hashes[i] == "a7f2ff13bc495cf2:" + std::to_string(i + 1));
  CHECK(Hashes(hashes.begin() + 6, hashes.end()) ==
        Hashes{"a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"});
}
