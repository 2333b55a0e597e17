// The JSON parser: the tree, its spans, and the words about what is not JSON.
#include <doctest/doctest.h>

#include <cstring>
#include <memory>
#include <string>

#include "tool/input/json.h"
#include "tool/input/source.h"

using namespace entitlint;
using json::Kind;

namespace {

// A text with the room behind it that a parser needs, exactly sized so that sanitizers see an overrun.
class Parsed {
 public:
  explicit Parsed(std::string_view text, std::uint32_t base = 0, char behind = '}')
      : original_(text), size_(text.size()), bytes_(new char[text.size() + Reader::padding]) {
    if (!text.empty()) std::memcpy(bytes_.get(), text.data(), text.size());
    std::memset(bytes_.get() + size_, behind, Reader::padding);
    value_ = parser_.parse({bytes_.get(), size_}, base);
  }
  [[nodiscard]] bool ok() const { return value_ != nullptr; }
  const json::Value& operator*() const { return *value_; }
  const json::Value* operator->() const { return value_; }
  [[nodiscard]] const json::Parser& parser() const { return parser_; }
  [[nodiscard]] std::string source(Span span) const { return original_.substr(span.begin, span.size()); }
  [[nodiscard]] std::string error() const {
    if (!parser_.error()) return "no error";
    return std::to_string(parser_.error()->at) + ": " + parser_.error()->message;
  }
  [[nodiscard]] std::string behind() const { return {bytes_.get() + size_, Reader::padding}; }

