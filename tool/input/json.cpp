// Parses JSON with RapidJSON's SAX reader, in place: RapidJSON keeps the grammar; scanning, numbers, tree and words are our own.
#include "tool/input/json.h"

#if defined(__SSE2__) || defined(_M_X64)
#define RAPIDJSON_SSE2  // RapidJSON does not look for itself
#endif
#include <rapidjson/reader.h>

#include <utility>

#include "tool/input/json-stream.h"
#include "tool/input/json-tree.h"
#include "tool/input/json-words.h"

namespace entitlint::json {

namespace {

// Comments, trailing commas, NaN and the like stay off.
constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseNumbersAsStringsFlag;

// The handler RapidJSON sees: the tree, and where a number went wrong.
struct Handler : TreeBuilder {
  const char* number = nullptr;       // its first byte
  const char* number_stop = nullptr;  // the byte that does not belong there
};

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// Moves `at` over digits; false if there is none.
bool skip_digits(char*& at) {
  if (!is_digit(*at)) return false;
  while (is_digit(*at)) ++at;
  return true;
}

// Moves `at` over a number as RFC 8259 section 6 has it; false where it breaks off.
bool skip_number(char*& at) {
  if (*at == '-') ++at;
  if (*at == '0') {
    if (is_digit(*++at)) return false;
  } else if (!skip_digits(at)) {
    return false;
  }
  if (*at == '.' && !skip_digits(++at)) return false;
  if (*at == 'e' || *at == 'E') {
    ++at;
    if (*at == '+' || *at == '-') ++at;
    return skip_digits(at);
  }
  return true;
}

}  // namespace

}  // namespace entitlint::json

// RapidJSON's reader is a template over the stream; these are the places where ours steps in.
namespace rapidjson {

template <>
struct StreamTraits<entitlint::json::InsituStream> {
  enum { copyOptimization = 0 };
};

using EntitlintReader = GenericReader<UTF8<>, UTF8<>, CrtAllocator>;

template <>
template <>
inline void EntitlintReader::ScanCopyUnescapedString<entitlint::json::InsituStream, entitlint::json::InsituStream>(
    entitlint::json::InsituStream& from, entitlint::json::InsituStream& /*to*/) {
  entitlint::json::copy_plain(from);
}

// RapidJSON refuses numbers that no double holds, though we keep them as written, and 1.1.0 overflows an int in one long exponent
// (CVE-2024-38517). It comes here for every value that begins with no quote, bracket or letter of a literal.
template <>
template <>
inline void EntitlintReader::ParseNumber<entitlint::json::flags, entitlint::json::InsituStream, entitlint::json::Handler>(
    entitlint::json::InsituStream& stream, entitlint::json::Handler& handler) {
  char* const begin = stream.at;
  if (entitlint::json::skip_number(stream.at)) {
    handler.Number(begin, stream.at);
  } else {
    handler.number = begin;
    handler.number_stop = stream.at;
    SetParseError(kParseErrorValueInvalid, stream.Tell());
  }
}

}  // namespace rapidjson

namespace entitlint::json {

namespace {

Inside inside(const TreeBuilder& tree) {
  if (tree.depth() == 0) return Inside::nothing;
  return tree.in_object() ? Inside::object : Inside::array;
}

Complaint complain_of_string(std::string_view text, std::size_t at, const InsituStream& stream) {
  const bool at_escape = stream.escape != nullptr && static_cast<std::size_t>(stream.escape - stream.begin) == at;
  return at_escape ? complain_of_escape(text, at) : complain(text, at, Expected::string, Inside::nothing);
}

Complaint explain(std::string_view text, const rapidjson::ParseResult& result, const InsituStream& stream, const Handler& handler) {
  const std::size_t at = result.Offset();
  if (handler.number != nullptr) {
    return complain_of_number(text, static_cast<std::size_t>(handler.number - text.data()),
                              static_cast<std::size_t>(handler.number_stop - text.data()), inside(handler));
  }
  switch (result.Code()) {
    case rapidjson::kParseErrorDocumentEmpty:
    case rapidjson::kParseErrorValueInvalid:
      return complain(text, at, Expected::value, inside(handler));
    case rapidjson::kParseErrorObjectMissName:
      return complain(text, at, Expected::key, Inside::object);
    case rapidjson::kParseErrorObjectMissColon:
      return complain(text, at, Expected::colon, Inside::object);
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return complain(text, at, Expected::comma_in_object, Inside::object);
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return complain(text, at, Expected::comma_in_array, Inside::array);
    case rapidjson::kParseErrorTermination:
      return {at - 1, "nested deeper than " + std::to_string(Parser::max_depth) + " levels"};
    default:
      return complain_of_string(text, at, stream);
  }
}

}  // namespace

// What one Parser keeps between parses.
struct Parser::State {
  rapidjson::Reader reader;
  Handler handler;
  std::optional<SyntaxError> error;
};

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

const Value* Parser::parse(std::span<char> text, std::uint32_t base) {
  State& state = *state_;
  state.error.reset();
  state.handler.number = nullptr;
  if (text.empty()) {
    state.handler.start(InsituStream(nullptr), base);
    state.error = SyntaxError{base, "there is no JSON value here"};
    return nullptr;
  }
  // RapidJSON and the scans stop at a NUL.
  char& behind = *(text.data() + text.size());
  const char saved = std::exchange(behind, '\0');
  InsituStream stream(text.data());
  state.handler.start(stream, base);
  const rapidjson::ParseResult result = state.reader.Parse<flags>(stream, state.handler);
  const std::string_view all(text.data(), text.size());
  Complaint complaint;
  if (stream.lone_half != nullptr) *stream.lone_half = '\\';
  if (result.IsError()) {
    complaint = explain(all, result, stream, state.handler);
  } else if (SkipWhitespace(stream); stream.Tell() != text.size()) {
    complaint = complain(all, stream.Tell(), Expected::end, Inside::nothing);
  }
  behind = saved;
  if (complaint.message.empty()) return state.handler.root();
  state.error = SyntaxError{base + static_cast<std::uint32_t>(complaint.at), std::move(complaint.message)};
  return nullptr;
}

const std::optional<SyntaxError>& Parser::error() const {
  return state_->error;
}

std::span<const DuplicateKey> Parser::duplicates() const {
  return state_->handler.duplicates();
}

const Member* Value::find_among(Key key) const {
  if (slotted) {
    const KeySlots& slots = reinterpret_cast<const KeySlots*>(fields)[-1];
    for (std::uint8_t at = slots.last[slot_of(key.hash())]; at != KeySlots::none; at = fields[at].before) {
      if (fields[at].is(key)) return &fields[at];
    }
    return nullptr;
  }
  for (std::uint32_t at = count; at-- > 0;) {
    if (fields[at].is(key)) return &fields[at];
  }
  return nullptr;
}

}  // namespace entitlint::json
