// The crowds that policies admit.
#include "tool/access/crowds.h"

#include <algorithm>

namespace entitlint {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return made;
}

std::vector<std::string> listed(const Policy& policy) {
  std::vector<std::string> keys;
  if (!policy.targets.known()) return keys;
  for (const Subject& subject : policy.targets.value()) {
    if (!subject.kind.known() || !subject.id.known() || subject.id->empty()) continue;
    keys.push_back(std::to_string(static_cast<int>(subject.kind.value())) + ' ' + lower(subject.id.value()));
  }
  return keys;
}

}  // namespace

Crowds::Crowds(const Tenant& tenant)
    : has_configured_organization_(std::ranges::any_of(tenant.organizations.all, [](const Organization& organization) {
        return organization.state.is(OrganizationState::configured);
      })) {}

std::vector<std::string> Crowds::of(const Policy& policy) const {
  if (!policy.scope.known()) return {};
  const std::string configured = "configured organizations";
  switch (policy.scope.value()) {
    case Scope::specific_directory_users:
    case Scope::specific_connected_organizations:
      return listed(policy);
    case Scope::all_members:
      return {"members"};
    case Scope::all_directory_users:
      return {"members and guests"};
    case Scope::all_configured_organizations:
      return {configured};
    case Scope::all_existing_organizations:
      return has_configured_organization_ ? std::vector<std::string>{"existing organizations", configured}
                                          : std::vector<std::string>{"existing organizations"};
    case Scope::all_external_users:
      return has_configured_organization_ ? std::vector<std::string>{"anybody", configured} : std::vector<std::string>{"anybody"};
    default:
      return {};
  }
}

}  // namespace entitlint
