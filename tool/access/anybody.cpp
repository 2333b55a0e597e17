// Looks for social networks and public mail domains among the sources.
#include "tool/access/anybody.h"

#include <algorithm>

#include "tool/access/access.h"

namespace entitlint {
namespace {

Fact<bool> is_public(const IdentitySource& source, const Limits& limits) {
  const Fact<bool> social = map(source.kind, [](IdentitySource::Kind kind) { return kind == IdentitySource::Kind::social; });
  return either(social, map(source.domain, [&](std::string_view domain) {
                  return std::ranges::any_of(limits.public_mail_domains, [&](std::string_view each) { return equal_ids(each, domain); });
                }));
}

}  // namespace

Fact<bool> is_for_anybody(const Organization& organization, const Limits& limits) {
  return any_entry(organization.sources, [&](const IdentitySource& source) { return is_public(source, limits); });
}

}  // namespace entitlint
