// File paths as URI references.
#pragma once

#include <string>
#include <string_view>

namespace entitlint {

// A relative path with '/' between its parts as a relative reference (RFC 3986): all but unreserved characters is percent-encoded, byte
// by byte, so a name that is not UTF-8 is no trouble, and a colon in the first part cannot make it a scheme.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace entitlint
