// The outline of a JSON source: what it lists, where it stops, and that window borders do not matter.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/input/outline.h"
#include "tool/input/source.h"

using namespace entitlint;
using json::Kind;

namespace {

// A text and its outline.
struct Outlined {
  Source source;
  json::Outlines outlines;

  explicit Outlined(std::string text) : source(memory_source("test.json", std::move(text))) {
    Reader reader(source);
    outlines = json::outline(reader, {0, reader.size()});
  }
  [[nodiscard]] std::string spelling(Span span) const { return source.bytes.substr(span.begin, span.size()); }
  [[nodiscard]] std::vector<std::string> spellings(const std::vector<Span>& spans) const {
    std::vector<std::string> result;
    for (const Span span : spans) result.push_back(spelling(span));
    return result;
  }
  [[nodiscard]] std::string error() const {
    if (!outlines.error) return "no error";
    return std::to_string(outlines.error->at) + ": " + outlines.error->message;
  }
  [[nodiscard]] const json::Outline& root() const { return outlines.roots.at(0); }
};

using Strings = std::vector<std::string>;

// Whether the strict parser takes everything the outline lists, as the loader will ask it.
bool parts_are_valid(const Outlined& outlined) {
  json::Parser parser;
  Reader reader(outlined.source);
  const auto valid = [&](Span span) { return parser.parse(reader.take(span), span.begin) != nullptr; };
  for (const json::Outline& root : outlined.outlines.roots) {
    for (const Span element : root.elements) {
      if (!valid(element)) return false;
    }
    for (const json::OutlineMember& member : root.members) {
      for (const Span element : member.elements) {
        if (!valid(element)) return false;
      }
      if (member.kind != Kind::array && !valid(member.span)) return false;
    }
    if (root.kind != Kind::array && root.kind != Kind::object && !valid(root.span)) return false;
  }
  return true;
}

// Whether the strict parser takes the whole text as one value.
bool is_valid(const Source& source) {
  json::Parser parser;
  Reader reader(source);
  return parser.parse(reader.take({0, reader.size()}), 0) != nullptr;
}

const std::string list = R"( {"@odata.context": "https:\/\/x", "value" : [ {"id":"1","a":[{"b":"]}\"\\"}]},)"
                         "\r\n"
                         R"(7 ,"two", null,[], {}, true], "next\u004cink":{"a":[1,2]}, "count":-1.5e3,"last":false } )";

}  // namespace

TEST_CASE("the members of a root object and the elements of its arrays are listed") {
  const Outlined outlined(list);
  REQUIRE(outlined.error() == "no error");
  REQUIRE(outlined.outlines.roots.size() == 1);
  const json::Outline& root = outlined.root();
  CHECK(root.kind == Kind::object);
  CHECK(root.span == Span{1, static_cast<std::uint32_t>(list.size()) - 1});
  CHECK(root.elements.empty());
  REQUIRE(root.members.size() == 5);
  CHECK(root.members[0].key == "@odata.context");
  CHECK(root.members[0].kind == Kind::string);
  CHECK(outlined.spelling(root.members[0].key_span) == R"("@odata.context")");
  CHECK(outlined.spelling(root.members[0].span) == R"("https:\/\/x")");
  const json::OutlineMember* const value = root.find("value");
  REQUIRE(value != nullptr);
  CHECK(value->kind == Kind::array);
  CHECK(outlined.spelling(value->span).front() == '[');
  CHECK(outlined.spelling(value->span).ends_with("true]"));
  CHECK(outlined.spellings(value->elements) == Strings{R"({"id":"1","a":[{"b":"]}\"\\"}]})", "7", R"("two")", "null", "[]", "{}", "true"});
  const json::OutlineMember* const next = root.find("nextLink");
  REQUIRE(next != nullptr);
  CHECK(outlined.spelling(next->key_span) == R"("next\u004cink")");
  CHECK(next->kind == Kind::object);
  CHECK(outlined.spelling(next->span) == R"({"a":[1,2]})");
  CHECK(next->elements.empty());
  CHECK(root.members[3].kind == Kind::number);
  CHECK(outlined.spelling(root.members[3].span) == "-1.5e3");
  CHECK(root.members[4].kind == Kind::boolean);
  CHECK(root.find("absent") == nullptr);
}

