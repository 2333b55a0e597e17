// Says why a text is not JSON, from the byte where a reader stopped. The words are ours, so they are the same with every RapidJSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entitlint::json {

// What a reader was about to read when it stopped.
enum class Expected : std::uint8_t {
  value,
  key,
  colon,
  comma_in_object,
  comma_in_array,
  string,  // the rest of one
  end,     // of the text
};

// The innermost bracket that is open.
enum class Inside : std::uint8_t { nothing, array, object };

struct Complaint {
  std::size_t at = 0;
  std::string message;
};

// `text` may have been decoded in place before `at`, but not at brackets, commas and colons. `at` may be its size.
[[nodiscard]] Complaint complain(std::string_view text, std::size_t at, Expected expected, Inside inside);

// About the backslash at `at`.
[[nodiscard]] Complaint complain_of_escape(std::string_view text, std::size_t at);

// About a number that stops making sense at `at`, with `begin` its first byte.
[[nodiscard]] Complaint complain_of_number(std::string_view text, std::size_t begin, std::size_t at, Inside inside);

}  // namespace entitlint::json
