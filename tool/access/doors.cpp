// Which policies let in the people of a connected organization.
#include "tool/access/doors.h"

namespace entitlint {
namespace {

void miss(Door& door, Gap gap, Place place) {
  if (door.gap.missing()) return;
  door.gap = gap;
  door.gap_place = place;
}

// Only a catalog that is known to be closed keeps people out: exports without catalogs are common.
void open(Door& door, const Policy& policy, const Tenant& tenant) {
  const Fact<bool> requests = requestable(policy);
  if (!requests.known()) miss(door, requests.gap(), requests.place());
  if (!requests.is(true)) return;
  if (is_barred(policy, tenant).is(true)) {
    if (door.barred == nullptr) door.barred = &policy;
    return;
  }
  if (door.open == nullptr) door.open = &policy;
  if (door.unapproved == nullptr && policy.approval.is(false)) door.unapproved = &policy;
}

void lay(Door& door, const Door& other) {
  if (door.open == nullptr) door.open = other.open;
  if (door.unapproved == nullptr) door.unapproved = other.unapproved;
  if (door.listed_by == nullptr) door.listed_by = other.listed_by;
  if (door.barred == nullptr) door.barred = other.barred;
  if (other.gap.missing()) miss(door, other.gap, other.gap_place);
}

}  // namespace

Doors::Doors(const Tenant& tenant) {
  for (const Policy& policy : tenant.policies.all) add(policy, tenant);
  if (!tenant.policies.complete()) miss(unclear_, why_incomplete(tenant.policies, Field::policies), {});
}

void Doors::add(const Policy& policy, const Tenant& tenant) {
  if (!policy.scope.known()) return miss(unclear_, policy.scope.gap(), policy.scope.place());
  switch (policy.scope.value()) {
    case Scope::all_external_users:
      return open(anybody_, policy, tenant);
    case Scope::all_configured_organizations:
      return open(configured_, policy, tenant);
    case Scope::all_existing_organizations:
      return open(existing_, policy, tenant);
    case Scope::specific_connected_organizations:
      break;
    default:
      return;
  }
  if (!policy.targets.known()) return miss(unclear_, policy.targets.gap(), policy.targets.place());
  for (const Subject& subject : policy.targets.value()) {
    if (!subject.kind.is(SubjectKind::connected_organization)) {
      if (!subject.kind.known()) miss(unclear_, subject.kind.gap(), subject.place);
      continue;
    }
    if (!subject.id.known()) {
      miss(unclear_, subject.id.gap(), subject.place);
      continue;
    }
    Door& door = named_[subject.id.value()];
    if (door.listed_by == nullptr) door.listed_by = &policy;
    open(door, policy, tenant);
  }
}

// Proposed organizations only come in where they are named or where everybody may; no page says whether the legacy scope of existing
// organizations has them.
Door Doors::of(const Organization& organization) const {
  Door door;
  if (const auto named = named_.find(organization.id); named != named_.end()) door = named->second;
  lay(door, anybody_);
  if (organization.state.is(OrganizationState::configured)) {
    lay(door, configured_);
    lay(door, existing_);
  } else if (!organization.state.known()) {
    if (configured_.open != nullptr || existing_.open != nullptr) miss(door, organization.state.gap(), organization.state.place());
  } else if (existing_.open != nullptr) {
    miss(door, {Reason::documents_disagree, Field::organization_state}, organization.state.place());
  }
  lay(door, unclear_);
  return door;
}

}  // namespace entitlint
