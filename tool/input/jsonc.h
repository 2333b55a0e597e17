// JSON that people write by hand: with comments and with commas behind the last element.
#pragma once

#include <string>

namespace entitlint::json {

// Writes blanks over `//` and `/* */` comments and over commas that stand before a closing bracket, so that what is left is strict JSON
// with every byte at its old offset. Line breaks stay. Text inside strings is left alone; what is wrong besides stays wrong.
void blank_comments(std::string& text);

}  // namespace entitlint::json
