// Sources and Readers: encodings, the window, what is not text, and errors in plain words.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

#include "tests/support.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/source.h"
#include "tool/input/utf8.h"

using namespace entitlint;
using entitlint::test::Scratch;
using entitlint::test::spill;

namespace {

std::string utf16(std::string_view text, bool big_endian) {
  std::string stored;
  const auto unit = [&](char32_t value) {
    const char high = static_cast<char>(value >> 8);
    const char low = static_cast<char>(value & 0xFF);
    stored += big_endian ? high : low;
    stored += big_endian ? low : high;
  };
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    text.remove_prefix(point.length);
    if (point.wide()) {
      unit(0xD800 + ((point.value - 0x10000) >> 10));
      unit(0xDC00 + ((point.value - 0x10000) & 0x3FF));
    } else {
      unit(point.value);
    }
  }
  return stored;
}

// JSON-like text with characters of one to four bytes, about `size` bytes of it.
std::string mixed_text(std::size_t size) {
  std::mt19937 random(7);
  const std::string_view parts[] = {"{\"displayName\": \"", "M\xC3\xBCnchen",       "\xE2\x82\xAC",
                                    "\xF0\x9F\x98\x80",     "plain ASCII here\", ", "\r\n"};
  std::string text = "{";
  while (text.size() < size) text += parts[random() % 6];
  return text;
}

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const CannotGoOn& error) {
    return error.what();
  }
  return "nothing was thrown";
}

std::string through(Reader& reader, Span span) {
  return std::string(reader.view(span));
}

}  // namespace

TEST_CASE("the encoding is told from the first bytes") {
  const auto encoding = [](std::string bytes) { return memory_source("x", std::move(bytes)).encoding; };
  CHECK(encoding("{}") == Encoding::utf8);
  CHECK(encoding("") == Encoding::utf8);
  CHECK(encoding("x") == Encoding::utf8);
  CHECK(encoding("\xEF\xBB\xBF{}") == Encoding::utf8_bom);
  CHECK(encoding("\xFF\xFE" + utf16("{}", false)) == Encoding::utf16le_bom);
  CHECK(encoding("\xFE\xFF" + utf16("{}", true)) == Encoding::utf16be_bom);
  CHECK(encoding(utf16("{}", false)) == Encoding::utf16le);
  CHECK(encoding(utf16("{}", true)) == Encoding::utf16be);
  CHECK(encoding(utf16("{\"\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\": 1}", false)) == Encoding::utf16le);
  CHECK(encoding(std::string(100, '\0')) == Encoding::utf8);
  CHECK(encoding("caf\xE9") == Encoding::utf8);
  CHECK(encoding(std::string("a\0bcd", 5)) == Encoding::utf8);
}

TEST_CASE("every encoding has a name for the user") {
  CHECK(name(Encoding::utf8) == "UTF-8");
  CHECK(name(Encoding::utf8_bom) == "UTF-8 with BOM");
  CHECK(name(Encoding::utf16le_bom) == "UTF-16 LE with BOM");
  CHECK(name(Encoding::utf16be_bom) == "UTF-16 BE with BOM");
  CHECK(name(Encoding::utf16le) == "UTF-16 LE without BOM");
  CHECK(name(Encoding::utf16be) == "UTF-16 BE without BOM");
}

TEST_CASE("a byte order mark is no text") {
  const Source source = memory_source("x", "\xEF\xBB\xBF{}\r\n");
  CHECK(source.size == 4);
  CHECK(source.stored_size == 7);
  CHECK(read_all(source) == "{}\r\n");
  CHECK(stored_offset(source, 0) == 3);
  CHECK(stored_offset(source, 4) == 7);
  CHECK(read_all(memory_source("x", "\xEF\xBB\xBF")).empty());
  CHECK(read_all(memory_source("x", "\xFF\xFE")).empty());
  CHECK(stored_offset(memory_source("x", "\xFF\xFE"), 0) == 2);
}

