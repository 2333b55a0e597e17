// Text and TextBuilder: decodings compose, and the way back leads to the right source bytes.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

#include "tool/input/text.h"

using namespace entitlint;

namespace {

// "a&amp;b" at source offset 100, decoded to "a&b".
Text with_entity() {
  const Text raw("a&amp;b", 100);
  TextBuilder builder(raw);
  builder.keep({0, 1});
  builder.replace({1, 6}, "&");
  builder.keep({6, 7});
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("a text made of source bytes maps every span to itself") {
  const Text text("hello", 40);
  CHECK(text.original({0, 5}) == Span{40, 45});
  CHECK(text.original({2, 3}) == Span{42, 43});
  CHECK(text.original({2, 2}) == Span{42, 42});
  CHECK(text.original({5, 5}) == Span{45, 45});
  CHECK(text.exact({1, 4}));
  CHECK(text.runs().size() == 1);
}

TEST_CASE("a replaced stretch maps to the whole of what it stands for") {
  const Text text = with_entity();
  CHECK(text.view() == "a&b");
  CHECK(text.original({1, 2}) == Span{101, 106});
  CHECK(text.original({0, 2}) == Span{100, 106});
  CHECK(text.original({2, 3}) == Span{106, 107});
  CHECK(text.exact({0, 1}));
  CHECK_FALSE(text.exact({0, 2}));
  CHECK_FALSE(text.exact({1, 2}));
  CHECK(text.exact({2, 3}));
}

TEST_CASE("a part of a replaced stretch is widened to the stretch") {
  const Text raw("%E2%82%AC", 10);
  TextBuilder builder(raw);
  builder.replace({0, 9}, "\xE2\x82\xAC");
  const Text text = std::move(builder).build();
  CHECK(text.original({1, 2}) == Span{10, 19});
  CHECK(text.original({1, 1}) == Span{10, 19});
  CHECK(text.original({0, 0}) == Span{10, 10});
  CHECK(text.original({3, 3}) == Span{19, 19});
}

TEST_CASE("a second decoding leads back through the first") {
  const Text first = with_entity();  // a&b
  TextBuilder builder(first);
  builder.replace({0, 1}, "xyz");
  builder.keep({1, 3});
  const Text second = std::move(builder).build();
  CHECK(second.view() == "xyz&b");
  CHECK(second.original({0, 3}) == Span{100, 101});
  CHECK(second.original({3, 4}) == Span{101, 106});
  CHECK(second.original({4, 5}) == Span{106, 107});
}

TEST_CASE("keeping a part of a stretch that is not exact keeps its whole origin") {
  const Text raw("QUJD", 7);
  TextBuilder base64(raw);
  base64.replace({0, 4}, "ABC");
  const Text decoded = std::move(base64).build();
  TextBuilder builder(decoded);
  builder.keep({1, 2});
  const Text part = std::move(builder).build();
  CHECK(part.view() == "B");
  CHECK(part.original({0, 1}) == Span{7, 11});
  CHECK_FALSE(part.exact({0, 1}));
}

TEST_CASE("stretches kept one after another become one run") {
  const Text raw("abcdef", 0);
  TextBuilder builder(raw);
  builder.keep({0, 2});
  builder.keep({2, 2});
  builder.keep({2, 5});
  const Text text = std::move(builder).build();
  CHECK(text.runs().size() == 1);
  CHECK(text.original({1, 4}) == Span{1, 4});
}

TEST_CASE("a hole is inside the original of what spans it, and forbids an edit there") {
  const Text raw("ab\r\ncd", 0);
  TextBuilder builder(raw);
  builder.keep({0, 2});
  builder.keep({4, 6});
  const Text text = std::move(builder).build();
  CHECK(text.view() == "abcd");
  CHECK(text.original({1, 3}) == Span{1, 5});
  CHECK_FALSE(text.exact({1, 3}));
  CHECK_FALSE(text.exact({2, 2}));
  CHECK(text.exact({0, 2}));
  CHECK(text.exact({2, 4}));
  CHECK(text.exact({1, 1}));
}

TEST_CASE("a slice keeps its way back, an empty one too") {
  const Text text = with_entity();
  const Text tail = text.slice({1, 3});
  CHECK(tail.view() == "&b");
  CHECK(tail.original({0, 1}) == Span{101, 106});
  CHECK(tail.original({1, 2}) == Span{106, 107});
  CHECK(text.slice({2, 2}).original({0, 0}) == Span{106, 106});
}

TEST_CASE("an empty text is nowhere but has no runs to trip over") {
  const Text text;
  CHECK(text.original({0, 0}) == Span{0, 0});
  CHECK_FALSE(text.exact({0, 0}));
  CHECK(Text("", 5).original({0, 0}) == Span{5, 5});
}

namespace {

std::uint32_t below(std::mt19937& random, std::size_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

// One decoding with random stretches kept, replaced and dropped, from the left to the right.
Text decode_somehow(const Text& from, std::mt19937& random) {
  TextBuilder builder(from);
  const auto size = static_cast<std::uint32_t>(from.bytes().size());
  for (std::uint32_t at = 0; at < size;) {
    const Span span{at, std::min(size, at + 1 + below(random, 9))};
    const std::uint32_t choice = below(random, 6);
    if (choice < 4) builder.keep(span);
    if (choice == 4) builder.replace(span, std::string(1 + below(random, 4), '#'));
    at = span.end;
  }
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("after any chain of decodings exact bytes are the source's bytes, and spans never lose ground") {
  std::mt19937 random(2026);
  std::size_t exact_spans = 0;
  for (int round = 0; round < 400; ++round) {
    std::string source(60 + below(random, 200), ' ');
    for (char& byte : source) byte = static_cast<char>('a' + below(random, 26));
    Text text(source, 0);
    for (std::uint32_t depth = 1 + below(random, 5); depth > 0; --depth) text = decode_somehow(text, random);
    if (text.bytes().empty()) continue;
    const auto size = static_cast<std::uint32_t>(text.bytes().size());
    for (int probe = 0; probe < 20; ++probe) {
      const std::uint32_t begin = below(random, size);
      const Span span{begin, begin + 1 + below(random, size - begin)};
      const Span original = text.original(span);
      REQUIRE(original.end <= source.size());
      REQUIRE(original.begin < original.end);
      const std::string_view decoded = text.view().substr(span.begin, span.size());
      if (text.exact(span)) {
        ++exact_spans;
        REQUIRE(decoded == source.substr(original.begin, original.size()));
      }
      // Whatever was never replaced stands, byte by byte, in the original of the span around it.
      for (std::uint32_t at = span.begin; at < span.end; ++at) {
        const Span one = text.original({at, at + 1});
        REQUIRE(original.begin <= one.begin);
        REQUIRE(one.end <= original.end);
        if (text.exact({at, at + 1})) REQUIRE(source[one.begin] == text.bytes()[at]);
      }
      const Text slice = text.slice(span);
      REQUIRE(slice.view() == decoded);
      REQUIRE(slice.original({0, span.size()}) == original);
      REQUIRE(slice.exact({0, span.size()}) == text.exact(span));
    }
  }
  CHECK(exact_spans > 500);
}
