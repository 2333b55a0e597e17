// Approvers who can decide, deleted groups, and the organizations that policies reach.
#include <doctest/doctest.h>

#include "tests/build-tenant.h"
#include "tool/access/directory.h"

using namespace entitlint;
using test::gap;
using test::known;
using test::TenantBuilder;

namespace {

DirectoryGroup& add_group(Tenant& tenant, std::string_view id) {
  DirectoryGroup& group = tenant.groups.all.make(tenant.arenas.emplace_back());
  group.id = id;
  group.deleted = known(false);
  tenant.groups.index(static_cast<std::uint32_t>(tenant.groups.all.size() - 1));
  return group;
}

DirectoryUser& add_user(Tenant& tenant, std::string_view id) {
  DirectoryUser& user = tenant.users.all.make(tenant.arenas.emplace_back());
  user.id = id;
  user.deleted = known(false);
  user.enabled = known(true);
  tenant.users.index(static_cast<std::uint32_t>(tenant.users.all.size() - 1));
  return user;
}

}  // namespace

TEST_CASE("an approver who is not in the lists is not known to be of no use") {
  TenantBuilder builder;
  Tenant& tenant = builder.finish();
  const Subjects approvers = builder.subjects({{SubjectKind::user, "u1"}, {SubjectKind::group, "g1"}});
  CHECK(can_decide(approvers[0], tenant).gap() == Gap{Reason::not_loaded, Field::users});
  CHECK(can_decide(approvers[1], tenant).gap() == Gap{Reason::not_loaded, Field::groups});
}

TEST_CASE("users who may not sign in and groups without members cannot decide, managers can") {
  TenantBuilder builder;
  Tenant& tenant = builder.finish();
  add_user(tenant, "u1").enabled = known(false);
  add_group(tenant, "g1").members = known(std::span<const std::string_view>{});
  const Subjects approvers =
      builder.subjects({{SubjectKind::user, "U1"}, {SubjectKind::group, "g1"}, {SubjectKind::requestor_manager, ""}});
  CHECK(can_decide(approvers[0], tenant).is(false));
  CHECK(can_decide(approvers[1], tenant).is(false));
  CHECK(can_decide(approvers[2], tenant).is(true));

  Stage stage;
  stage.primary = known(approvers.first(2));
  stage.fallback = known(Subjects{});
  CHECK(anybody_can_decide(stage, tenant).is(false));
  stage.fallback = known(approvers.last(1));
  CHECK(anybody_can_decide(stage, tenant).is(true));
}

TEST_CASE("a deleted group is known by its own export only") {
  TenantBuilder builder;
  Tenant& tenant = builder.finish();
  add_group(tenant, "g1").deleted = known(true);
  CHECK(is_deleted_group("G1", tenant, test::at(1)).is(true));
  CHECK(!is_deleted_group("g2", tenant, test::at(1)).known());
}

TEST_CASE("policies reach the organizations they list and those their scope stands for") {
  TenantBuilder builder;
  builder.catalog("c", "Catalog");
  builder.package("p", "Package", "c");
  const Organization& listed = builder.organization("o1", "Listed", OrganizationState::proposed);
  const Organization& configured = builder.organization("o2", "Configured");
  const Organization& proposed = builder.organization("o3", "Proposed", OrganizationState::proposed);
  builder.policy("a1", "p", Scope::specific_connected_organizations).targets =
      known(builder.subjects({{SubjectKind::connected_organization, "O1"}}));
  builder.policy("a2", "p", Scope::all_configured_organizations);
  const OrganizationReach reach(builder.finish());
  CHECK(reach.named(listed).is(true));
  CHECK(reach.admitted(listed).is(true));
  CHECK(reach.named(configured).is(false));
  CHECK(reach.admitted(configured).is(true));
  CHECK(reach.admitted(proposed).is(false));
}

TEST_CASE("a policy whose targets are not known may be for any organization") {
  TenantBuilder builder;
  builder.catalog("c", "Catalog");
  builder.package("p", "Package", "c");
  const Organization& organization = builder.organization("o1", "Fabrikam", OrganizationState::proposed);
  builder.policy("a1", "p", Scope::specific_connected_organizations).targets = gap<Subjects>(Field::policy_targets, Reason::cut);
  const OrganizationReach reach(builder.finish());
  CHECK(reach.admitted(organization).gap().field == Field::policy_targets);
}

TEST_CASE("without all policies nothing follows from none being for an organization") {
  TenantBuilder builder;
  const Organization& organization = builder.organization("o1", "Fabrikam", OrganizationState::proposed);
  Tenant& tenant = builder.finish();
  tenant.policies.completeness = Completeness::incomplete;
  CHECK(OrganizationReach(tenant).admitted(organization).gap() == Gap{Reason::page_missing, Field::policies});
}
