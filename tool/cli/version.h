// What `entitlint --version` prints.
#pragma once

#include <string_view>

namespace entitlint {

[[nodiscard]] std::string_view version();
[[nodiscard]] std::string_view commit();
[[nodiscard]] std::string_view compiler();

}  // namespace entitlint