TEST_CASE("the elements of a root array are listed") {
  const Outlined outlined(R"([{"a":[1]} , [2,[3]],"]"])");
  REQUIRE(outlined.error() == "no error");
  CHECK(outlined.root().kind == Kind::array);
  CHECK(outlined.root().members.empty());
  CHECK(outlined.spellings(outlined.root().elements) == Strings{R"({"a":[1]})", "[2,[3]]", R"("]")"});
  CHECK(Outlined("[ ]").root().elements.empty());
  CHECK(Outlined("{ }").error() == "no error");
}

TEST_CASE("the last member of a key is found") {
  const Outlined outlined(R"({"a":1,"a":[2]})");
  REQUIRE(outlined.root().members.size() == 2);
  CHECK(outlined.root().find("a")->kind == Kind::array);
}

TEST_CASE("root values may follow one another") {
  const Outlined pages("{\"value\":[1]}\n{\"value\":[2,3]}{}[4] \"x\" 5\nnull\n");
  REQUIRE(pages.error() == "no error");
  REQUIRE(pages.outlines.roots.size() == 7);
  CHECK(pages.spellings(pages.outlines.roots[1].members[0].elements) == Strings{"2", "3"});
  CHECK(pages.spelling(pages.outlines.roots[3].span) == "[4]");
  CHECK(pages.outlines.roots[4].kind == Kind::string);
  CHECK(pages.spelling(pages.outlines.roots[5].span) == "5");
  CHECK(pages.outlines.roots[6].kind == Kind::null);
}

TEST_CASE("only the span that is asked for is outlined") {
  const Source source = memory_source("test.json", R"({"a": {"x":[1, 2]} , "b": tru)");
  Reader reader(source);
  const json::Outlines outlines = json::outline(reader, {6, 18});
  REQUIRE_FALSE(outlines.error.has_value());
  REQUIRE(outlines.roots.size() == 1);
  CHECK(outlines.roots[0].span == Span{6, 18});
  CHECK(outlines.roots[0].members[0].elements == std::vector<Span>{{12, 13}, {15, 16}});
  const json::Outlines cut = json::outline(reader, {6, 17});
  REQUIRE(cut.error.has_value());
  CHECK(cut.error->at == 17);
}

