// What single policies, stages, packages and references answer.
#include <doctest/doctest.h>

#include "tests/build-tenant.h"
#include "tool/access/access.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

const Gap nowhere{Reason::not_expanded, Field::policy_accepts_requests};
const Fact<bool> yes(true, at(10)), no(false, at(20)), unclear(nowhere, at(30));

enum class Truth { is, is_not, open };
Truth truth(const Fact<bool>& fact) {
  return !fact.known() ? Truth::open : fact.value() ? Truth::is : Truth::is_not;
}

Policy policy_of(Scope scope, Dialect dialect = Dialect::v1) {
  Policy policy;
  policy.dialect = dialect;
  policy.scope = known(scope, at(40));
  policy.accepts = known(true, at(41));
  policy.on_behalf = known(false, at(42));
  policy.automatic = known(false, at(43));
  policy.targets = known(Subjects{}, at(44));
  return policy;
}

}  // namespace

TEST_CASE("three-valued and: a known no beats a gap, a gap beats a yes") {
  const Fact<bool> all[] = {yes, no, unclear};
  const Truth expected[3][3] = {
      {Truth::is, Truth::is_not, Truth::open}, {Truth::is_not, Truth::is_not, Truth::is_not}, {Truth::open, Truth::is_not, Truth::open}};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      CAPTURE(a);
      CAPTURE(b);
      CHECK(truth(both(all[a], all[b])) == expected[a][b]);
    }
  }
  CHECK(both(yes, no).place() == at(20));
  CHECK(both(unclear, no).place() == at(20));
  CHECK(both(yes, unclear).gap() == nowhere);
}

TEST_CASE("three-valued or: a known yes beats a gap, a gap beats a no") {
  const Fact<bool> all[] = {yes, no, unclear};
  const Truth expected[3][3] = {
      {Truth::is, Truth::is, Truth::is}, {Truth::is, Truth::is_not, Truth::open}, {Truth::is, Truth::open, Truth::open}};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      CAPTURE(a);
      CAPTURE(b);
      CHECK(truth(either(all[a], all[b])) == expected[a][b]);
    }
  }
  CHECK(either(unclear, yes).place() == at(10));
  CHECK(truth(negated(yes)) == Truth::is_not);
  CHECK(truth(negated(unclear)) == Truth::open);
}

TEST_CASE("each scope is external, directory, nonhuman or direct") {
  const Scope external[] = {Scope::specific_connected_organizations, Scope::all_configured_organizations, Scope::all_existing_organizations,
                            Scope::all_external_users};
  const Scope directory[] = {Scope::specific_directory_users, Scope::all_members, Scope::all_directory_users};
  const Scope nonhuman[] = {Scope::specific_service_principals, Scope::all_service_principals, Scope::all_agent_identities};
  for (const Scope scope : external) CHECK((is_external(scope) && !is_directory(scope) && !is_nonhuman(scope)));
  for (const Scope scope : directory) CHECK((!is_external(scope) && is_directory(scope) && !is_nonhuman(scope)));
  for (const Scope scope : nonhuman) CHECK((!is_external(scope) && !is_directory(scope) && is_nonhuman(scope)));
  const Scope direct = Scope::direct_assignment_only;
  CHECK((!is_external(direct) && !is_directory(direct) && !is_nonhuman(direct)));
}

TEST_CASE("a policy that takes requests from members is requestable where that is said") {
  const Fact<bool> answer = requestable(policy_of(Scope::all_members));
  CHECK(answer.is(true));
  CHECK(answer.place() == at(41));
}

TEST_CASE("a known no beats every gap of a policy") {
  Policy policy = policy_of(Scope::all_members);
  policy.accepts = gap<bool>(Field::policy_accepts_requests);
  policy.automatic = known(true, at(43));
  CHECK(requestable(policy).is(false));
  CHECK(requestable(policy).place() == at(43));
  policy.automatic = known(false);
  CHECK(requestable(policy).gap() == Gap{Reason::not_expanded, Field::policy_accepts_requests});
  policy.scope = known(Scope::direct_assignment_only, at(40));
  CHECK(requestable(policy).is(false));
  CHECK(requestable(policy).place() == at(40));
}

TEST_CASE("a manager's request on behalf of somebody makes a policy requestable") {
  Policy policy = policy_of(Scope::all_members);
  policy.accepts = known(false);
  CHECK(requestable(policy).is(false));
  policy.on_behalf = known(true, at(42));
  CHECK(requestable(policy).is(true));
  CHECK(requestable(policy).place() == at(42));
  policy.on_behalf = gap<bool>(Field::policy_on_behalf);
  CHECK(requestable(policy).gap().field == Field::policy_on_behalf);
}