 private:
  std::string original_;
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
  json::Parser parser_;
  const json::Value* value_ = nullptr;
};

// A second opinion: RFC 8259 by recursive descent, nothing else. Also refuses what the parser refuses on purpose: depth over 100 and halves
// of surrogate pairs.
class Validator {
 public:
  explicit Validator(std::string_view text) : text_(text) {}
  bool valid() {
    blanks();
    if (!value(0)) return false;
    blanks();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] int peek() const { return at_ < text_.size() ? static_cast<unsigned char>(text_[at_]) : -1; }
  bool eat(int byte) {
    if (peek() != byte) return false;
    ++at_;
    return true;
  }
  bool eat_all(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void blanks() {
    while (eat(' ') || eat('\t') || eat('\n') || eat('\r')) {
    }
  }
  bool digits() {
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ > begin;
  }
  bool number() {
    eat('-');
    if (!eat('0') && !digits()) return false;
    if (eat('.') && !digits()) return false;
    if (eat('e') || eat('E')) {
      if (!eat('+')) eat('-');
      return digits();
    }
    return true;
  }
  int unit() {
    int value = 0;
    for (int index = 0; index < 4; ++index) {
      const int byte = peek();
      const char* const hex = "0123456789abcdef";
      const char* const place = byte > 0 ? std::strchr(hex, byte >= 'A' && byte <= 'F' ? byte + 32 : byte) : nullptr;
      if (place == nullptr) return -1;
      value = value * 16 + static_cast<int>(place - hex);
      ++at_;
    }
    return value;
  }
  bool escape() {
    for (const char byte : std::string_view("\"\\/bfnrt")) {
      if (eat(byte)) return true;
    }
    if (!eat('u')) return false;
    const int first = unit();
    if (first < 0 || (first >= 0xDC00 && first <= 0xDFFF)) return false;
    if (first < 0xD800 || first > 0xDFFF) return true;
    if (!eat('\\') || !eat('u')) return false;
    const int second = unit();
    return second >= 0xDC00 && second <= 0xDFFF;
  }
  bool string() {
    if (!eat('"')) return false;
    while (!eat('"')) {
      if (peek() < 0x20) return false;
      if (eat('\\')) {
        if (!escape()) return false;
      } else {
        ++at_;
      }
    }
    return true;
  }
  bool member(int depth) {
    blanks();
    if (!string()) return false;
    blanks();
    return eat(':') && element(depth);
  }
  bool element(int depth) {
    blanks();
    const bool good = value(depth);
    blanks();
    return good;
  }
  bool value(int depth) {
    if (eat_all("null") || eat_all("true") || eat_all("false")) return true;
    if (peek() == '"') return string();
    const bool object = peek() == '{';
    if (!object && peek() != '[') return number();
    if (depth == 100) return false;
    ++at_;
    blanks();
    if (eat(object ? '}' : ']')) return true;
    do {
      if (!(object ? member(depth + 1) : element(depth + 1))) return false;
    } while (eat(','));
    return eat(object ? '}' : ']');
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

const std::string sample =
    R"( {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata", "value":[{"id" :"5f1c7e8d", "displayName":"Caf\u00e9 \ud83d\ude00",)"
    "\r\n\t"
    R"("days": -12.50E+3, "hidden": false,"x":null , "list":[ ], "empty":{}, "on": true,"tab":"a\tb\\\"\/","deep":[[1],[0,[2.5e-7]]]}]} )";

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("every kind of value is read") {
  const Parsed parsed(sample);
  REQUIRE(parsed.error() == "no error");
  REQUIRE(parsed->kind == Kind::object);
  const json::Member* const value = parsed->find("value");
  REQUIRE(value != nullptr);
  REQUIRE(value->value.items().size() == 1);
  const json::Value& record = value->value.items()[0];
  CHECK(record.members().size() == 10);
  CHECK(record.find("id")->value.text() == "5f1c7e8d");
  CHECK(record.find("displayName")->value.text() == "Caf\xC3\xA9 \xF0\x9F\x98\x80");
  CHECK(record.find("days")->value.kind == Kind::number);
  CHECK(record.find("days")->value.text() == "-12.50E+3");
  CHECK(record.find("hidden")->value.kind == Kind::boolean);
  CHECK_FALSE(record.find("hidden")->value.truth);
  CHECK(record.find("on")->value.truth);
  CHECK(record.find("x")->value.kind == Kind::null);
  CHECK(record.find("list")->value.kind == Kind::array);
  CHECK(record.find("list")->value.items().empty());
  CHECK(record.find("empty")->value.kind == Kind::object);
  CHECK(record.find("tab")->value.text() == "a\tb\\\"/");
  CHECK(record.find("deep")->value.items()[1].items()[1].items()[0].text() == "2.5e-7");
  CHECK(record.find("absent") == nullptr);
  CHECK(record.find("on")->value.text().empty());
  CHECK(record.find("on")->value.items().empty());
  CHECK(record.find("on")->value.members().empty());
}

TEST_CASE("every key and value has its exact span") {
  const Parsed parsed(sample);
  REQUIRE(parsed.ok());
  CHECK(parsed.source(parsed->span) == sample.substr(1, sample.size() - 2));
  CHECK(parsed.source(parsed->members()[0].key_span) == R"("@odata.context")");
  CHECK(parsed.source(parsed->members()[1].value.span) == sample.substr(sample.find("[{"), sample.rfind(']') + 1 - sample.find("[{")));
  const json::Value& record = parsed->find("value")->value.items()[0];
  const auto spelling = [&](std::string_view key) { return parsed.source(record.find(key)->value.span); };
  CHECK(parsed.source(record.find("id")->key_span) == R"("id")");
  CHECK(spelling("id") == R"("5f1c7e8d")");
  CHECK(spelling("displayName") == R"("Caf\u00e9 \ud83d\ude00")");
  CHECK(spelling("days") == "-12.50E+3");
  CHECK(spelling("hidden") == "false");
  CHECK(spelling("x") == "null");
  CHECK(spelling("list") == "[ ]");
  CHECK(spelling("empty") == "{}");
  CHECK(spelling("on") == "true");
  CHECK(spelling("tab") == R"("a\tb\\\"\/")");
  CHECK(spelling("deep") == "[[1],[0,[2.5e-7]]]");
  CHECK(parsed.source(record.find("deep")->value.items()[1].items()[1].span) == "[2.5e-7]");
}

TEST_CASE("spans and errors count from the base") {
  const Parsed parsed(R"([ "a" ])", 1000);
  REQUIRE(parsed.ok());
  CHECK(parsed->span == Span{1000, 1007});
  CHECK(parsed->items()[0].span == Span{1002, 1005});
  CHECK(Parsed("[1 2]", 4000000000U).error() == "4000000003: expected a comma or ']' after an array element");
  CHECK(Parsed("", 7).error() == "7: there is no JSON value here");
}

TEST_CASE("a value of any kind may stand alone") {
  CHECK(Parsed("null")->kind == Kind::null);
  CHECK(Parsed(" 0")->text() == "0");
  CHECK(Parsed("-0.0e0\n")->text() == "-0.0e0");
  CHECK(Parsed(R"("")")->kind == Kind::string);
  CHECK(Parsed(R"("")")->text().empty());
  CHECK(Parsed("[]")->items().empty());
}

TEST_CASE("the bytes behind the text are left as they are") {
  for (const std::string text : {"1", "[1]", "\"a\"", "[1", "\"a", "tru", "12e"}) {
    CAPTURE(text);
    const Parsed parsed(text, 0, '7');
    CHECK(parsed.behind() == std::string(Reader::padding, '7'));
  }
}

TEST_CASE("a number of any size stays as written") {
  const std::string digits(400, '9');
  const std::string numbers[] = {
      digits, "-" + digits, "1e999", "-1E+99999999999", "0." + digits + "e-2147483639", "1.7976931348623159e308"};
  for (const std::string& number : numbers) {
    CAPTURE(number);
    const Parsed parsed("[" + number + "]");
    REQUIRE(parsed.error() == "no error");
    CHECK(parsed->items()[0].text() == number);
  }
}

TEST_CASE("strings of every length and alignment are read, with escapes anywhere in them") {
  for (std::size_t lead = 0; lead < 17; ++lead) {
    for (std::size_t length = 0; length < 40; ++length) {
      const std::string blanks(lead, ' ');
      const std::string plain(length, 'x');
      CHECK(Parsed(blanks + '"' + plain + '"')->text() == plain);
      for (std::size_t at = 0; at <= length; ++at) {
        const std::string left(at, 'l');
        const std::string right(length - at, 'r');
        const Parsed parsed(blanks + '"' + left + "\\u20AC" + right + "\\n\"");
        REQUIRE(parsed.ok());
        CHECK(parsed->text() == left + "\xE2\x82\xAC" + right + "\n");
      }
    }
  }
}

TEST_CASE("every control byte in a string is refused") {
  for (int byte = 0; byte < 0x20; ++byte) {
    for (const std::size_t lead : {std::size_t{0}, std::size_t{5}, std::size_t{15}, std::size_t{16}, std::size_t{40}}) {
      CAPTURE(byte);
      const Parsed parsed('"' + std::string(lead, 'a') + static_cast<char>(byte) + std::string(20, 'b') + '"');
      CHECK_FALSE(parsed.ok());
      CHECK(parsed.parser().error()->at == lead + 1);
    }
  }
  CHECK(Parsed("\"\x7F\"").ok());
}

TEST_CASE("a NUL outside a string is refused") {
  CHECK(Parsed(std::string("[1]\0x", 5)).error() == "3: a control character is not allowed here");
  CHECK(Parsed(std::string("[1,\0 2]", 7)).error() == "3: a control character is not allowed here");
  CHECK(Parsed(std::string("\0", 1)).error() == "0: a control character is not allowed here");
}

TEST_CASE("bytes that are not UTF-8 are kept") {
  CHECK(Parsed("\"a\xFF\xC3\"")->text() == "a\xFF\xC3");
}

TEST_CASE("an error says what is wrong at the byte that cannot stand there") {
  struct Row {
    const char* text;
    const char* error;
  };
  const Row rows[] = {
      {"", "0: there is no JSON value here"},
      {" \n", "2: there is no JSON value here"},
      {R"({"a":1 "b":2})", "7: expected a comma or '}' after an object member"},
      {R"({"a":1])", "6: expected a comma or '}' after an object member"},
      {R"({"a" 1})", "5: expected ':' after a key"},
      {R"({"a",1})", "4: expected ':' after a key"},
      {R"({a:1})", "1: a key must be a string in double quotes"},
      {R"({'a':1})", "1: a key must be a string in double quotes"},
      {R"({1:1})", "1: a key must be a string in double quotes"},
      {R"({,"a":1})", "1: a key must be a string in double quotes"},
      {R"({"a":1,,"b":2})", "7: a key must be a string in double quotes"},
      {R"([1 2])", "3: expected a comma or ']' after an array element"},
      {R"([1})", "2: expected a comma or ']' after an array element"},
      {R"([1:2])", "2: expected a comma or ']' after an array element"},
      {R"([1, // one
])",
       "4: a comment is not allowed in JSON"},
      {R"({/* a */})", "1: a comment is not allowed in JSON"},
      {R"({"a" /**/:1})", "5: a comment is not allowed in JSON"},
      {R"({"a":1 # b
})",
       "7: a comment is not allowed in JSON"},
      {R"({"a":1} // end)", "8: a comment is not allowed in JSON"},
      {R"([1,])", "3: a trailing comma before ']' is not allowed"},
      {R"([1,
 ])",
       "5: a trailing comma before ']' is not allowed"},
      {R"({"a":1,})", "7: a trailing comma before '}' is not allowed"},
      {R"({"a":[1,]})", "8: a trailing comma before ']' is not allowed"},
      {R"([,1])", "1: a value is missing before ','"},
      {R"([1,,2])", "3: a value is missing before ','"},
      {R"({"a":})", "5: a value is missing before '}'"},
      {R"({"a":,"b":1})", "5: a value is missing before ','"},
      {R"([})", "1: a value is missing before '}'"},
      {R"({"a":1)", "6: the file ends inside an object"},
      {R"({"a":1,)", "7: the file ends inside an object"},
      {R"({"a")", "4: the file ends inside an object"},
      {R"({"a":)", "5: the file ends inside an object"},
      {R"({)", "1: the file ends inside an object"},
      {R"([)", "1: the file ends inside an array"},
      {R"([{"a":[1)", "8: the file ends inside an array"},
      {R"([{"a":[1])", "9: the file ends inside an object"},
      {R"(["abc)", "5: the file ends inside a string"},
      {R"(["abc\)", "6: the file ends inside a string"},
      {R"(["abc\u00)", "9: the file ends inside a string"},
      {R"({"abc)", "5: the file ends inside a string"},
      {R"(["a\x"])", "3: invalid escape: JSON has no \\x"},
      {R"(["a\t\'"])", "5: invalid escape: JSON has no \\'"},
      {R"({"a\x":1})", "3: invalid escape: JSON has no \\x"},
      {R"(["a\u12g4"])", "3: invalid escape: \\u must be followed by four hexadecimal digits"},
      {R"(["\n\udc00 \n"])", "4: invalid escape: \\udc00 is one half of a surrogate pair without the other"},
      {R"(["\n\ud83d\u0041"])", "4: invalid escape: \\ud83d is one half of a surrogate pair without the other"},
      {R"(["\n\uD83D"])", "4: invalid escape: \\uD83D is one half of a surrogate pair without the other"},
      {R"({"\uDFFF":1})", "2: invalid escape: \\uDFFF is one half of a surrogate pair without the other"},
      {"[\"a\nb\"]", "3: a line break inside a string must be written \\n (or its closing quote is missing)"},
      {"[\"a\tb\"]", "3: a tab inside a string must be written \\t"},
      {"[\"a\x1B\"]", "3: a control character inside a string must be written as an escape"},
      {"[1,\x01]", "3: a control character is not allowed here"},
      {R"([NaN])", "1: NaN is not a JSON value"},
      {R"([-Infinity])", "1: -Infinity is not a JSON value"},
      {R"([True])", "1: True is not a JSON value"},
      {R"([nul])", "1: nul is not a JSON value"},
      {R"([nope])", "1: nope is not a JSON value"},
      {R"({"a": undefined})", "6: undefined is not a JSON value"},
      {R"(tru)", "0: tru is not a JSON value"},
      {R"(['a'])", "1: a string must be in straight double quotes"},
      {"[\xE2\x80\x9C"
       "a\xE2\x80\x9D]",
       "1: a string must be in straight double quotes"},
      {"[\xC2\xA0"
       "1]",
       "1: a no-break space is not allowed between JSON values"},
      {"[1]\xEF\xBB\xBF", "3: a byte order mark is only allowed at the beginning of a file"},
      {R"([+1])", "1: a number must not begin with '+'"},
      {R"([.5])", "1: a number must begin with a digit"},
      {R"([01])", "1: a number must not have leading zeros"},
      {R"([-01])", "1: a number must not have leading zeros"},
      {R"([1.])", "3: a number needs a digit after its decimal point"},
      {R"([1.e5])", "3: a number needs a digit after its decimal point"},
      {R"([1e])", "3: a number needs a digit in its exponent"},
      {R"([1e+])", "4: a number needs a digit in its exponent"},
      {R"([-])", "2: a number needs a digit after its minus sign"},
      {R"([1.5.2])", "4: expected a comma or ']' after an array element"},
      {R"([0x1F])", "2: expected a comma or ']' after an array element"},
      {R"([@])", "1: a value cannot begin with '@'"},
      {"[\xC3\xA9]", "1: a value cannot begin with this character"},
      {R"({} {})", "3: expected nothing more after the JSON value"},
      {R"({}})", "2: expected nothing more after the JSON value"},
      {R"("a" "b")", "4: expected nothing more after the JSON value"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Parsed parsed{std::string_view(row.text)};
    CHECK_FALSE(parsed.ok());
    CHECK(parsed.error() == row.error);
    CHECK_FALSE(Validator(row.text).valid());
  }
}

