// Percent-encoding and base64, as mail and gateways use them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entitlint {

// Decoded once; a '%' that encodes nothing stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Six bits of a base64 or base64url digit, or -1.
[[nodiscard]] int base64_value(char c);
// Base64 or base64url, padded or not; nothing when another character stands in it.
[[nodiscard]] std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace entitlint
