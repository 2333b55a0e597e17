// Walks over a JSON source once, window by window: strict at the levels the outline follows, skipping what lies deeper.
#include "tool/input/outline.h"

#include <algorithm>

#include "tool/input/json-cursor.h"
#include "tool/input/json-scan.h"
#include "tool/input/json-skip.h"
#include "tool/input/json-words.h"

namespace entitlint::json {

namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_number_byte(char byte) {
  return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E';
}

// One pass. Its functions answer false when the grammar breaks; `error_` then says where, and what was noted so far stays.
class Outliner {
 public:
  Outliner(Reader& reader, Span span) : reader_(reader), cursor_(reader, span) {}
  Outlines run();

 private:
  // What is followed.
  bool root(Outline& root);
  bool members(std::vector<OutlineMember>& members);
  bool elements(std::vector<Span>& elements);

  // What is only delimited; the cursor stands on its first byte.
  bool skip_value(Kind& kind, Span& span, Inside inside);
  bool skip_string(bool* escapes = nullptr);
  bool skip_brackets(Kind kind);
  bool skip_word(Kind kind, Inside inside);
  bool read_key(OutlineMember& member);

  bool fail(std::uint32_t at, Expected expected, Inside inside);
  bool fail_within(std::uint32_t begin, std::uint32_t end, Kind kind);

  const Value* parse(std::string_view text, std::uint32_t base);

