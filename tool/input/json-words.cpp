// The sentences about broken JSON.
#include "tool/input/json-words.h"

#include "tool/input/json-scan.h"

namespace entitlint::json {

namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_hex(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}
bool is_control(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

std::string end_of_file(Inside inside) {
  switch (inside) {
    case Inside::array:
      return "the file ends inside an array";
    case Inside::object:
      return "the file ends inside an object";
    case Inside::nothing:
      break;
  }
  return "there is no JSON value here";
}

// The last byte before `at` that is no blank; 0 if there is none.
char byte_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at == 0 ? '\0' : text[at - 1];
}

bool begins_comment(std::string_view rest) {
  return rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#');
}

// Typographic quotes, as word processors put them in.
bool begins_curly_quote(std::string_view rest) {
  return rest.starts_with("\xE2\x80\x9C") || rest.starts_with("\xE2\x80\x9D") || rest.starts_with("\xE2\x80\x9E") ||
         rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xE2\x80\x99");
}

// What is wrong with the byte whatever was expected; empty if nothing is.
std::string stray(std::string_view rest) {
  if (begins_comment(rest)) return "a comment is not allowed in JSON";
  if (rest.starts_with("\xEF\xBB\xBF")) return "a byte order mark is only allowed at the beginning of a file";
  if (rest.starts_with("\xC2\xA0")) return "a no-break space is not allowed between JSON values";
  if (is_control(rest.front())) return "a control character is not allowed here";
  return {};
}

std::string bracket_message(std::string_view text, std::size_t at) {
  const std::string bracket{'\'', text[at], '\''};
  const char before = byte_before(text, at);
  if (before == ',') return "a trailing comma before " + bracket + " is not allowed";
  return "a value is missing before " + bracket;
}

// The word that `rest` begins with, cut to a length that fits a sentence.
std::string word(std::string_view rest) {
  constexpr std::size_t longest = 20;
  std::size_t length = 1;
  while (length < rest.size() && length < longest && (is_letter(rest[length]) || is_digit(rest[length]))) ++length;
  return std::string(rest.substr(0, length));
}

std::string value_message(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const char first = rest.front();
  if (first == ']' || first == '}') return bracket_message(text, at);
  if (first == ',' || first == ':') return std::string("a value is missing before '") + first + "'";
  if (first == '\'' || begins_curly_quote(rest)) return "a string must be in straight double quotes";
  if (first == '+') return "a number must not begin with '+'";
  if (first == '.') return "a number must begin with a digit";
  if (is_letter(first)) return word(rest) + " is not a JSON value";
  if (first > 0x20 && first < 0x7F) return std::string("a value cannot begin with '") + first + "'";
  return "a value cannot begin with this character";
}

std::string string_message(char byte) {
  if (byte == '\n' || byte == '\r') return "a line break inside a string must be written \\n (or its closing quote is missing)";
  if (byte == '\t') return "a tab inside a string must be written \\t";
  return "a control character inside a string must be written as an escape";
}

// RapidJSON stops behind the letters of true, false and null that were right: the word begins before them.
std::size_t begin_of_word(std::string_view text, std::size_t at) {
  while (at > 0 && is_letter(text[at - 1])) --at;
  return at;
}

}  // namespace

Complaint complain(std::string_view text, std::size_t at, Expected expected, Inside inside) {
  if (expected == Expected::value) at = begin_of_word(text, at);
  if (at >= text.size()) {
    return {text.size(), expected == Expected::string ? std::string("the file ends inside a string") : end_of_file(inside)};
  }
  if (expected == Expected::string) return {at, string_message(text[at])};
  if (std::string message = stray(text.substr(at)); !message.empty()) return {at, std::move(message)};
  switch (expected) {
    case Expected::value:
      return {at, value_message(text, at)};
    case Expected::key:
      if (text[at] == '}' && byte_before(text, at) == ',') return {at, bracket_message(text, at)};
      return {at, "a key must be a string in double quotes"};
    case Expected::colon:
      return {at, "expected ':' after a key"};
    case Expected::comma_in_object:
      return {at, "expected a comma or '}' after an object member"};
    case Expected::comma_in_array:
      return {at, "expected a comma or ']' after an array element"};
    case Expected::string:
    case Expected::end:
      break;
  }
  return {at, "expected nothing more after the JSON value"};
}

Complaint complain_of_escape(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  if (next < text.size() && text[next] == 'u') {
    ++next;
    while (next < text.size() && next < at + 6 && is_hex(text[next])) ++next;
    if (next == at + 6) {
      return {at, "invalid escape: " + std::string(text.substr(at, 6)) + " is one half of a surrogate pair without the other"};
    }
    if (next < text.size()) return {at, "invalid escape: \\u must be followed by four hexadecimal digits"};
  }
  if (next >= text.size()) return {text.size(), "the file ends inside a string"};
  if (text[next] > 0x20 && text[next] < 0x7F) return {at, std::string("invalid escape: JSON has no \\") + text[next]};
  return {at, "invalid escape"};
}

Complaint complain_of_number(std::string_view text, std::size_t begin, std::size_t at, Inside inside) {
  if (at == begin) return complain(text, at, Expected::value, inside);
  const char before = text[at - 1];
  if (at < text.size() && is_digit(text[at])) return {begin, "a number must not have leading zeros"};
  if (before == '.') return {at, "a number needs a digit after its decimal point"};
  if (before == '-' && at == begin + 1) {
    if (at < text.size() && is_letter(text[at])) return {begin, '-' + word(text.substr(at)) + " is not a JSON value"};
    return {at, "a number needs a digit after its minus sign"};
  }
  return {at, "a number needs a digit in its exponent"};
}

}  // namespace entitlint::json
