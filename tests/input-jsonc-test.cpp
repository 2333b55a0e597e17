// Hand-written JSON: comments and trailing commas go, offsets stay.
#include <doctest/doctest.h>

#include "tool/input/jsonc.h"

using namespace entitlint;

namespace {

std::string strict(std::string text) {
  json::blank_comments(text);
  return text;
}

}  // namespace

TEST_CASE("comments become blanks and lines stay lines") {
  CHECK(strict("{ // why\n  \"a\": 1 }") == "{       \n  \"a\": 1 }");
  CHECK(strict("[1, /* two\r\n lines */ 2]") == "[1,       \r\n          2]");
  CHECK(strict("// all of it") == "            ");
}

TEST_CASE("a comma before a closing bracket goes, and no other") {
  CHECK(strict("[1, 2, ]") == "[1, 2  ]");
  CHECK(strict("{\"a\": 1, // last\n}") == "{\"a\": 1         \n}");
  CHECK(strict("[1,, 2]") == "[1,, 2]");
  CHECK(strict("[[1,],]") == "[[1 ] ]");
}

TEST_CASE("what looks like a comment in a string is text") {
  const std::string text = R"({"url": "https://contoso.com/*", "quote": "\"// no", "comma": ",]"})";
  CHECK(strict(text) == text);
}

TEST_CASE("a comment that never ends stays for the parser to refuse") {
  CHECK(strict("{} /* open") == "{} /* open");
  CHECK(strict("{} / 2") == "{} / 2");
  CHECK(strict("\"open // string") == "\"open // string");
}
