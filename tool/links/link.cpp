// The names of the link classes and the form a sound link has.
#include "tool/links/link.h"

#include <array>
#include <cassert>

#include "tool/input/characters.h"
#include "tool/links/scan.h"

namespace entitlint {
namespace {

// In the order of LinkClass.
constexpr std::array<std::string_view, 45> names = {
    "ok",
    "placeholder",
    "not-a-package-link",
    "fragment-missing",
    "fragment-truncated",
    "id-missing",
    "id-truncated",
    "ellipsis",
    "id-malformed",
    "id-unhyphenated",
    "id-braced",
    "hint-missing",
    "hint-malformed",
    "at-sign-missing",
    "hash-missing",
    "hash-misplaced",
    "route-slash-missing",
    "route-misspelt",
    "wrong-route",
    "extra-slash",
    "extra-query",
    "scheme-http",
    "scheme-missing",
    "scheme-broken",
    "defanged",
    "host-misspelt",
    "host-lookalike",
    "unknown-host",
    "cloud-mismatch",
    "percent-encoded",
    "double-encoded",
    "html-escaped",
    "backslash",
    "qp-residue",
    "fullwidth-char",
    "smart-punctuation",
    "invisible-char",
    "line-wrapped",
    "space-inside",
    "markup-inside",
    "markup-broken",
    "trailing-junk",
    "links-glued",
    "wrapped",
    "wrapped-opaque",
};
static_assert(names.size() == static_cast<std::size_t>(LinkClass::wrapped_opaque) + 1);

}  // namespace

std::string_view name(LinkClass link_class) {
  return names.at(static_cast<std::size_t>(link_class));
}

std::string canonical_link(std::string_view hint, std::string_view package_id, Cloud cloud) {
  std::string link = cloud == Cloud::us_government ? "https://myaccess.microsoft.us/@" : "https://myaccess.microsoft.com/@";
  return link.append(hint).append("#/access-packages/").append(lowered(package_id));
}

bool names_a_package(const Link& link) {
  switch (link.link_class) {
    case LinkClass::host_lookalike:
    case LinkClass::wrong_route:
    case LinkClass::not_a_package_link:
    case LinkClass::placeholder:
      return false;
    default:
      return !link.package_id.empty();
  }
}

}  // namespace entitlint
