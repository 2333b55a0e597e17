// Tells entitlint's own reports, which are no input.
#pragma once

#include "tool/input/outline.h"

namespace entitlint {

[[nodiscard]] bool is_own_report(Reader& reader, json::Parser& parser, const json::Outline& root);

}  // namespace entitlint
