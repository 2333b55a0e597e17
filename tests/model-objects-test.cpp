// Catalogs, packages, organizations and settings in both dialects.
#include <doctest/doctest.h>

#include "tests/model-decoded.h"

using namespace entitlint;
using test::Decoded;
using test::is_gap;

TEST_CASE("a catalog is read in both dialects") {
  const Decoded v1(R"({"id":"c1","displayName":"Partners","description":null,"state":"published","isExternallyVisible":true,
    "catalogType":"userManaged","createdDateTime":"2026-01-02T00:00:00Z","resources":[{"id":"r1","originSystem":"AadGroup","originId":"g1"}]})");
  CHECK(v1.catalog().dialect == Dialect::v1);
  CHECK(v1.catalog().published.is(true));
  CHECK(v1.catalog().external.is(true));
  CHECK(v1.catalog().type.is(CatalogType::user_managed));
  CHECK(v1.catalog().description.is(""));
  CHECK(v1.catalog().created.is(1767312000));
  REQUIRE(v1.catalog().resources.value().size() == 1);
  CHECK(v1.catalog().resources.value()[0].origin_id.is("g1"));
  CHECK(v1.catalog().resources.value()[0].kind == ObjectKind::resource);
  const Decoded beta(
      R"({"id":"c1","displayName":"Partners","catalogStatus":"Unpublished","isExternallyVisible":false,"catalogType":"ServiceDefault"})");
  CHECK(beta.catalog().dialect == Dialect::beta);
  CHECK(beta.catalog().published.is(false));
  CHECK(beta.catalog().external.is(false));
  CHECK(beta.catalog().type.is(CatalogType::service_default));
  CHECK(is_gap(beta.catalog().resources, Reason::not_expanded, Field::catalog_resources));
}

TEST_CASE("packages that came with a catalog know it") {
  const Decoded decoded(R"({"id":"c1","catalogType":"userManaged","accessPackages":[{"id":"p1","displayName":"Reps"},{"id":"p2"}]})");
  CHECK(decoded.package().id == "p1");  // p2 is an id and nothing more
  CHECK(decoded.package().catalog->id == "c1");
  CHECK_FALSE(decoded.package().first_hand);
}

TEST_CASE("a bare v1.0 package has gaps where nothing was expanded") {
  const Decoded decoded(R"({"id":"p1","displayName":"Reps","description":"","isHidden":false})");
  const Package& package = decoded.package();
  CHECK(package.hidden.is(false));
  CHECK(is_gap(package.catalog, Reason::not_expanded, Field::package_catalog));
  CHECK(is_gap(package.roles, Reason::not_expanded, Field::package_roles));
  CHECK(is_gap(package.policies_expanded, Reason::not_expanded, Field::package_policies));
  CHECK(is_gap(package.incompatible_packages, Reason::not_expanded, Field::package_incompatible_packages));
  CHECK(is_gap(package.incompatible_groups, Reason::not_expanded, Field::package_incompatible_groups));
  CHECK(decoded.at(package.roles.place()) == "\"Reps\"");
}

TEST_CASE("a v1.0 package with everything expanded") {
  const Decoded decoded(
      R"({"id":"p1","displayName":"Reps","isHidden":true,"catalog@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x",
    "catalog":{"id":"c1","displayName":"Sales","state":"unpublished","isExternallyVisible":false},
    "resourceRoleScopes":[{"id":"r_s","role":{"displayName":"Member","originSystem":"AadGroup","originId":"Member_g1","resource":{"displayName":"Sales team","originId":"g1"}},
      "scope":{"displayName":"Root","originId":"g1","originSystem":"AadGroup","isRootScope":true}}],
    "incompatibleAccessPackages":[{"id":"p2","displayName":"Buyers"}],"incompatibleGroups":[{"id":"g9"}],
    "assignmentPolicies":[{"id":"a1","displayName":"All","allowedTargetScope":"allMemberUsers"}]})");
  CHECK(decoded.part.problems.empty());
  REQUIRE(decoded.part.packages.size() == 2);
  const Package& package = decoded.part.packages[0];
  CHECK(package.id == "p1");
  CHECK(package.first_hand);
  CHECK(package.catalog->id == "c1");
  CHECK(package.policies_expanded.is(true));
  CHECK(decoded.at(package.policies_expanded.place()) == "\"assignmentPolicies\"");
  REQUIRE(package.roles.value().size() == 1);
  const RoleScope& role = package.roles.value()[0];
  CHECK(role.role_name.is("Member"));
  CHECK(role.role_origin_id.is("Member_g1"));
  CHECK(role.origin_system.is("AadGroup"));
  CHECK(role.origin_id.is("g1"));
  CHECK(role.resource_name.is("Sales team"));
  REQUIRE(package.incompatible_packages.value().size() == 1);
  CHECK(package.incompatible_packages.value()[0].id == "p2");
  CHECK(decoded.part.packages[1].id == "p2");
  CHECK_FALSE(decoded.part.packages[1].first_hand);
  REQUIRE(package.incompatible_groups.value().size() == 1);
  CHECK(package.incompatible_groups.value()[0] == "g9");
  CHECK(decoded.policy().package->id == "p1");
  CHECK_FALSE(decoded.policy().first_hand);
  CHECK(decoded.catalog().published.is(false));
}