TEST_CASE("a specific scope needs somebody on its list") {
  TenantBuilder make;
  Policy policy = policy_of(Scope::specific_directory_users);
  CHECK(requestable(policy).is(false));
  CHECK(requestable(policy).place() == at(44));
  policy.targets = gap<Subjects>(Field::policy_targets);
  CHECK(requestable(policy).gap().field == Field::policy_targets);
  policy.targets = known(make.subjects({{SubjectKind::group, ""}}));
  CHECK(requestable(policy).is(false));
  policy.targets = known(make.subjects({{SubjectKind::group, ""}, {SubjectKind::user, "u1"}}));
  CHECK(requestable(policy).is(true));
  policy.scope = known(Scope::all_members);
  policy.targets = gap<Subjects>(Field::policy_targets);
  CHECK(requestable(policy).is(true));
}

TEST_CASE("an unknown scope is external to nobody and not requestable to nobody") {
  Policy policy = policy_of(Scope::all_members);
  policy.scope = gap<Scope>(Field::policy_scope, Reason::unknown_member);
  CHECK(requestable(policy).gap().reason == Reason::unknown_member);
  CHECK(external_and_requestable(policy).gap().reason == Reason::unknown_member);
  policy.accepts = known(false);
  CHECK(external_and_requestable(policy).is(false));
  CHECK(external_and_requestable(policy_of(Scope::all_external_users)).is(true));
  CHECK(external_and_requestable(policy_of(Scope::all_members)).is(false));
}

TEST_CASE("direct assignment is a road in v1.0 always and in beta while requests are on") {
  Policy policy = policy_of(Scope::direct_assignment_only);
  policy.accepts = known(false, at(41));
  CHECK(is_a_road(policy).is(true));
  policy.dialect = Dialect::beta;
  CHECK(is_a_road(policy).is(false));
  CHECK(is_a_road(policy).place() == at(41));
  policy.dialect = Dialect::mixed;
  CHECK_FALSE(is_a_road(policy).known());
  policy.accepts = known(true);
  CHECK(is_a_road(policy).is(true));
  policy.dialect = Dialect::beta;
  CHECK(is_a_road(policy).is(true));
}

TEST_CASE("rules, managers and scopes that are not for people are roads") {
  Policy policy = policy_of(Scope::all_members);
  policy.accepts = known(false);
  CHECK(is_a_road(policy).is(false));
  policy.automatic = known(true);
  CHECK(is_a_road(policy).is(true));
  policy.automatic = gap<bool>(Field::policy_automatic);
  CHECK(is_a_road(policy).gap().field == Field::policy_automatic);
  policy.on_behalf = known(true);
  policy.automatic = known(false);
  CHECK(is_a_road(policy).is(true));
  for (const Scope scope : {Scope::all_agent_identities, Scope::all_service_principals, Scope::specific_service_principals}) {
    CHECK(is_a_road(policy_of(scope)).is(true));
  }
}

TEST_CASE("the policies of a package are complete when the collection is and every policy is placed") {
  TenantBuilder make;
  make.catalog("c1", "Partners");
  make.package("p1", "Marketing", "c1");
  Policy& stray = make.policy("a1", "p1", Scope::all_members);
  Tenant& tenant = make.finish();
  Package& package = tenant.packages.all[0];
  CHECK(policies_complete(package, tenant).is(true));

  tenant.policies.completeness = Completeness::absent;
  CHECK(policies_complete(package, tenant).gap() == Gap{Reason::not_loaded, Field::policies});
  tenant.policies.completeness = Completeness::incomplete;
  CHECK(policies_complete(package, tenant).gap() == Gap{Reason::page_missing, Field::policies});
  tenant.policies.completeness = Completeness::assumed;
  CHECK(policies_complete(package, tenant).is(true));

  stray.package = gap<Reference<Package>>(Field::policy_package);
  CHECK(policies_complete(package, tenant).gap() == Gap{Reason::not_expanded, Field::policy_package});
  tenant.unplaced_policy = Gap{};
  CHECK(policies_complete(package, tenant).is(true));
  tenant.unplaced_policy = Gap{Reason::cut, Field::policy_package};
  CHECK(policies_complete(package, tenant).gap().reason == Reason::cut);
  package.policies_expanded = known(true);
  CHECK(policies_complete(package, tenant).is(true));
}

