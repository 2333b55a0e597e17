// What stands where the package id belongs: a whole GUID, a part of one, a tab of the portal, or something else.
#pragma once

#include <string>
#include <string_view>

#include "tool/links/structure.h"

namespace entitlint {

struct PackageId {
  LinkClass damage = LinkClass::ok;
  std::string written;
  std::string meant;       // a whole GUID, where it can be told
  std::string hint;        // written behind the id by mistake: G@contoso.com
  std::size_t length = 0;  // of the id with its brackets; what follows is a query or junk
  Stretch cut;
};

// `text` is everything behind "access-packages/", and not empty.
[[nodiscard]] PackageId read_package_id(std::string_view text);

}  // namespace entitlint
