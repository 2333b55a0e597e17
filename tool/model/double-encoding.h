// Names whose UTF-8 was once read as Windows-1252 and encoded again: "MÃ¼nchen".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entitlint {

// What was probably meant, when the text is the damage through and through and undoing it gives valid UTF-8; else nothing.
[[nodiscard]] std::optional<std::string> undo_double_encoding(std::string_view text);

}  // namespace entitlint