TEST_CASE("a policy that has it is enough, that none has it needs all policies") {
  TenantBuilder make;
  make.catalog("c1", "Partners");
  make.package("p1", "Marketing", "c1");
  Policy& policy = make.policy("a1", "p1", Scope::all_members);
  make.policy("a2", "p1", Scope::direct_assignment_only);
  Tenant& tenant = make.finish();
  const Package& package = tenant.packages.all[0];
  tenant.policies.completeness = Completeness::incomplete;
  CHECK(any_policy(package, tenant, requestable).is(true));
  CHECK(any_policy(package, tenant, external_and_requestable).gap() == Gap{Reason::page_missing, Field::policies});
  tenant.policies.completeness = Completeness::proven;
  CHECK(any_policy(package, tenant, external_and_requestable).is(false));
  policy.scope = gap<Scope>(Field::policy_scope);
  CHECK(any_policy(package, tenant, external_and_requestable).gap().field == Field::policy_scope);
}

TEST_CASE("a reference leads to what is here, to nowhere when all is here, and else is not known") {
  TenantBuilder make;
  make.catalog("C1", "Partners").first_hand = false;
  make.package("p1", "Marketing", "c1");
  make.package("p2", "Sales", "gone");
  make.policy("a1", "p1", Scope::all_members);
  make.organization("o1", "Fabrikam");
  Tenant& tenant = make.finish();
  tenant.catalogs.completeness = Completeness::absent;
  const Fact<const Catalog*> here = catalog_of(tenant.packages.all[0], tenant);
  REQUIRE(here.known());
  CHECK(here.value() == &tenant.catalogs.all[0]);
  CHECK(catalog_of(tenant.packages.all[1], tenant).gap() == Gap{Reason::not_loaded, Field::catalogs});
  tenant.catalogs.completeness = Completeness::incomplete;
  CHECK(catalog_of(tenant.packages.all[1], tenant).gap() == Gap{Reason::page_missing, Field::catalogs});
  tenant.catalogs.completeness = Completeness::assumed;
  CHECK(catalog_of(tenant.packages.all[1], tenant).is(nullptr));
  CHECK(package_of(tenant.policies.all[0], tenant).is(&tenant.packages.all[0]));

  const Subjects subjects =
      make.subjects({{SubjectKind::connected_organization, "O1"}, {SubjectKind::connected_organization, "o2"}, {SubjectKind::user, "o1"}});
  CHECK(organization_of(subjects[0], tenant).is(&tenant.organizations.all[0]));
  CHECK(organization_of(subjects[1], tenant).is(nullptr));
  CHECK(organization_of(subjects[2], tenant).is(nullptr));
  tenant.organizations.completeness = Completeness::absent;
  CHECK(organization_of(subjects[1], tenant).gap() == Gap{Reason::not_loaded, Field::organizations});
}

TEST_CASE("a stage has an approver when the primary or the fallback list names somebody, or an extension does") {
  TenantBuilder make;
  Stage stage;
  stage.place = at(50);
  stage.primary = known(Subjects{}, at(51));
  stage.fallback = known(Subjects{}, at(52));
  CHECK(has_approver(stage).is(false));
  CHECK(has_approver(stage).place() == at(51));
  stage.fallback = known(make.subjects({{SubjectKind::internal_sponsors, ""}}), at(52));
  CHECK(has_approver(stage).is(true));
  CHECK(has_approver(stage).place() == at(52));
  stage.fallback = gap<Subjects>(Field::policy_approvers, Reason::cut);
  CHECK(has_approver(stage).gap().reason == Reason::cut);
  stage.dynamic = true;
  CHECK(has_approver(stage).is(true));
}

TEST_CASE("directory roles and group ownership are sensitive, membership is not") {
  TenantBuilder make;
  const Tenant tenant;
  const Limits limits;
  const auto package_with = [&](std::string_view system, std::string_view role_id, std::string_view role_name) {
    RoleScope role;
    role.origin_system = known(system);
    role.role_origin_id = known(role_id);
    role.role_name = known(role_name);
    Package package;
    package.roles = known(make.keep(std::vector{role}));
    return package;
  };
  CHECK(sensitive(package_with("DirectoryRole", "Active", "Active"), tenant, limits).is(true));
  CHECK(sensitive(package_with("AadGroup", "owner_g1", "Besitzer"), tenant, limits).is(true));
  CHECK(sensitive(package_with("AadGroup", "", "Owner"), tenant, limits).is(true));
  CHECK(sensitive(package_with("AadGroup", "Member_g1", "Member"), tenant, limits).is(false));
  CHECK(sensitive(package_with("SharePointOnline", "Owner_3", "Owner"), tenant, limits).is(false));
  Package unknown;
  unknown.roles = gap<std::span<const RoleScope>>(Field::package_roles);
  CHECK(sensitive(unknown, tenant, limits).gap().field == Field::package_roles);
}

