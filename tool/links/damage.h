// The class of damage that a gap or a spelling is.
#pragma once

#include "tool/links/address.h"
#include "tool/links/link.h"

namespace entitlint {

[[nodiscard]] LinkClass class_of(Gap gap);
// `ok` for spellings that are none.
[[nodiscard]] LinkClass class_of(Spelling how);

}  // namespace entitlint