TEST_CASE("a hundred levels are read and a hundred and one are not") {
  CHECK(Parsed(nested(100)).ok());
  CHECK(Parsed(nested(101)).error() == "100: nested deeper than 100 levels");
  std::string objects;
  for (int level = 0; level < 101; ++level) objects += R"({"a":)";
  CHECK(Parsed(objects).error() == "500: nested deeper than 100 levels");
  CHECK(Parsed(std::string(1000000, '[')).error() == "100: nested deeper than 100 levels");
}

TEST_CASE("a parser is as good after an error as before") {
  json::Parser parser;
  const auto parse = [&](std::string text) {
    text.resize(text.size() + Reader::padding);
    const json::Value* const value = parser.parse({text.data(), text.size() - Reader::padding}, 0);
    return value == nullptr ? std::string("error") : std::to_string(value->count) + (parser.duplicates().empty() ? "" : " twice");
  };
  CHECK(parse("[1,2,[{\"a\":") == "error");
  CHECK(parse("[-x") == "error");
  CHECK(parse("[1,2,3]") == "3");
  CHECK_FALSE(parser.error().has_value());
  CHECK(parse(R"({"a":1,"a":2})") == "2 twice");
  CHECK(parse(R"({"a":1,"b":2})") == "2");
  CHECK(parse(nested(101)) == "error");
  CHECK(parse(nested(100)) == "1");
  json::Parser moved = std::move(parser);
  CHECK_FALSE(moved.error().has_value());
}

