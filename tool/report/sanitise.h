// Text from the inputs made safe to show: a display name may hold anything, and a report is read by terminals, browsers and CI systems.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace entitlint {

// Longest texts in reports for people, in code points.
inline constexpr std::size_t longest_message = 1000;
inline constexpr std::size_t longest_name = 200;

// The same text, with U+FFFD for every sequence that is not UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

// One line for people: blanks for line breaks and tabs, U+FFFD for other control characters and for those that turn the direction of
// writing, nothing that a CI system takes for a command. Cut to `most` code points, the last one then being an ellipsis.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most = longest_message);

// The same for a line of a source under which a caret is set: no code point is added or taken away.
[[nodiscard]] std::string source_line(std::string_view text);

// Writes JSON text in other letters but with the same meaning: what a terminal or a CI system would act on becomes a \u escape.
// `json` must not end inside a string.
void write_harmless(std::ostream& out, std::string_view json);

}  // namespace entitlint
