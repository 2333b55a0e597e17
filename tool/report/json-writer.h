// Writes JSON from texts that may hold anything: two blanks deep, or on one line.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace entitlint {

enum class JsonLayout : std::uint8_t { indented, one_line };

// Everything between begin and end is written by the body that is given, so that a document is always closed. Invalid UTF-8 is replaced,
// what terminals or CI systems would act on is escaped. RapidJSON stays behind it.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out, JsonLayout layout = JsonLayout::indented);
  ~JsonWriter();  // writes what is left
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  template <class Body>
  void object(Body body) {
    begin_object();
    body();
    end_object();
  }
  template <class Body>
  void object(std::string_view key, Body body) {
    this->key(key);
    object(body);
  }
  template <class Body>
  void array(Body body) {
    begin_array();
    body();
    end_array();
  }
  template <class Body>
  void array(std::string_view key, Body body) {
    this->key(key);
    array(body);
  }

  void text(std::string_view key, std::string_view value);
  void text_if_any(std::string_view key, std::string_view value);  // a key without a value is left out
  void number(std::string_view key, std::uint64_t value);
  void flag(std::string_view key, bool value);
  void item(std::string_view value);  // of an array
  // JSON text as it is; as a string when it is not valid JSON.
  void json(std::string_view key, std::string_view value);

 private:
  void key(std::string_view key);
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();

  struct State;
  std::unique_ptr<State> state_;
};

// JSON text with a line for every member, two blanks deep; as it is when it is not valid JSON.
[[nodiscard]] std::string indented_json(std::string_view text);

}  // namespace entitlint
