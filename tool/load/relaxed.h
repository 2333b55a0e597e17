// The relaxed JSON of configuration files (tsconfig.json and its like).
#pragma once

#include <string>
#include <string_view>

namespace entitlint {

// The text without comments and trailing commas, and nothing else changed.
[[nodiscard]] std::string without_comments(std::string_view text);

}  // namespace entitlint