TEST_CASE("UTF-16 reads as the same text in UTF-8, and offsets lead back") {
  const std::string text = mixed_text(30000);
  for (const bool big_endian : {false, true}) {
    for (const bool marked : {false, true}) {
      CAPTURE(big_endian);
      CAPTURE(marked);
      const std::string mark = marked ? big_endian ? "\xFE\xFF" : "\xFF\xFE" : "";
      const Source source = memory_source("x", mark + utf16(text, big_endian));
      CHECK(source.size == text.size());
      CHECK(read_all(source) == text);
      CHECK(invalid_text(source).empty());
      CHECK(stored_offset(source, 0) == mark.size());
      CHECK(stored_offset(source, source.size) == source.stored_size);
      for (std::uint32_t at = 0; at < source.size; at += 577) {
        std::uint32_t begin = at;
        while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;  // to a character
        const std::size_t expected = mark.size() + utf16(text.substr(0, begin), big_endian).size();
        REQUIRE(stored_offset(source, begin) == expected);
      }
    }
  }
}

TEST_CASE("a view anywhere, of any size and in any order, shows the source's bytes") {
  const Scratch scratch;
  const std::string text = mixed_text(2'500'000);
  spill(scratch.path() / "utf8.json", text);
  spill(scratch.path() / "utf8-bom.json", "\xEF\xBB\xBF" + text);
  spill(scratch.path() / "utf16.json", "\xFF\xFE" + utf16(text, false));
  for (const char* file : {"utf8.json", "utf8-bom.json", "utf16.json"}) {
    CAPTURE(file);
    const Source source = open_source(file, path_text(scratch.path() / file), true);
    REQUIRE(source.size == text.size());
    Reader reader(source);
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
      const std::uint32_t begin = static_cast<std::uint32_t>(random() % source.size);
      const std::uint32_t most = round % 100 == 0 ? 1'500'000 : 5000;
      const std::uint32_t end = begin + static_cast<std::uint32_t>(random() % std::min(most, source.size - begin + 1));
      const bool same = through(reader, {begin, end}) == std::string_view(text).substr(begin, end - begin);
      REQUIRE(same);
      if (round % 3 == 0) {  // parse in place, and look again now or later
        const std::span<char> taken = reader.take({begin, end});
        REQUIRE(std::string_view(taken.data(), taken.size()) == std::string_view(text).substr(begin, end - begin));
        std::ranges::fill(taken, '\x01');
      }
      const std::string_view piece = reader.next(begin);
      REQUIRE(!piece.empty());
      const bool next_is_right = piece == std::string_view(text).substr(begin, piece.size());
      REQUIRE(next_is_right);
    }
    CHECK(reader.next(source.size).empty());
    CHECK(reader.view({source.size, source.size}).empty());
  }
}

TEST_CASE("what was taken and overwritten is read anew, whether before or after it was looked at") {
  const Source source = memory_source("x", "one two three");
  Reader reader(source);
  CHECK(reader.next(0) == "one two three");
  std::ranges::fill(reader.take({4, 7}), '!');
  CHECK(through(reader, {0, 3}) == "one");
  CHECK(reader.next(0) == "one ");
  CHECK(reader.next(8) == "three");
  CHECK(through(reader, {3, 8}) == " two ");
  std::ranges::fill(reader.take({0, 3}), '!');
  std::ranges::fill(reader.take({8, 13}), '!');
  CHECK(through(reader, {0, 13}) == "one two three");
}

TEST_CASE("behind every view there is padding that can be read") {
  const Source source = memory_source("x", "abc");
  Reader reader(source);
  const std::string_view view = reader.view({0, 3});
  CHECK(std::string_view(view.data() + 3, Reader::padding) == std::string(Reader::padding, '\0'));
}

TEST_CASE("invalid bytes of UTF-8 are found once per stretch") {
  const auto found = [](std::string bytes) { return invalid_text(memory_source("x", std::move(bytes))); };
  CHECK(found("plain").empty());
  CHECK(found("M\xC3\xBCnchen \xF0\x9F\x98\x80").empty());
  CHECK(found("M\xFCnchen") == std::vector<Span>{{1, 2}});
  CHECK(found("\xFC\xFC\xFC x \xFC") == std::vector<Span>{{0, 1}, {6, 7}});
  CHECK(found("cut \xE2\x82") == std::vector<Span>{{4, 6}});
  CHECK(found("cut \xE2\x82, here") == std::vector<Span>{{4, 6}});
  CHECK(found("overlong \xC0\xAF") == std::vector<Span>{{9, 10}});
  CHECK(found("surrogate \xED\xA0\x80") == std::vector<Span>{{10, 11}});
  CHECK(found("too high \xF4\x90\x80\x80") == std::vector<Span>{{9, 10}});
  CHECK(found("\xEF\xBB\xBFx\xFF") == std::vector<Span>{{1, 2}});
}

