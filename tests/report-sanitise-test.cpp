// Texts from inputs are shown without doing anything.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "tool/report/sanitise.h"
#include "tool/report/uri.h"

using namespace entitlint;

namespace {

std::string harmless(std::string_view json) {
  std::ostringstream out;
  write_harmless(out, json);
  return out.str();
}

}  // namespace

TEST_CASE("ordinary text stays as it is") {
  const std::string text =
      "Vertrieb \xC3\xBC"
      "ber #1 ## [x] a::b \xF0\x9F\x98\x80";
  CHECK(one_line(text) == text);
  CHECK(source_line(text) == text);
  CHECK(source_line("::error::x") == "::error::x");  // never at the start of a line
  CHECK(valid_utf8(text) == text);
  CHECK(harmless(text) == text);
}

TEST_CASE("line breaks become blanks and control characters are replaced") {
  CHECK(one_line("a\nb\r\nc\td") == "a b  c d");
  CHECK(one_line("a\xE2\x80\xA8"
                 "b\xC2\x85"
                 "c") == "a b c");
  CHECK(one_line("\033[31mred\x7F") == "\xEF\xBF\xBD[31mred\xEF\xBF\xBD");
  CHECK(one_line(std::string_view("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(one_line("\xC2\x9B"
                 "1m") ==
        "\xEF\xBF\xBD"
        "1m");
}

TEST_CASE("characters that turn the direction of writing are replaced") {
  for (const std::string mark : {"\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8F", "\xD8\x9C"})
    CHECK(one_line("a" + mark + "b") ==
          "a\xEF\xBF\xBD"
          "b");
}

TEST_CASE("bytes that are not UTF-8 are replaced") {
  CHECK(valid_utf8("a\xFF\xC3(") == "a\xEF\xBF\xBD\xEF\xBF\xBD(");
  CHECK(one_line("\xED\xA0\x80|").find('\xED') == std::string::npos);
}

TEST_CASE("commands of CI systems are broken up") {
  CHECK(one_line("##[add-mask]x") == "##(add-mask]x");
  CHECK(one_line("a ##vso[task.setvariable]x") == "a ##vso(task.setvariable]x");
  CHECK(one_line("###VSO[x") == "###VSO(x");
  CHECK(one_line("::error::x") == ": :error::x");
  CHECK(one_line("\n ::error::x") == "  : :error::x");
  CHECK(source_line("\t##[group]::") == " ##(group]::");
}

TEST_CASE("a long text is cut with an ellipsis, between code points") {
  CHECK(one_line("abc", 3) == "abc");
  CHECK(one_line("abcd", 3) == "ab\xE2\x80\xA6");
  CHECK(one_line("\xC3\xBC\xC3\xBC\xC3\xBC", 2) == "\xC3\xBC\xE2\x80\xA6");
  CHECK(one_line(std::string(1 << 20, 'x')).size() == longest_message - 1 + 3);
}

TEST_CASE("JSON says the same in letters that nothing acts on") {
  CHECK(harmless("\"##[x] ###vso[y]\"") == "\"\\u0023#[x] #\\u0023#vso[y]\"");
  CHECK(harmless("{\n  \"a\033\x1A\"\n}") == "{\n  \"a\\u001b\\u001a\"\n}");
  CHECK(harmless("\"\xE2\x80\xAE\x7F\xC2\x9B\xE2\x80\xA8\xD8\x9C|\"") == "\"\\u202e\\u007f\\u009b\\u2028\\u061c|\"");
}

TEST_CASE("paths become relative references") {
  CHECK(uri_of("docs/join us #1?.md") == "docs/join%20us%20%231%3F.md");
  CHECK(uri_of("s\xC3\xB6r/\xFF%[x]\"") == "s%C3%B6r/%FF%25%5Bx%5D%22");
  CHECK(uri_of("c:x/-") == "c%3Ax/-");
}
