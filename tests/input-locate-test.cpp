// Lines, columns and excerpts: counted once through each source, fit to be printed, never out of their record.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/input/file.h"
#include "tool/input/locate.h"
#include "tool/input/utf8.h"

using namespace entitlint;
using entitlint::test::Scratch;
using entitlint::test::spill;

namespace {

Location locate(const std::string& content, Span span, Span within = {}) {
  const Sources sources = {memory_source("x", content)};
  const Place place{0, span};
  return Locations(sources, {{place, within}}).of(place);
}

bool is(const Position& position, std::uint32_t line, std::uint32_t units, std::uint32_t points, std::uint32_t bytes) {
  CAPTURE(position.line);
  CAPTURE(position.column);
  CAPTURE(position.column_points);
  CAPTURE(position.column_bytes);
  const bool same = position.line == line && position.column == units && position.column_points == points && position.column_bytes == bytes;
  CHECK(same);
  return same;
}

// The same by the plainest means, for comparison.
Position counted(const std::string& text, std::size_t target) {
  Position position;
  for (std::size_t at = 0; at < target;) {
    const CodePoint point = decode_utf8(std::string_view(text).substr(at));
    const std::uint32_t length = point.valid ? point.length : 1;
    if (at + length > target) break;
    at += length;
    if (point.value == '\n') {
      position = {.line = position.line + 1};
    } else {
      position.column += point.wide() ? 2 : 1;
      position.column_points += 1;
      position.column_bytes += length;
    }
  }
  return position;
}

std::size_t points_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("lines and columns count from 1 and the end is exclusive") {
  const Location location = locate("ab\ncdef\n", {4, 6});
  is(location.begin, 2, 2, 2, 2);
  is(location.end, 2, 4, 4, 4);
  CHECK(location.excerpt == "cdef");
  CHECK(location.caret_begin == 1);
  CHECK(location.caret_end == 3);
}

TEST_CASE("the first byte after a byte order mark is column 1") {
  is(locate("\xEF\xBB\xBF{}", {0, 1}).begin, 1, 1, 1, 1);
  is(locate(std::string("\xFF\xFE{\0}\0", 6), {1, 2}).begin, 1, 2, 2, 2);
}

TEST_CASE("columns count UTF-16 units, code points and bytes") {
  const std::string text = "\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80x";  // one of two, three, four and one byte
  is(locate(text, {2, 5}).begin, 1, 2, 2, 3);
  is(locate(text, {5, 9}).begin, 1, 3, 3, 6);
  is(locate(text, {9, 10}).begin, 1, 5, 4, 10);
  is(locate(text, {9, 10}).end, 1, 6, 5, 11);
}

TEST_CASE("an offset inside a character stands at the character") {
  const std::string text = "a\xF0\x9F\x98\x80x";
  is(locate(text, {3, 5}).begin, 1, 2, 2, 2);
  CHECK(locate(text, {3, 5}).caret_begin == 1);
  CHECK(locate(text, {3, 5}).excerpt == text);
}

TEST_CASE("an invalid byte is one column of each kind") {
  const std::string text = "\xFC\xE2\x82x";
  is(locate(text, {1, 2}).begin, 1, 2, 2, 2);
  is(locate(text, {3, 4}).begin, 1, 4, 4, 4);
  CHECK(locate(text, {3, 4}).excerpt == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx");
  CHECK(locate(text, {3, 4}).caret_begin == 3);
}

TEST_CASE("CRLF and LF end a line, a CR alone does not, a tab is one column") {
  is(locate("a\r\nb", {3, 4}).begin, 2, 1, 1, 1);
  is(locate("a\rb", {2, 3}).begin, 1, 3, 3, 3);
  is(locate("\t\tb", {2, 3}).begin, 1, 3, 3, 3);
  CHECK(locate("a\rb\tc\r\nd", {0, 1}).excerpt == "a b c");
}

TEST_CASE("a place may be empty, at the end, on a line end, or over several lines") {
  is(locate("ab", {2, 2}).begin, 1, 3, 3, 3);
  CHECK(locate("ab", {2, 2}).caret_begin == 2);
  CHECK(locate("ab", {2, 2}).caret_end == 3);
  is(locate("", {0, 0}).begin, 1, 1, 1, 1);
  CHECK(locate("", {0, 0}).excerpt.empty());
  const Location on_end = locate("ab\ncd", {2, 3});
  is(on_end.begin, 1, 3, 3, 3);
  is(on_end.end, 2, 1, 1, 1);
  CHECK(on_end.excerpt == "ab");
  const Location several = locate("abc\ndef\nghi", {1, 9});
  is(several.end, 3, 2, 2, 2);
  CHECK(several.excerpt == "abc");
  CHECK(several.caret_begin == 1);
  CHECK(several.caret_end == 3);
}

TEST_CASE("an excerpt never leaves the record") {
  const std::string text = R"([{"secret":1},{"displayName":"Sales"},{"secret":2}])";
  const auto begin = static_cast<std::uint32_t>(text.find("{\"displayName"));
  const auto end = static_cast<std::uint32_t>(text.find("},{\"secret\":2") + 1);
  const auto at = static_cast<std::uint32_t>(text.find("\"Sales\""));
  const Location location = locate(text, {at, at + 7}, {begin, end});
  CHECK(location.excerpt == "{\"displayName\":\"Sales\"}");
  CHECK(location.caret_begin == at - begin);
  CHECK(location.caret_end == at - begin + 7);
  CHECK(locate(text, {0, 1}, {begin, end}).excerpt.empty());
}

TEST_CASE("the same place wanted by two records shows the narrower one") {
  const Sources sources = {memory_source("x", "0123456789")};
  const Place place{0, {4, 5}};
  const Locations locations(sources, {{place, {}}, {place, {3, 7}}, {place, {0, 9}}});
  CHECK(locations.of(place).excerpt == "3456");
}

TEST_CASE("a long line is cut to 160 code points around the place") {
  std::string text;
  for (int count = 0; count < 400; ++count) text += "\xC3\xBC";
  text.erase(400, 1);
  text[400] = 'x';  // the 201st character
  const Location middle = locate(text, {400, 401});
  CHECK(points_of(middle.excerpt) == 160);
  CHECK(middle.caret_begin == 40);
  CHECK(middle.caret_end == 41);
  CHECK(middle.excerpt[80] == 'x');
  const Location start = locate(text, {0, 2});
  CHECK(points_of(start.excerpt) == 160);
  CHECK(start.caret_begin == 0);
  const auto size = static_cast<std::uint32_t>(text.size());
  const Location end = locate(text, {size - 2, size});
  CHECK(points_of(end.excerpt) == 160);
  CHECK(end.caret_begin == 159);
  CHECK(end.caret_end == 160);
  const Location whole = locate(text, {0, size});
  CHECK(whole.caret_end == 160);
}

TEST_CASE("characters of four bytes fill an excerpt as well") {
  std::string text;
  for (int count = 0; count < 1000; ++count) text += "\xF0\x9F\x98\x80";
  const Location location = locate(text, {2000, 2004});
  CHECK(points_of(location.excerpt) == 160);
  CHECK(location.caret_begin == 40);
  CHECK(location.excerpt.find("\xEF\xBF\xBD") == std::string::npos);
}

TEST_CASE("nothing that a terminal would obey is in an excerpt") {
  const std::string bad = "\xEF\xBF\xBD";
  CHECK(locate("a\x1B[31mb", {0, 1}).excerpt == "a" + bad + "[31mb");
  CHECK(locate(std::string("a\0b\x7F"
                           "c",
                           5),
               {0, 1})
            .excerpt == "a" + bad + "b" + bad + "c");
  CHECK(locate("a\xC2\x9B"
               "31m",
               {0, 1})
            .excerpt == "a" + bad + "31m");
  CHECK(locate("a\xE2\x80\xA8"
               "b\xC2\x85"
               "c",
               {0, 1})
            .excerpt == "a b c");
  for (char32_t point : {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069}) {
    std::string text = "a";
    append_utf8(text, point);
    CHECK(locate(text, {0, 1}).excerpt == "a" + bad);
  }
  std::string harmless = "\xE2\x80\x8D\xE2\x80\xA2\xE2\x81\xA5";  // beside the forbidden ones
  CHECK(locate(harmless, {0, 1}).excerpt == harmless);
}

TEST_CASE("places in several sources, in any order, are each found again") {
  const Sources sources = {memory_source("a", "one\ntwo"), memory_source("b", "three\nfour"), memory_source("c", "five")};
  const std::vector<Place> places = {{1, {6, 10}}, {0, {4, 7}}, {1, {0, 5}}, {0, {0, 7}}, {1, {0, 10}}, {}};
  std::vector<Wanted> wanted;
  for (const Place& place : places) wanted.push_back({place, {}});
  const Locations locations(sources, wanted);
  CHECK(locations.of(places[0]).excerpt == "four");
  CHECK(locations.of(places[1]).excerpt == "two");
  is(locations.of(places[2]).end, 1, 6, 6, 6);
  is(locations.of(places[3]).end, 2, 4, 4, 4);
  is(locations.of(places[4]).end, 2, 5, 5, 5);
  CHECK(locations.of(Place{}).excerpt.empty());
}

TEST_CASE("any text, valid or not, is counted as by the plainest means") {
  std::mt19937 random(42);
  const std::string_view parts[] = {"abc",          "\n",
                                    "\r\n",         "\xC3\xBC",
                                    "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                    "\xFF",         "\xE2\x82",
                                    "\t",           "a longer stretch of plain ASCII text without an end"};
  for (const bool long_lines : {false, true}) {
    std::string text;
    while (text.size() < 1'300'000) {
      const std::string_view part = parts[random() % std::size(parts)];
      if (!long_lines || part.back() != '\n' || random() % 10000 == 0) text += part;
    }
    const Scratch scratch;
    spill(scratch.path() / "x.txt", text);
    const Sources sources = {open_source("x.txt", path_text(scratch.path() / "x.txt"), true)};
    std::vector<Wanted> wanted;
    for (int count = 0; count < 40; ++count) {
      const auto begin = static_cast<std::uint32_t>(random() % text.size());
      const auto end = begin + static_cast<std::uint32_t>(random() % (text.size() - begin + 1));
      wanted.push_back({{0, {begin, end}}, {}});
    }
    const Locations locations(sources, wanted);
    for (const Wanted& one : wanted) {
      const Location& location = locations.of(one.place);
      const Position begin = counted(text, one.place.span.begin);
      const Position end = counted(text, one.place.span.end);
      REQUIRE(is(location.begin, begin.line, begin.column, begin.column_points, begin.column_bytes));
      REQUIRE(is(location.end, end.line, end.column, end.column_points, end.column_bytes));
      REQUIRE(points_of(location.excerpt) <= 160);
      REQUIRE(location.caret_begin < location.caret_end);
    }
  }
}

TEST_CASE("many places on one long line take time in proportion to their number") {
  const auto seconds = [](std::uint32_t places) {
    const Sources sources = {memory_source("x", std::string(std::size_t{places} * 14, 'x'))};
    std::vector<Wanted> wanted;
    for (std::uint32_t at = 0; at < places; ++at) wanted.push_back({{0, {at * 14, at * 14 + 5}}, {at * 14, at * 14 + 14}});
    const auto begin = std::chrono::steady_clock::now();
    const Locations locations(sources, std::move(wanted));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(locations.of({0, {(places - 1) * 14, (places - 1) * 14 + 5}}).begin.column == (places - 1) * 14 + 1);
    return taken.count();
  };
  const double few = seconds(10'000);
  const double many = seconds(100'000);
  CHECK(many < few * 40 + 0.5);  // quadratic: 100 times
}