TEST_CASE("invalid bytes are counted up to a limit") {
  std::string bytes;
  for (int round = 0; round < 50; ++round) bytes += "a\xFF";
  CHECK(invalid_text(memory_source("x", bytes)).size() == 20);
  CHECK(invalid_text(memory_source("x", bytes), 3).size() == 3);
  CHECK(invalid_text(memory_source("x", bytes), 0).empty());
}

TEST_CASE("a character on the edge of the window is not mistaken for invalid bytes") {
  for (std::size_t before = (1u << 20) - 5; before < (1u << 20) + 2; ++before) {
    const std::string text = std::string(before, ' ') + "\xF0\x9F\x98\x80 \xFF";
    CHECK(invalid_text(memory_source("x", text)) ==
          std::vector<Span>{{static_cast<std::uint32_t>(before + 5), static_cast<std::uint32_t>(before + 6)}});
  }
}

TEST_CASE("a reader that watches finds the same bytes, whatever was read before") {
  std::string text(3u << 20, ' ');
  for (std::size_t at = 1000; at + 4 < text.size(); at += 262'139) text.replace(at, 4, at % 2 == 0 ? "\xF0\x9F\x98\x80" : "x\xFF\xFEy");
  const Source source = memory_source("x", text);
  const std::vector<Span> all = invalid_text(source);
  REQUIRE(all.size() == 6);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    Reader reader(source);
    if (round % 2 == 0) (void)reader.next(0);
    reader.watch();
    std::uint32_t at = 0;
    for (int step = 0; step < round; ++step) {
      at = round % 3 == 0 ? static_cast<std::uint32_t>(random() % source.size) : std::min(at + 300'000, source.size - 1);
      if (step % 2 == 0)
        (void)reader.take({at, std::min(at + 500, source.size)});
      else
        (void)reader.next(at);
    }
    CAPTURE(round);
    CHECK(reader.invalid_utf8() == all);
  }
}

TEST_CASE("an unpaired surrogate becomes U+FFFD and is reported, a real U+FFFD is not") {
  std::string stored = "\xFF\xFE" + utf16("a\xEF\xBF\xBD", false);
  stored += std::string("\x00\xD8\x00\xD8", 4);  // two high surrogates: one stretch
  stored += utf16("b", false);
  stored += std::string("\x01\xDC", 2);  // a low one alone
  const Source source = memory_source("x", stored);
  CHECK(read_all(source) ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(invalid_text(source) == std::vector<Span>{{4, 7}, {11, 14}});
  CHECK(stored_offset(source, 10) == 2 + 4 * 2);
}

TEST_CASE("an odd byte at the end of UTF-16 is not lost") {
  const Source source = memory_source("x", "\xFF\xFE" + utf16("{}", false) + "x");
  CHECK(read_all(source) == "{}\xEF\xBF\xBD");
  CHECK(invalid_text(source) == std::vector<Span>{{2, 5}});
  CHECK(stored_offset(source, source.size) == source.stored_size);
  CHECK(stored_offset(source, 2) == 6);
}

TEST_CASE("surrogate pairs across the marks of a long UTF-16 file stay together") {
  for (const std::size_t shift : {0u, 1u}) {
    std::string text = "{" + std::string(shift, 'x');
    for (int count = 0; count < 6000; ++count) text += "\xF0\x9F\x98\x80";
    const Source source = memory_source("x", "\xFE\xFF" + utf16(text, true));
    CHECK(source.marks.size() > 5);
    const bool same = read_all(source) == text;
    CHECK(same);
    CHECK(invalid_text(source).empty());
  }
}

TEST_CASE("halves of surrogate pairs on both sides of a mark are read like any others") {
  for (const std::size_t shift : {0u, 1u}) {
    std::string stored = "\xFF\xFE" + utf16("{" + std::string(shift, 'x'), false);
    for (int count = 0; count < 6000; ++count) stored += "\xD8\xD8";
    const Source source = memory_source("x", stored);
    CHECK(source.marks.size() > 2);
    CHECK(read_all(source).size() == 1 + shift + 3 * 6000);
    CHECK(invalid_text(source).size() == 1);
  }
}

TEST_CASE("errors say which file and why") {
  const Scratch scratch;
  const auto open = [&](const char* file) { return message_of([&] { (void)open_source(file, path_text(scratch.path() / file), true); }); };
  CHECK(open("missing.json") == "missing.json: no such file");
  std::filesystem::create_directory(scratch.path() / "folder");
  CHECK(open("folder") == "folder: is a folder");
  spill(scratch.path() / "file", "x");
  CHECK(open("file/below") == "file/below: no such file");
}

TEST_CASE("a file without permission to read says so") {
  const Scratch scratch;
  const auto file = scratch.path() / "secret.json";
  spill(file, "{}");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const std::string message = message_of([&] { (void)open_source("secret.json", path_text(file), true); });
  // The superuser reads everything; the words for the error are then tested in "every reason has words of its own".
  if (message != "nothing was thrown") CHECK(message == "secret.json: permission denied");
}

TEST_CASE("a file of 4 GiB is refused") {
  const Scratch scratch;
  const auto file = scratch.path() / "huge.json";
  spill(file, "{}");
  std::error_code error;
  std::filesystem::resize_file(file, std::uint64_t{1} << 32, error);  // sparse; a file system may refuse
  if (error) return;
  const std::string message = message_of([&] { (void)open_source("huge.json", path_text(file), true); });
  CHECK(message == "huge.json: 4 GiB or more; split the export into smaller files");
}

TEST_CASE("a file that changes its size between two reads stops the run") {
  const Scratch scratch;
  const auto file = scratch.path() / "growing.json";
  spill(file, "{\"value\": []}");
  const Source source = open_source("growing.json", path_text(file), true);
  Reader reader(source);
  spill(file, "{}");
  CHECK(message_of([&] { (void)reader.view({0, 5}); }) == "growing.json: changed while it was read");
  CHECK(message_of([&] { (void)read_all(source); }) == "growing.json: changed while it was read");
}

TEST_CASE("UTF-16 that changes its text but not its size stops the run") {
  const Scratch scratch;
  const auto file = scratch.path() / "utf16.json";
  spill(file, utf16("{\"abcdef\"}", false));
  const Source source = open_source("utf16.json", path_text(file), true);
  spill(file, utf16("{\"\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\"}", false));
  CHECK(message_of([&] { (void)read_all(source); }) == "utf16.json: changed while it was read");
}

TEST_CASE("a Reader can be moved") {
  const Source source = memory_source("x", "text");
  Reader first(source);
  (void)first.view({0, 2});
  Reader second(std::move(first));
  CHECK(through(second, {1, 4}) == "ext");
}

TEST_CASE("UTF-8 is decoded, written and counted") {
  for (const char32_t point : {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, point);
    const CodePoint decoded = decode_utf8(text);
    CHECK(decoded.valid);
    CHECK(decoded.value == point);
    CHECK(decoded.length == text.size());
    CHECK(utf16_units(text) == (point > 0xFFFF ? 2 : 1));
  }
  std::string surrogate;
  append_utf8(surrogate, static_cast<char32_t>(0xD800));
  CHECK(surrogate == "\xEF\xBF\xBD");
  CHECK(utf16_units("a\xFF\xF0\x9F\x98\x80"
                    "b") == 5);
  for (std::size_t length = 0; length < 80; ++length) CHECK(ascii_length(std::string(length, 'x') + "\xC3\xBC") == length);
}

TEST_CASE("a byte that is zero or not ASCII is seen wherever it stands") {
  for (std::size_t length = 0; length < 200; ++length) {
    CHECK(is_plain_ascii(std::string(length, '\x7F')));
    for (const char other : {'\0', '\x80', '\xFF'}) {
      for (std::size_t at = 0; at <= length; ++at) {
        std::string text(length + 1, '\x01');
        text[at] = other;
        if (is_plain_ascii(text)) FAIL("missed at " << at << " of " << text.size());
      }
    }
  }
}