TEST_CASE("a key that an object repeats is noted, and the last one is found") {
  const Parsed parsed(R"({"id":"1","x":{"id":2},"id":"3","a\u0062":1,"list":[{"k":1},{"k":2}],"ab":4,"id":"5"})");
  REQUIRE(parsed.ok());
  CHECK(parsed->find("id")->value.text() == "5");
  CHECK(parsed->members().size() == 7);
  const auto twice = parsed.parser().duplicates();
  REQUIRE(twice.size() == 3);
  CHECK(twice[0].key == "id");
  CHECK(twice[0].first == Span{1, 5});
  CHECK(parsed.source(twice[0].second) == R"("id")");
  CHECK(twice[0].second.begin == 23);
  CHECK(twice[1].key == "ab");
  CHECK(parsed.source(twice[1].first) == R"("a\u0062")");
  CHECK(parsed.source(twice[1].second) == R"("ab")");
  CHECK(twice[2].first == Span{1, 5});
  CHECK(twice[2].second.begin > twice[1].second.begin);
}

TEST_CASE("repeated keys are found in objects of every size") {
  for (const int size : {2, 3, 31, 32, 33, 34, 100, 1000}) {
    CAPTURE(size);
    std::string text = "{";
    for (int index = 0; index < size - 1; ++index) text += "\"commonBeginning" + std::to_string(index) + "commonEnd\":0,";
    const Parsed once(text + "\"other\":0}");
    REQUIRE(once.ok());
    CHECK(once.parser().duplicates().empty());
    const Parsed twice(text + "\"commonBeginning0commonEnd\":0}");
    REQUIRE(twice.parser().duplicates().size() == 1);
    CHECK(twice.parser().duplicates()[0].first.begin == 1);
    CHECK(twice.source(twice.parser().duplicates()[0].second) == "\"commonBeginning0commonEnd\"");
  }
}

