// Terraform's addresses, and their parts.
#pragma once

#include <string_view>
#include <utility>

namespace entitlint {

// An address and its parts: module.hr["a"].azuread_access_package.p["k"].
struct TerraformAddress {
  std::string_view module;    // "module.hr["a"]"; empty: the root
  std::string_view resource;  // "azuread_access_package.p", with "data." before a data source
  std::string_view key;       // "["k"]", "[0]"; empty: the only instance
};
[[nodiscard]] TerraformAddress parse_address(std::string_view address);
// A key that is not known: any instance, if there is only one.
inline constexpr std::string_view any_key = "[?]";

// Takes what stands before the next dot that is not in a key's quotes off `rest`.
[[nodiscard]] std::string_view take_part(std::string_view& rest);
// `p["k"]` parted into name and key.
[[nodiscard]] std::pair<std::string_view, std::string_view> name_and_key(std::string_view part);

}  // namespace entitlint
