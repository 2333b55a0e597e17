// The element names of HTML, so that <directory_hint> is not taken for a tag.
#pragma once

#include <string_view>

namespace entitlint {

// Whether what stands between '<' and '>' begins like a tag: "br", "/p", "a href=…", "!-- …".
[[nodiscard]] bool is_element(std::string_view inside);

// Elements that break the line or the block they stand in.
[[nodiscard]] bool is_block_element(std::string_view name);

}  // namespace entitlint