// A search that compares every key with every other one would not come to an end here.
TEST_CASE("every key of an object is found, however many it has, and no other") {
  for (std::size_t count = 0; count <= 70; ++count) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "\"" : ",\"") + std::string(i % 23, 'k') + std::to_string(i) + "\":" + std::to_string(i);
    const Parsed parsed(text + '}');
    REQUIRE(parsed.ok());
    CHECK(parsed.parser().duplicates().empty());
    for (std::size_t i = 0; i < count; ++i) {
      const std::string key = std::string(i % 23, 'k') + std::to_string(i);
      const json::Member* const member = parsed->find(std::string_view(key));
      REQUIRE(member != nullptr);
      CHECK(member->value.text() == std::to_string(i));
      CHECK(parsed->find(std::string_view(key + "k")) == nullptr);
    }
  }
}

TEST_CASE("the hash of two texts is that of both behind one another") {
  const std::string key = "accessPackageResourceRoleScopes", rest = "@odata.nextLink";
  for (std::size_t size = 0; size <= key.size(); ++size) {
    CHECK(json::hash_of(key.substr(0, size), rest) == json::hash_of(key.substr(0, size) + rest));
  }
}

TEST_CASE("an object with a million keys is read") {
  std::string text = "{";
  for (int index = 0; index < 1000000; ++index) text += "\"sameHead" + std::to_string(index) + "sameTail\":0,";
  const Parsed parsed(text + "\"sameHead7sameTail\":1}");
  REQUIRE(parsed.ok());
  CHECK(parsed->count == 1000001);
  REQUIRE(parsed.parser().duplicates().size() == 1);
  CHECK(parsed.source(parsed.parser().duplicates()[0].first) == "\"sameHead7sameTail\"");
}

