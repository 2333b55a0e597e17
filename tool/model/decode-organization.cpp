// Connected organizations and their sponsors, the settings, the tenant itself and its domains.
#include <algorithm>
#include <array>

#include "tool/model/decoders.h"
#include "tool/model/words.h"

namespace entitlint {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return lower;
}

Fact<std::uint32_t> count_sponsors(const Spot& root, json::Key key, Field field) {
  const List sponsors = root.list(key, field);
  return sponsors.as(static_cast<std::uint32_t>(sponsors.items.size()));
}

// The initial domain first, then the default one: links are best repaired with them.
int rank(const Spot& domain) {
  const auto holds = [&domain](std::string_view key) { return domain.has(key) && domain[key].flag(Field::domains).is(true); };
  return holds("isInitial") ? 0 : holds("isDefault") ? 1 : 2;
}

}  // namespace

void add_organization(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::connected_organization);
  const Spot root(reading);
  Organization& organization = into.organizations.make(into.objects);
  read_object(root, ObjectKind::connected_organization, true, organization);
  organization.state = one_of(root["state"], organization_state_words, Field::organization_state);
  organization.sources = read_identity_sources(root.list("identitySources", Field::organization_sources));
  organization.internal_sponsors = count_sponsors(root, "internalSponsors", Field::organization_internal_sponsors);
  organization.external_sponsors = count_sponsors(root, "externalSponsors", Field::organization_external_sponsors);
}

void add_settings(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::settings);
  const Spot root(reading);
  Settings settings;
  read_object(root, ObjectKind::settings, true, settings);
  settings.lifecycle = one_of(root["externalUserLifecycleAction"], lifecycle_words, Field::settings_lifecycle);
  Settings v1, beta;
  v1::read(root, v1);
  beta::read(root, beta);
  settings.delete_after = lay(v1.delete_after, beta.delete_after, settings.dialect, Field::settings_lifecycle);
  into.settings.push_back(std::move(settings));
}

void add_tenant(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::tenant);
  const Spot root(reading);
  TenantRecord tenant;
  tenant.id = root["id"].identifier(Field::tenant_id).value_or({});
  tenant.display_name = root["displayName"].text(Field::display_name).value_or({});
  tenant.place = root.whole();
  std::array<std::vector<std::string>, 3> by_rank;
  const List domains = root.list("verifiedDomains", Field::domains);
  for (const Spot& domain : domains.items) {
    const std::string_view name = domain["name"].identifier(Field::domains).value_or({});
    if (!name.empty()) by_rank[static_cast<std::size_t>(rank(domain))].push_back(lower_case(name));
  }
  if (!by_rank[0].empty()) tenant.initial = by_rank[0].front();
  for (std::vector<std::string>& names : by_rank) std::ranges::move(names, std::back_inserter(tenant.domains));
  into.tenants.push_back(std::move(tenant));
}

// A domain's own record has its name for an id. One that is not verified proves nothing, so it is left out.
void add_domain(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::tenant);
  const Spot root(reading);
  const std::string_view name = root["id"].identifier(Field::domains).value_or({});
  if (name.empty() || !root["isVerified"].flag(Field::domains).is(true)) {
    ++into.ignored;
    return;
  }
  TenantRecord tenant;
  tenant.domains.push_back(lower_case(name));
  if (rank(root) == 0) tenant.initial = tenant.domains.front();
  tenant.place = root.whole();
  into.tenants.push_back(std::move(tenant));
}

}  // namespace entitlint
