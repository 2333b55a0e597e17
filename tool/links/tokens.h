// Template tokens: what stands where a real hint or id will be put.
#pragma once

#include <string_view>

#include "tool/links/spelling.h"

namespace entitlint {

// The length of %NAME% or of a format's %s at the start of `text`; 0 when it is neither.
[[nodiscard]] std::size_t percent_variable(std::string_view text);

// What programs search with, where a hint or an id would stand: *, .*, .+$
[[nodiscard]] bool is_search_pattern(std::string_view text);

// Makes one atom of each token (<x>, [x], {x}, ${x}, {{ x }}, $x, :x) that stands where a part of a link begins, and of each defanged dot.
void gather_tokens(Atoms& atoms);

// Words that say "put yours here": YOURTENANT.onmicrosoft.com, PACKAGE-ID, your-tenant, xxxxxxxx-….
[[nodiscard]] bool is_placeholder_hint(std::string_view hint);
[[nodiscard]] bool is_placeholder_id(std::string_view id);

}  // namespace entitlint