  Reader& reader_;
  Cursor cursor_;
  Parser parser_;
  std::string scratch_;
  std::optional<SyntaxError> error_;
};

Kind kind_of(int first) {
  switch (first) {
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case '"':
      return Kind::string;
    case 't':
    case 'f':
      return Kind::boolean;
    case 'n':
      return Kind::null;
    default:
      return Kind::number;
  }
}

bool begins_value(int first) {
  return kind_of(first) != Kind::number || first == '-' || (first >= '0' && first <= '9');
}

bool Outliner::fail(std::uint32_t at, Expected expected, Inside inside) {
  constexpr std::uint32_t before = 4096;
  constexpr std::uint32_t behind = 64;
  const std::uint32_t begin = at - std::min(at - cursor_.span().begin, before);
  const std::uint32_t end = at + std::min(cursor_.span().end - at, behind);
  const Complaint complaint = complain(reader_.view({begin, end}), at - begin, expected, inside);
  error_ = SyntaxError{begin + static_cast<std::uint32_t>(complaint.at), complaint.message};
  return false;
}

// Parses a copy, so that the window stays as it is. Null, and the error noted, if it is no JSON.
const Value* Outliner::parse(std::string_view text, std::uint32_t base) {
  scratch_.assign(text);
  scratch_.resize(text.size() + Reader::padding);
  const Value* const value = parser_.parse({scratch_.data(), text.size()}, base);
  error_ = parser_.error();
  return value;
}

// The brackets from `begin` on cannot be matched up to `end`. A strict look finds the byte that broke them, mostly near the beginning,
// where a quote or a bracket is missing.
bool Outliner::fail_within(std::uint32_t begin, std::uint32_t end, Kind kind) {
  constexpr std::uint32_t longest_look = 64U << 20;
  constexpr std::uint32_t longest_token = 64;  // an error that near to the end of a look may only be that it ends there
  for (std::uint32_t size = 64U << 10; size <= longest_look; size *= 2) {
    const Span look{begin, begin + std::min(size, end - begin)};
    if (parser_.parse(reader_.take(look), begin) != nullptr) break;
    error_ = parser_.error();
    if (look.end == end || error_->at + longest_token < look.end) return false;
  }
  const std::uint32_t at = end == cursor_.span().end ? end : end - 1;
  return kind == Kind::object ? fail(at, Expected::comma_in_object, Inside::object) : fail(at, Expected::comma_in_array, Inside::array);
}

bool Outliner::skip_string(bool* escapes) {
  ++cursor_.at;
  for (;;) {
    while (cursor_.at != cursor_.end && !is_special(*cursor_.at)) ++cursor_.at;
    const int stop = cursor_.byte();
    if (stop == '"') {
      ++cursor_.at;
      return true;
    }
    if (stop == '\\') {
      if (escapes != nullptr) *escapes = true;
      ++cursor_.at;
      if (cursor_.byte() < 0x20) return fail(cursor_.offset(), Expected::string, Inside::nothing);
      ++cursor_.at;
    } else if (stop < 0x20) {
      return fail(cursor_.offset(), Expected::string, Inside::nothing);
    }
  }
}

bool Outliner::skip_brackets(Kind kind) {
  const std::uint32_t begin = cursor_.offset();
  BracketSkipper skipper;
  const char* behind = nullptr;
  while ((behind = skipper.feed(cursor_.at, cursor_.end)) == nullptr) {
    cursor_.at = cursor_.end;
    if (!cursor_.more()) return fail_within(begin, cursor_.offset(), kind);
  }
  cursor_.at = behind;
  return behind[-1] == (kind == Kind::object ? '}' : ']') || fail_within(begin, cursor_.offset(), kind);
}

// Numbers and literals are short, so they are parsed at once: nobody may ask for them later.
bool Outliner::skip_word(Kind kind, Inside inside) {
  const std::uint32_t begin = cursor_.offset();
  do {
    while (cursor_.at != cursor_.end && (kind == Kind::number ? is_number_byte(*cursor_.at) : is_letter(*cursor_.at))) ++cursor_.at;
  } while (cursor_.at == cursor_.end && cursor_.more());
  const Span word{begin, cursor_.offset()};
  if (word.empty()) return fail(begin, Expected::value, inside);
  if (parse(cursor_.since(begin), begin) != nullptr) return true;
  // Once more with what follows, for a sentence that names it.
  constexpr std::uint32_t behind = 64;
  return parse(reader_.view({begin, word.end + std::min(cursor_.span().end - word.end, behind)}), begin) != nullptr;
}

bool Outliner::skip_value(Kind& kind, Span& span, Inside inside) {
  const int first = cursor_.token();
  if (first == Cursor::no_byte) return fail(cursor_.offset(), Expected::value, inside);
  kind = kind_of(first);
  span.begin = cursor_.offset();
  const bool whole = kind == Kind::string                          ? skip_string()
                     : kind == Kind::object || kind == Kind::array ? skip_brackets(kind)
                                                                   : skip_word(kind, inside);
  span.end = cursor_.offset();
  return whole;
}

bool Outliner::elements(std::vector<Span>& elements) {
  ++cursor_.at;
  if (cursor_.eat(']')) return true;
  do {
    Kind kind = Kind::null;
    Span span;
    if (!skip_value(kind, span, Inside::array)) return false;
    elements.push_back(span);
  } while (cursor_.eat(','));
  return cursor_.eat(']') || fail(cursor_.offset(), Expected::comma_in_array, Inside::array);
}

bool Outliner::read_key(OutlineMember& member) {
  if (cursor_.token() != '"') return fail(cursor_.offset(), Expected::key, Inside::object);
  member.key_span.begin = cursor_.offset();
  bool escapes = false;
  if (!skip_string(&escapes)) return false;
  member.key_span.end = cursor_.offset();
  const std::string_view spelling = cursor_.since(member.key_span.begin);
  if (!escapes) {
    member.key = spelling.substr(1, spelling.size() - 2);
  } else if (const Value* const key = parse(spelling, member.key_span.begin); key != nullptr) {
    member.key = key->text();
  } else {
    return false;
  }
  return cursor_.eat(':') || fail(cursor_.offset(), Expected::colon, Inside::object);
}

bool Outliner::members(std::vector<OutlineMember>& members) {
  ++cursor_.at;
  if (cursor_.eat('}')) return true;
  do {
    OutlineMember member;
    if (!read_key(member)) return false;
    OutlineMember& noted = members.emplace_back(std::move(member));
    if (cursor_.token() == '[') {
      noted.kind = Kind::array;
      noted.span.begin = cursor_.offset();
      const bool whole = elements(noted.elements);
      noted.span.end = cursor_.offset();
      if (!whole) return false;
    } else if (!skip_value(noted.kind, noted.span, Inside::object)) {
      members.pop_back();
      return false;
    }
  } while (cursor_.eat(','));
  return cursor_.eat('}') || fail(cursor_.offset(), Expected::comma_in_object, Inside::object);
}

bool Outliner::root(Outline& root) {
  root.kind = kind_of(cursor_.token());
  root.span.begin = cursor_.offset();
  const bool whole = root.kind == Kind::object  ? members(root.members)
                     : root.kind == Kind::array ? elements(root.elements)
                                                : skip_value(root.kind, root.span, Inside::nothing);
  root.span.end = cursor_.offset();
  return whole;
}

Outlines Outliner::run() {
  Outlines outlines;
  if (cursor_.token() == Cursor::no_byte) {
    outlines.error = SyntaxError{cursor_.span().begin, "there is no JSON value in this file"};
    return outlines;
  }
  do {
    if (!outlines.roots.empty() && !begins_value(cursor_.token())) {
      fail(cursor_.offset(), Expected::end, Inside::nothing);
      break;
    }
    Outline& next = outlines.roots.emplace_back();
    if (root(next)) continue;
    if (next.kind != Kind::object && next.kind != Kind::array) outlines.roots.pop_back();
    break;
  } while (cursor_.token() != Cursor::no_byte);
  outlines.error = std::move(error_);
  return outlines;
}

}  // namespace

const OutlineMember* Outline::find(std::string_view key) const {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (member->key == key) return &*member;
  }
  return nullptr;
}

Outlines outline(Reader& reader, Span span) {
  return Outliner(reader, span).run();
}

}  // namespace entitlint::json
