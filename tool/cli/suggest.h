// "Did you mean": the nearest of some words to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entitlint {

// "; did you mean 'sarif'?" when one candidate is near enough to be a typing slip, or begins with the word (of three letters or more), else
// empty. Case does not matter.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace entitlint