TEST_CASE("a beta package with its long names") {
  const Decoded decoded(R"({"id":"p1","catalogId":"c1","displayName":"Reps","isHidden":false,"isRoleScopesVisible":false,
    "accessPackageResourceRoleScopes":[{"accessPackageResourceRole":{"displayName":"Owner","originSystem":"AadGroup","originId":"Owner_g1"},
      "accessPackageResourceScope":{"displayName":"Root","originId":"g1","originSystem":"AadGroup","isRootScope":true}}],
    "accessPackageAssignmentPolicies":[]})");
  const Package& package = decoded.package();
  CHECK(package.dialect == Dialect::beta);
  CHECK(package.catalog->id == "c1");
  REQUIRE(package.roles.value().size() == 1);
  CHECK(package.roles.value()[0].role_origin_id.is("Owner_g1"));
  CHECK(is_gap(package.roles.value()[0].resource_name, Reason::not_expanded, Field::package_roles));
  CHECK(package.policies_expanded.is(true));
}

TEST_CASE("what came inside a record that Graph wrote was not written by hand") {
  const Decoded exported(
      R"({"id":"p1","isHidden":false,"createdDateTime":"2026-01-02T00:00:00Z","catalog":{"id":"c1","displayName":"Sales"}})");
  CHECK_FALSE(exported.package().hand_written);
  CHECK_FALSE(exported.catalog().hand_written);
  const Decoded written(R"({"id":"p1","isHidden":false,"catalog":{"id":"c1","displayName":"Sales"}})");
  CHECK(written.package().hand_written);
  CHECK(written.catalog().hand_written);
}

TEST_CASE("a v1.0 body with catalogId is v1.0") {
  const Decoded decoded(R"({"id":"p1","catalogId":"c1","isHidden":false,"resourceRoleScopes":[]})");
  CHECK(decoded.package().dialect == Dialect::v1);
  CHECK(decoded.package().catalog->id == "c1");
}

TEST_CASE("a next page of an expanded collection makes it incomplete, and what came is kept") {
  const Decoded decoded(R"({"id":"p1","isHidden":false,"assignmentPolicies":[{"id":"a1","displayName":"All"}],
    "assignmentPolicies@odata.nextLink":"https://graph.microsoft.com/v1.0/next"})");
  CHECK(is_gap(decoded.package().policies_expanded, Reason::page_missing, Field::package_policies));
  CHECK(decoded.policy().id == "a1");
  CHECK(decoded.problem().kind == ProblemKind::next_page_missing);
  CHECK(decoded.problem().text == "assignmentPolicies");
  CHECK(decoded.at(decoded.problem().place) == "\"https://graph.microsoft.com/v1.0/next\"");
}

