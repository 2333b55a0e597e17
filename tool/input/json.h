// The JSON tree of one record, with the span of every key and value. All of RapidJSON's reader is behind this header.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/json-key.h"
#include "tool/input/place.h"

namespace entitlint::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

struct Member;

// For each bit of a key's hash the last member of an object whose key has it: where a search for the key begins.
struct KeySlots {
  static constexpr std::uint8_t none = 0xFF;

  std::array<std::uint8_t, 64> last;
};

// A value in the parser's arena: valid until the parser's next parse(). Spans are decoded bytes of the source; a string's span
// includes its quotes.
struct Value {
  Kind kind = Kind::null;
  bool truth = false;       // of a boolean
  bool slotted = false;     // of an object: KeySlots stand before its members
  std::uint32_t count = 0;  // bytes of text, or number of children
  Span span;
  union {
    const char* characters;  // a string decoded, a number as written; not NUL-terminated
    const Value* elements;
    const Member* fields;
  };
  std::uint64_t keys = 0;  // of an object: a bit for each of its keys (or all bits), so that find() passes by most that are not there

  static constexpr std::uint64_t all_keys = ~std::uint64_t{0};

  constexpr Value() : characters("") {}
  // Of another kind they are empty.
  [[nodiscard]] std::string_view string() const { return kind == Kind::string ? std::string_view(characters, count) : std::string_view(); }
  [[nodiscard]] std::string_view text() const {  // of a string or number
    return kind == Kind::string || kind == Kind::number ? std::string_view(characters, count) : std::string_view();
  }
  [[nodiscard]] std::span<const Value> items() const;
  [[nodiscard]] std::span<const Member> members() const;
  // The last member with exactly this key, or null.
  [[nodiscard]] const Member* find(Key key) const { return (keys & key.bit()) == 0 ? nullptr : find_among(key); }

 private:
  [[nodiscard]] const Member* find_among(Key key) const;
};

struct Member {
  std::string_view key;
  Span key_span;  // with its quotes
  Value value;
  std::uint32_t hash;                    // hash_of(key)
  std::uint8_t before = KeySlots::none;  // in an object with slots: the member before it whose key has the same bit

  Member(std::string_view key_text, Span span, const Value& of) : key(key_text), key_span(span), value(of), hash(hash_of(key_text)) {}
  [[nodiscard]] bool is(Key wanted) const {
    return hash == wanted.hash() && key.size() == wanted.text().size() && are_same_keys(key.data(), wanted.text().data(), key.size());
  }
};

inline std::span<const Value> Value::items() const {
  return kind == Kind::array ? std::span(elements, count) : std::span<const Value>();
}

inline std::span<const Member> Value::members() const {
  return kind == Kind::object ? std::span(fields, count) : std::span<const Member>();
}

// Why a text is not JSON: in our own words, at the byte that cannot stand there.
struct SyntaxError {
  std::uint32_t at = 0;  // decoded offset in the source
  std::string message;   // lower case, no full stop: "expected a comma or ']' after an array element"
};

struct DuplicateKey {
  std::string_view key;
  Span first, second;  // of the keys
};

// Parses one value at a time into a re-used arena. Strict RFC 8259; depth at most max_depth (deeper is a SyntaxError);
// numbers stay as written; duplicate keys are kept and noted.
class Parser {
 public:
  static constexpr unsigned max_depth = 100;

  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // Parses `text`, which holds exactly one value and perhaps blanks around it, in place: its bytes are overwritten, and
  // Reader::padding bytes behind it must be readable and writable. `base` is the decoded offset of its first byte. Null on an error.
  [[nodiscard]] const Value* parse(std::span<char> text, std::uint32_t base);

  [[nodiscard]] const std::optional<SyntaxError>& error() const;
  [[nodiscard]] std::span<const DuplicateKey> duplicates() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entitlint::json
