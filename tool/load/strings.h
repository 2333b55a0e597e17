// Links in the strings of a JSON value, with their place in the original file through JSON's escapes.
#pragma once

#include <string_view>
#include <vector>

#include "tool/input/json.h"
#include "tool/input/text.h"
#include "tool/links/link.h"

namespace entitlint {

// What a JSON string says: `raw` is what stands between its quotes, and begins at `begin` in the source.
[[nodiscard]] Text unescaped(std::string_view raw, std::uint32_t begin);

// Adds the links of every string in `value`, keys among them. `raw` holds the source's bytes from `begin` on, since parsing in place has
// destroyed them in the reader.
void scan_strings(const json::Value& value, std::string_view raw, std::uint32_t begin, SourceId source, std::vector<Link>& links);

}  // namespace entitlint