TEST_CASE("a file that cannot be outlined says so at the byte that breaks it") {
  struct Row {
    const char* text;
    const char* error;
    std::size_t roots;
  };
  const Row rows[] = {
      {"", "0: there is no JSON value in this file", 0},
      {" \r\n\t", "0: there is no JSON value in this file", 0},
      {"{", "1: the file ends inside an object", 1},
      {"{\"a\"", "4: the file ends inside an object", 1},
      {"{\"a\":", "5: the file ends inside an object", 1},
      {"{\"a\":1", "6: the file ends inside an object", 1},
      {"{\"a\":[1", "7: the file ends inside an array", 1},
      {"{\"a\":[1]", "8: the file ends inside an object", 1},
      {"{\"a\":{\"b\":[1", "12: the file ends inside an array", 1},
      {"{\"a\":[{\"b\":\"c", "13: the file ends inside a string", 1},
      {"{\"a\":\"b", "7: the file ends inside a string", 1},
      {"{\"a", "3: the file ends inside a string", 1},
      {"{\"a\\", "4: the file ends inside a string", 1},
      {"[{}", "3: the file ends inside an array", 1},
      {"{\"a\" 1}", "5: expected ':' after a key", 1},
      {"{a:1}", "1: a key must be a string in double quotes", 1},
      {"{\"a\":1,}", "7: a trailing comma before '}' is not allowed", 1},
      {"{\"a\":[1,]}", "8: a trailing comma before ']' is not allowed", 1},
      {"[{},]", "4: a trailing comma before ']' is not allowed", 1},
      {"[{} {}]", "4: expected a comma or ']' after an array element", 1},
      {"[{}}", "3: expected a comma or ']' after an array element", 1},
      {"{\"a\":[}", "6: a value is missing before '}'", 1},
      {"{\"a\":[1}", "7: expected a comma or ']' after an array element", 1},
      {"{\"a\":{\"b\":1]}", "11: expected a comma or '}' after an object member", 1},
      {"[{\"b\":[{\"c\":1]}, 2]", "13: expected a comma or '}' after an object member", 1},
      {"{\"a\":1 \"b\":2}", "7: expected a comma or '}' after an object member", 1},
      {"{\"a\":1 // note\n}", "7: a comment is not allowed in JSON", 1},
      {"// note\n{}", "0: a comment is not allowed in JSON", 0},
      {"{\"a\":NaN}", "5: NaN is not a JSON value", 1},
      {"{\"a\":-Infinity}", "5: -Infinity is not a JSON value", 1},
      {"[01]", "1: a number must not have leading zeros", 1},
      {"[1.]", "3: a number needs a digit after its decimal point", 1},
      {"[1e]", "3: a number needs a digit in its exponent", 1},
      {"[nul]", "1: nul is not a JSON value", 1},
      {"[nul", "1: nul is not a JSON value", 1},
      {"nope", "0: nope is not a JSON value", 0},
      {"Id,Name\n1,x", "0: Id is not a JSON value", 0},
      {"<html>", "0: a value cannot begin with '<'", 0},
      {"{} x", "3: expected nothing more after the JSON value", 1},
      {"{},{}", "2: expected nothing more after the JSON value", 1},
      {"{}}", "2: expected nothing more after the JSON value", 1},
      {"{} // end", "3: a comment is not allowed in JSON", 1},
      {"{\"a\":\"b\nc\"}", "7: a line break inside a string must be written \\n (or its closing quote is missing)", 1},
      {"{\"a\\x\":1}", "3: invalid escape: JSON has no \\x", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Outlined outlined{std::string(row.text)};
    CHECK(outlined.error() == row.error);
    CHECK(outlined.outlines.roots.size() == row.roots);
    CHECK_FALSE(is_valid(outlined.source));
  }
}

TEST_CASE("the grammar inside an element is left to the parser") {
  for (const std::string text : {R"([{"a" 1,}])", R"([1,{"a":[}{]}])", R"({"a":"\q"})", R"([["a" "b"]])"}) {
    CAPTURE(text);
    const Outlined outlined(text);
    CHECK(outlined.error() == "no error");
    CHECK_FALSE(parts_are_valid(outlined));
  }
}

TEST_CASE("what comes before an error is kept, and every element listed is closed") {
  const Outlined outlined(R"({"a":1,"value":[{"id":1},{"id":2},{"id":)");
  CHECK(outlined.error() == "40: the file ends inside an object");
  REQUIRE(outlined.outlines.roots.size() == 1);
  REQUIRE(outlined.root().members.size() == 2);
  CHECK(outlined.root().members[1].key == "value");
  CHECK(outlined.spellings(outlined.root().members[1].elements) == Strings{R"({"id":1})", R"({"id":2})"});
  const Outlined pages("{\"value\":[1]}\n{\"value\":[2,");
  CHECK(pages.outlines.roots.size() == 2);
  CHECK(pages.outlines.error.has_value());
  CHECK(pages.spellings(pages.outlines.roots[1].members[0].elements) == Strings{"2"});
}

TEST_CASE("a quote that is missing far before the end of the file is reported where it is missing") {
  std::string text = R"({"value":[{"id":"good"},{"id":"bad, "x":1})";
  for (int index = 0; index < 100000; ++index) text += ",{\"id\":\"" + std::to_string(index) + "\"}";
  const Outlined outlined(text + "]}");
  CHECK(outlined.error() == "37: expected a comma or '}' after an object member");
  CHECK(outlined.spellings(outlined.root().members[0].elements) == Strings{R"({"id":"good"})"});
}

TEST_CASE("strings and escapes that lie on any border of a block are skipped right") {
  for (std::size_t lead = 0; lead < 70; ++lead) {
    for (std::size_t slashes = 0; slashes < 5; ++slashes) {
      // An even number of backslashes ends the string, an odd one escapes the quote; in both cases the brackets in it do not count.
      const std::string text = R"({"k":")" + std::string(lead, 'x') + "]}" + std::string(slashes, '\\') +
                               (slashes % 2 == 0 ? "\"" : "\"[{\"") + ",\"l\":[\"{\"]}";
      const Outlined outlined("[" + text + ",1]");
      REQUIRE(outlined.error() == "no error");
      CHECK(outlined.spellings(outlined.root().elements) == Strings{text, "1"});
      const Outlined member(text);
      REQUIRE(member.error() == "no error");
      CHECK(member.root().members.size() == 2);
    }
  }
  for (const std::size_t slashes : {62, 63, 64, 65, 66, 126, 127, 128, 129, 130, 200}) {
    const std::string text = "[\"" + std::string(slashes, '\\') + (slashes % 2 == 0 ? "\"" : "]\"") + "]";
    const Outlined outlined("[" + text + "]");
    REQUIRE(outlined.error() == "no error");
    CHECK(outlined.spelling(outlined.root().elements[0]) == text);
  }
}

