// Skipping a bracketed value: with and without what newer processors have, the end is where counting byte by byte finds it.
#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "tool/input/json-skip.h"

using namespace entitlint;

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// Behind the bracket that closes the first one.
std::size_t counted(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (in_string && byte == '\\') {
      ++at;
    } else if (byte == '"') {
      in_string = !in_string;
    } else if (!in_string && (byte == '[' || byte == '{')) {
      ++depth;
    } else if (!in_string && (byte == ']' || byte == '}') && --depth == 0) {
      return at + 1;
    }
  }
  return nowhere;
}

// Fed in two pieces.
std::size_t skipped(const std::string& text, std::size_t cut, bool wide) {
  json::BracketSkipper skipper(wide);
  std::string first = text.substr(0, cut), second = text.substr(cut);
  const std::size_t second_size = second.size();
  first.resize(cut + json::BracketSkipper::block, ']');  // what is behind the end must not count
  second.resize(second_size + json::BracketSkipper::block, ']');
  if (const char* const behind = skipper.feed(first.data(), first.data() + cut); behind != nullptr) {
    return static_cast<std::size_t>(behind - first.data());
  }
  const char* const behind = skipper.feed(second.data(), second.data() + second_size);
  return behind == nullptr ? nowhere : cut + static_cast<std::size_t>(behind - second.data());
}

// Brackets, strings full of brackets, quotes and backslashes, and long runs of neither.
std::string made(std::mt19937& random, std::size_t size) {
  constexpr std::string_view in_strings = "\\\"[]{}x \\\\\\\"";
  constexpr std::string_view between = "[]{}[{\"  ,1:";
  std::string text = "{";
  bool in_string = false;
  while (text.size() < size) {
    if (random() % 16 == 0) text.append(random() % 150, 'x');
    const std::string_view bytes = in_string ? in_strings : between;
    const char byte = bytes[random() % bytes.size()];
    const bool shuts = !in_string && (byte == ']' || byte == '}') && random() % 3 != 0;  // most that open stay open for long
    if (shuts) continue;
    if (byte == '"') in_string = !in_string;
    text += byte;
    if (in_string && byte == '\\') text += bytes[random() % bytes.size()];
  }
  return text + (in_string ? "\"" : "") + std::string(random() % 200, '}');
}

}  // namespace

TEST_CASE("a value is skipped alike by every way, whatever is in it and however it is cut") {
  std::mt19937 random(20261201);
  std::size_t closed = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = made(random, random() % 900);
    const std::size_t cut = random() % (text.size() + 1);
    CAPTURE(text);
    CAPTURE(cut);
    const std::size_t expected = counted(text);
    closed += expected != nowhere ? 1 : 0;
    REQUIRE(skipped(text, cut, true) == expected);
    REQUIRE(skipped(text, cut, false) == expected);
  }
  CHECK(closed > 1000);
  CHECK(closed < 3900);
}