TEST_CASE("a huge array is read") {
  std::string text = "[0";
  for (int index = 1; index < 300000; ++index) text += ",{\"a\":[" + std::to_string(index) + "]}";
  const Parsed parsed(text + "]");
  REQUIRE(parsed.ok());
  CHECK(parsed->items().size() == 300000);
  CHECK(parsed->items()[299999].find("a")->value.items()[0].text() == "299999");
  CHECK(parsed->items()[1].find("a")->value.items()[0].text() == "1");
}

TEST_CASE("a document cut at any byte is refused or read as a second validator does") {
  for (std::size_t length = 0; length <= sample.size(); ++length) {
    CAPTURE(length);
    const std::string text = sample.substr(0, length);
    const Parsed parsed(text);
    CHECK(parsed.ok() == Validator(text).valid());
    if (!parsed.ok()) {
      CHECK(parsed.parser().error()->at <= length);
      CHECK_FALSE(parsed.parser().error()->message.empty());
    }
  }
}

TEST_CASE("a document with any byte changed, lost or added is judged as a second validator does") {
  const std::string bytes = std::string("\"\\{}[],:/ 0e-.ntu\n\x1F", 19) + '\0' + "\x80";
  for (std::size_t at = 0; at < sample.size(); ++at) {
    for (const char byte : bytes) {
      std::string changed = sample;
      changed[at] = byte;
      std::string added = sample;
      added.insert(at, 1, byte);
      std::string lost = sample;
      lost.erase(at, 1);
      for (const std::string& text : {changed, added, lost}) {
        const Parsed parsed(text);
        if (parsed.ok() == Validator(text).valid()) continue;
        CAPTURE(text);
        FAIL_CHECK(parsed.error());
      }
    }
  }
}