TEST_CASE("values that lie across the border of a window are skipped right") {
  constexpr std::size_t window = std::size_t{1} << 20;
  const std::string records[] = {R"({"id":"x\\\"]}","n":[1,{"a":"\\"}]})", R"("string \" \\ end")", "-1234567890.5e-10", "false",
                                 "[[],{}]"};
  for (const std::string& record : records) {
    for (std::size_t before = 0; before <= record.size() + 2; ++before) {
      const std::string head = R"({"k":")" + std::string(window - before - 9, 'x') + R"(",)";
      const Outlined outlined(head + R"("value":[)" + record + "," + record + R"(],"\u0065nd":)" + record + "}");
      REQUIRE(outlined.error() == "no error");
      CHECK(outlined.spellings(outlined.root().members[1].elements) == Strings{record, record});
      CHECK(outlined.spelling(outlined.root().find("end")->span) == record);
    }
  }
}

TEST_CASE("keys that lie across the border of a window are read right") {
  constexpr std::size_t window = std::size_t{1} << 20;
  for (std::size_t before = 0; before < 24; ++before) {
    const std::string head = R"({"k":")" + std::string(window - before - 8, 'x') + R"(",)";
    const Outlined outlined(head + R"("plainkey" : 1, "\u0065scaped":2})");
    REQUIRE(outlined.error() == "no error");
    CHECK(outlined.root().members[1].key == "plainkey");
    CHECK(outlined.root().members[2].key == "escaped");
  }
}

TEST_CASE("depth does not matter for skipping") {
  constexpr std::size_t depth = 1000000;
  const std::string open(depth, '[');
  const Outlined closed(open + std::string(depth, ']'));
  CHECK(closed.error() == "no error");
  REQUIRE(closed.root().elements.size() == 1);
  CHECK(closed.root().elements[0].size() == 2 * depth - 2);
  const Outlined unclosed(open);
  CHECK(unclosed.error() == "101: nested deeper than 100 levels");
}

TEST_CASE("a million elements are listed") {
  std::string text = "[0";
  for (int index = 1; index < 1000000; ++index) text += ",\n" + std::to_string(index);
  const Outlined outlined(text + "]");
  REQUIRE(outlined.error() == "no error");
  REQUIRE(outlined.root().elements.size() == 1000000);
  CHECK(outlined.spelling(outlined.root().elements[999999]) == "999999");
}

TEST_CASE("bytes that are not UTF-8 are skipped like any others") {
  const Outlined outlined("[{\"a\":\"\xFF\xC3\"},\"\x80\"]");
  CHECK(outlined.error() == "no error");
  CHECK(outlined.root().elements.size() == 2);
}

TEST_CASE("outline and parser together judge a cut or changed file as the parser does alone") {
  const std::string bytes = std::string("\"\\{}[],: 0e-t\n", 14) + '\0';
  const auto judge = [](const std::string& text) {
    const Outlined outlined(text);
    const bool one_value = outlined.outlines.roots.size() <= 1;
    const bool accepted = !outlined.outlines.error && parts_are_valid(outlined);
    CHECK((!outlined.outlines.error || outlined.outlines.error->at <= text.size()));
    if (one_value && accepted != is_valid(outlined.source)) {
      CAPTURE(text);
      FAIL_CHECK(outlined.error());
    }
  };
  for (std::size_t at = 0; at < list.size(); ++at) {
    judge(list.substr(0, at));
    for (const char byte : bytes) {
      std::string changed = list;
      changed[at] = byte;
      judge(changed);
      std::string added = list;
      added.insert(at, 1, byte);
      judge(added);
    }
  }
}