TEST_CASE("what the configuration names by id or by pattern is sensitive") {
  TenantBuilder make;
  const Tenant tenant;
  Package package;
  package.id = "P1";
  package.display_name = known<std::string_view>("Payroll admins", at(7));
  RoleScope role;
  role.origin_system = known<std::string_view>("AadGroup");
  role.role_name = known<std::string_view>("Member");
  role.role_origin_id = known<std::string_view>("Member_g1");
  role.origin_id = known<std::string_view>("g1", at(8));
  role.resource_name = known<std::string_view>("Tier 0", at(9));
  package.roles = known(make.keep(std::vector{role}));
  Limits limits;
  CHECK(sensitive(package, tenant, limits).is(false));
  limits.sensitive_names = {"payroll*"};
  CHECK(sensitive(package, tenant, limits).place() == at(7));
  limits.sensitive_names = {"*tier ?"};
  CHECK(sensitive(package, tenant, limits).place() == at(9));
  limits.sensitive_names = {"tier", "*0*1", ""};
  CHECK(sensitive(package, tenant, limits).is(false));
  limits.sensitive_ids = {"G1"};
  CHECK(sensitive(package, tenant, limits).place() == at(8));
  limits.sensitive_ids = {"p1"};
  CHECK(sensitive(package, tenant, limits).place() == at(7));
}

TEST_CASE("which organizations a policy admits follows from its scope and their state") {
  TenantBuilder make;
  Organization configured, proposed, stateless;
  configured.id = "O1";
  configured.state = known(OrganizationState::configured);
  proposed.id = "o2";
  proposed.state = known(OrganizationState::proposed);
  stateless.id = "o3";
  stateless.state = gap<OrganizationState>(Field::organization_state);

  CHECK(admits(policy_of(Scope::all_external_users), proposed).is(true));
  CHECK(admits(policy_of(Scope::all_members), configured).is(false));
  CHECK(admits(policy_of(Scope::all_configured_organizations), configured).is(true));
  CHECK(admits(policy_of(Scope::all_configured_organizations), proposed).is(false));
  CHECK(admits(policy_of(Scope::all_configured_organizations), stateless).gap().field == Field::organization_state);
  CHECK(admits(policy_of(Scope::all_existing_organizations), configured).is(true));
  CHECK(admits(policy_of(Scope::all_existing_organizations), proposed).gap().reason == Reason::documents_disagree);

  Policy specific = policy_of(Scope::specific_connected_organizations);
  CHECK(admits(specific, configured).is(false));
  specific.targets = known(make.subjects({{SubjectKind::connected_organization, "o1"}, {SubjectKind::user, "o2"}}));
  CHECK(admits(specific, configured).is(true));
  CHECK(admits(specific, proposed).is(false));
  specific.targets = gap<Subjects>(Field::policy_targets, Reason::cut);
  CHECK(admits(specific, configured).gap().reason == Reason::cut);
}

TEST_CASE("a link belongs to the only tenant, else the hinted one, else the one with its package") {
  TenantBuilder first, second;  // they keep what their tenants point to
  first.package("11111111-0000-4000-8000-000000000000", "Marketing", "c1");
  second.package("22222222-0000-4000-8000-000000000000", "Sales", "c1");
  first.finish().domains = {"contoso.com"};
  second.finish().domains = {"fabrikam.com"};
  std::vector<Tenant> tenants;
  tenants.push_back(std::move(first.finish()));
  tenants.push_back(std::move(second.finish()));
  Link link;
  CHECK(tenant_of(link, {}) == nullptr);
  CHECK(tenant_of(link, std::span(tenants).first(1)) == &tenants[0]);
  CHECK(tenant_of(link, tenants) == nullptr);
  link.package_id = "22222222-0000-4000-8000-000000000000";
  CHECK(tenant_of(link, tenants) == &tenants[1]);
  link.hint = "Contoso.com";
  CHECK(tenant_of(link, tenants) == &tenants[0]);
  link.hint = "nobody.example";
  CHECK(tenant_of(link, tenants) == &tenants[1]);
  tenants[0].id = "AAAAAAAA-0000-4000-8000-000000000000";
  tenants[1].id = "bbbbbbbb-0000-4000-8000-000000000000";
  link.hint = "aaaaaaaa-0000-4000-8000-000000000000";
  CHECK(tenant_of(link, tenants) == &tenants[0]);
}