TEST_CASE("one object in an array's place is a list of one, and null an empty one") {
  const Decoded decoded(R"({"id":"p1","isHidden":false,"incompatibleGroups":{"id":"g1"},"incompatibleAccessPackages":null})");
  REQUIRE(decoded.package().incompatible_groups.known());
  REQUIRE(decoded.package().incompatible_groups.value().size() == 1);
  CHECK(decoded.package().incompatible_groups.value()[0] == "g1");
  REQUIRE(decoded.package().incompatible_packages.known());
  CHECK(decoded.package().incompatible_packages.value().empty());
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("a connected organization with its sources and sponsors") {
  const Decoded decoded(R"({"id":"o1","displayName":"Fabrikam","state":"Configured","identitySources":[
    {"@odata.type":"#microsoft.graph.azureActiveDirectoryTenant","tenantId":"t2"},
    {"@odata.type":"microsoft.graph.domainIdentitySource","domainName":"fabrikam.com"},
    {"@odata.type":"#microsoft.graph.externalDomainFederation","domainName":"f.com","issuerUri":"x"},
    {"@odata.type":"#microsoft.graph.crossCloudAzureActiveDirectoryTenant","cloudInstance":"microsoftonline.us"},
    {"tenantId":"t3"},{"displayName":"x"}],"internalSponsors":[{"id":"u1"},{"id":"u2"}],"externalSponsors":[]})");
  const Organization& organization = decoded.organization();
  CHECK(organization.state.is(OrganizationState::configured));
  CHECK(organization.internal_sponsors.is(2));
  CHECK(organization.external_sponsors.is(0));
  REQUIRE(organization.sources.known());
  const auto sources = organization.sources.value();
  REQUIRE(sources.size() == 6);
  CHECK(sources[0].kind.is(IdentitySource::Kind::entra_tenant));
  CHECK(sources[0].tenant_id.is("t2"));
  CHECK(sources[0].domain.is(""));
  CHECK(sources[1].kind.is(IdentitySource::Kind::domain));
  CHECK(sources[1].domain.is("fabrikam.com"));
  CHECK(sources[2].kind.is(IdentitySource::Kind::federation));
  CHECK(is_gap(sources[3].tenant_id, Reason::not_expanded, Field::organization_sources));
  CHECK(sources[4].kind.is(IdentitySource::Kind::entra_tenant));
  CHECK(is_gap(sources[5].kind, Reason::not_expanded, Field::organization_sources));
}

TEST_CASE("an organization of before 2020-09 has no state, and sponsors are not there unless asked for") {
  const Decoded decoded(R"({"id":"o1","identitySources":[]})");
  CHECK(is_gap(decoded.organization().state, Reason::not_expanded, Field::organization_state));
  CHECK(is_gap(decoded.organization().internal_sponsors, Reason::not_expanded, Field::organization_internal_sponsors));
  CHECK(is_gap(decoded.organization().external_sponsors, Reason::not_expanded, Field::organization_external_sponsors));
}

TEST_CASE("settings of both dialects") {
  const Decoded v1(
      R"({"id":"singleton","externalUserLifecycleAction":"blockSignInAndDelete","durationUntilExternalUserDeletedAfterBlocked":"P30D"})");
  CHECK(v1.settings().lifecycle.is(LifecycleAction::block_sign_in_and_delete));
  CHECK(v1.settings().delete_after.is(30 * seconds_per_day));
  const Decoded beta(R"({"externalUserLifecycleAction":"BlockSignIn","daysUntilExternalUserDeletedAfterBlocked":30})");
  CHECK(beta.settings().lifecycle.is(LifecycleAction::block_sign_in));
  CHECK(beta.settings().delete_after.is(30 * seconds_per_day));
  const Decoded bare(R"({"externalUserLifecycleAction":"None"})");
  CHECK(bare.settings().lifecycle.is(LifecycleAction::none));
  CHECK(is_gap(bare.settings().delete_after, Reason::not_expanded, Field::settings_lifecycle));
}

TEST_CASE("a tenant's domains: initial first, then default, in lower case") {
  const Decoded decoded(R"({"id":"t0","displayName":"Contoso","verifiedDomains":[{"name":"other.example"},
    {"name":"Contoso.com","isDefault":true,"isInitial":false},{"name":"contoso.onmicrosoft.com","isDefault":false,"isInitial":true}]})");
  REQUIRE(decoded.part.tenants.size() == 1);
  CHECK(decoded.part.tenants[0].id == "t0");
  CHECK(decoded.part.tenants[0].display_name == "Contoso");
  CHECK(decoded.part.tenants[0].domains == std::vector<std::string>{"contoso.onmicrosoft.com", "contoso.com", "other.example"});
}

TEST_CASE("a domain's own record counts when it is verified") {
  const Decoded verified(R"({"id":"Contoso.com","isVerified":true})");
  REQUIRE(verified.part.tenants.size() == 1);
  CHECK(verified.part.tenants[0].domains == std::vector<std::string>{"contoso.com"});
  CHECK(verified.part.tenants[0].id.empty());
  const Decoded pending(R"({"id":"contoso.example","isVerified":false})");
  CHECK(pending.entity == Entity::domain);
  CHECK(pending.part.tenants.empty());
}
