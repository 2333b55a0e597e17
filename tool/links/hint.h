// The directory hint: a domain or a tenant id, or what is wrong with it.
#pragma once

#include <string>
#include <string_view>

#include "tool/links/link.h"

namespace entitlint {

struct Hint {
  LinkClass damage = LinkClass::ok;  // ok, hint_missing, hint_malformed, placeholder
  std::string meant;                 // a sound hint, where it can be told; else empty
};

// Labels with a dot between them; the last one is a top-level domain by its looks.
[[nodiscard]] bool is_domain(std::string_view text);

// `text` without its '@'; `government` tells which ending a cut .onmicrosoft had.
[[nodiscard]] Hint judge_hint(std::string_view text, bool government);

}  // namespace entitlint
