// The columns of a tenant, and how audiences and gates are called.
#include <algorithm>

#include "tool/access/decide.h"

namespace entitlint {

namespace {

// Configured organizations first; those whose state is unknown before the proposed ones, which only specific policies reach.
int state_rank(const Organization& organization) {
  if (!organization.state.known()) return 1;
  return organization.state.value() == OrganizationState::configured ? 0 : 2;
}

bool column_before(const Organization* a, const Organization* b) {
  const int rank_a = state_rank(*a);
  const int rank_b = state_rank(*b);
  if (rank_a != rank_b) return rank_a < rank_b;
  if (a->label() != b->label()) return a->label() < b->label();
  return a->id < b->id;
}

}  // namespace

std::string label(const Audience& audience) {
  switch (audience.kind) {
    case Audience::Kind::member:
      return "members";
    case Audience::Kind::guest:
      return "guests";
    case Audience::Kind::organization:
      return std::string(audience.organization->label());
    case Audience::Kind::any_external:
      break;
  }
  return "any other external user";
}

std::vector<Audience> audiences(const Tenant& tenant) {
  std::vector<const Organization*> organizations;
  organizations.reserve(tenant.organizations.all.size());
  for (const Organization& organization : tenant.organizations.all) organizations.push_back(&organization);
  std::ranges::sort(organizations, column_before);

  std::vector<Audience> columns{{Audience::Kind::member, nullptr}, {Audience::Kind::guest, nullptr}};
  for (const Organization* organization : organizations) columns.push_back({Audience::Kind::organization, organization});
  columns.push_back({Audience::Kind::any_external, nullptr});
  return columns;
}

std::string_view name(Gate gate) {
  switch (gate) {
    case Gate::none:
      return "none";
    case Gate::catalog_enabled:
      return "catalog-enabled";
    case Gate::catalog_external:
      return "catalog-external";
    case Gate::policy_exists:
      return "policy-exists";
    case Gate::policy_enabled:
      return "policy-enabled";
    case Gate::policy_scope:
      break;
  }
  return "policy-scope";
}

std::string_view explain(Gate gate) {
  switch (gate) {
    case Gate::none:
      return "no gate is closed";
    case Gate::catalog_enabled:
      return "the catalog is not enabled";
    case Gate::catalog_external:
      return "the catalog is not enabled for external users";
    case Gate::policy_exists:
      return "the package has no policy";
    case Gate::policy_enabled:
      return "no policy takes requests";
    case Gate::policy_scope:
      break;
  }
  return "no policy that takes requests includes them";
}

}  // namespace entitlint
