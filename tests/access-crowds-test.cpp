// Lists held against one another: who is on both, whose requests two policies share, which policies let in an organization.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/build-tenant.h"
#include "tool/access/crowds.h"
#include "tool/access/doors.h"
#include "tool/access/subjects.h"

using namespace entitlint;
using test::gap;
using test::known;
using test::TenantBuilder;

namespace {

Subject subject(SubjectKind kind, std::string_view id) {
  Subject made;
  made.kind = known(kind);
  made.id = known(id);
  return made;
}
Subject user(std::string_view id) {
  return subject(SubjectKind::user, id);
}
Subject manager(std::uint8_t level) {
  Subject made = subject(SubjectKind::requestor_manager, "");
  made.manager_level = level;
  return made;
}

}  // namespace

TEST_CASE("the same person on two lists is found by id, the same manager by level") {
  TenantBuilder make;
  const auto list = [&](std::vector<Subject> subjects) { return known(make.keep(subjects)); };
  CHECK(share_somebody(list({user("U1"), user("u2")}), list({user("u1")})).is(true));
  CHECK(share_somebody(list({user("u1")}), list({subject(SubjectKind::group, "u1")})).is(false));
  CHECK(share_somebody(list({manager(1)}), list({manager(1)})).is(true));
  CHECK(share_somebody(list({manager(1)}), list({manager(2)})).is(false));
  CHECK(share_somebody(list({}), gap<Subjects>(Field::policy_approvers)).is(false));
  CHECK_FALSE(share_somebody(list({user("u1")}), gap<Subjects>(Field::policy_approvers)).known());
  CHECK(all_among(list({user("u1")}), list({user("u2"), user("U1")})).is(true));
  CHECK(all_among(list({user("u1"), user("u3")}), list({user("u1")})).is(false));
}

TEST_CASE("a subject of an unknown kind might be anybody") {
  TenantBuilder make;
  Subject unclear;
  unclear.kind = gap<SubjectKind>(Field::policy_approvers);
  const Fact<Subjects> some = known(make.keep(std::vector{unclear, user("u1")}));
  CHECK(share_somebody(some, known(make.keep(std::vector{user("u1")}))).is(true));
  CHECK_FALSE(share_somebody(some, known(make.keep(std::vector{user("u2")}))).known());
  CHECK_FALSE(only_managers(known(make.keep(std::vector{unclear}))).known());
}

TEST_CASE("policies for everybody and for configured organizations meet only where one is configured") {
  TenantBuilder make;
  make.catalog("c1", "Partners");
  make.package("p1", "Campaign site", "c1");
  Policy& anybody = make.policy("a1", "p1", Scope::all_external_users);
  Policy& partners = make.policy("a2", "p1", Scope::all_configured_organizations);
  Organization& fabrikam = make.organization("o1", "Fabrikam");
  fabrikam.state = known(OrganizationState::proposed);
  const Tenant& tenant = make.finish();
  const auto meet = [&] {
    const Crowds crowds(tenant);
    const auto a = crowds.of(anybody), b = crowds.of(partners);
    return std::ranges::any_of(a, [&](const std::string& key) { return std::ranges::find(b, key) != b.end(); });
  };
  CHECK_FALSE(meet());
  fabrikam.state = known(OrganizationState::configured);
  CHECK(meet());
}

TEST_CASE("a door is open by name, for all configured organizations, or for anybody") {
  TenantBuilder make;
  make.catalog("c1", "Partners");
  make.package("p1", "Campaign site", "c1");
  Policy& partners = make.policy("a1", "p1", Scope::all_configured_organizations);
  partners.approval = known(false);
  Policy& named = make.policy("a2", "p1", Scope::specific_connected_organizations);
  named.targets = known(make.keep(std::vector{subject(SubjectKind::connected_organization, "O2")}));
  named.accepts = known(false);
  Organization& configured = make.organization("o1", "Fabrikam");
  Organization& proposed = make.organization("o2", "Tailspin");
  proposed.state = known(OrganizationState::proposed);
  const Tenant& tenant = make.finish();
  const Doors doors(tenant);
  CHECK(doors.of(configured).unapproved == &partners);
  CHECK(doors.of(configured).listed_by == nullptr);
  CHECK(doors.of(proposed).open == nullptr);
  CHECK(doors.of(proposed).listed_by == &named);
  CHECK_FALSE(doors.of(proposed).gap.missing());
}
