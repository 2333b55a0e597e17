// Groups, users, service principals and policies on guests: what they are told by, and what they say.
#include <doctest/doctest.h>

#include "tests/load-support.h"
#include "tests/model-decoded.h"

using namespace entitlint;
using test::Decoded;
using test::is_gap;
using test::load_files;

namespace {

const Tenant& only_tenant(const Loaded& loaded) {
  REQUIRE(loaded.tenants.size() == 1);
  return loaded.tenants.front();
}

std::string resources_page(const std::string& next, const std::string& records) {
  return R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs('c1')/resources")" +
         next + R"(,"value":[)" + records + "]}";
}

const std::string catalogs =
    R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs","value":[
        {"id":"c1","displayName":"Partners","state":"published","isExternallyVisible":true}]})";

}  // namespace

TEST_CASE("a group is told by its keys and says how its members come about") {
  const Decoded read(R"({"id":"g1","displayName":"Sales","groupTypes":["DynamicMembership"],"securityEnabled":true,"mailEnabled":false,
      "onPremisesSyncEnabled":null,"members":[{"id":"u1"}]})");
  CHECK(read.entity == Entity::group);
  REQUIRE(read.part.groups.size() == 1);
  const DirectoryGroup& group = read.part.groups.front();
  CHECK(group.dynamic.is(true));
  CHECK(group.unified.is(false));
  CHECK(group.security_enabled.is(true));
  CHECK(group.synced.is(false));
  CHECK(group.deleted.is(false));
  CHECK(group.members.value().size() == 1);
  CHECK(is_gap(group.role_assignable, Reason::not_expanded, Field::group_role_assignable));
}

TEST_CASE("what a list of groups left out is not known") {
  RecordContext context;
  context.collection = "groups";
  const Decoded read(R"({"id":"g1","displayName":"Sales"})", context);
  REQUIRE(read.part.groups.size() == 1);
  CHECK(is_gap(read.part.groups.front().dynamic, Reason::not_expanded, Field::groups));
  CHECK(is_gap(read.part.groups.front().members, Reason::not_expanded, Field::group_members));
}

TEST_CASE("a deleted group says when it was deleted") {
  const Decoded read(R"({"@odata.type":"#microsoft.graph.group","id":"g1","deletedDateTime":"2026-10-01T08:00:00Z"})");
  REQUIRE(read.part.groups.size() == 1);
  CHECK(read.part.groups.front().deleted.is(true));
  CHECK(read.at(read.part.groups.front().deleted.place()) == "\"2026-10-01T08:00:00Z\"");
}

TEST_CASE("a sponsor in the path stays a sponsor, whatever its type") {
  RecordContext context;
  context.organization_in_path = "o1";
  context.relation_in_path = "InternalSponsors";
  const Decoded read(R"({"@odata.type":"#microsoft.graph.user","id":"u1"})", context);
  CHECK(read.part.sponsors.size() == 1);
  CHECK(read.part.users.empty());
}

TEST_CASE("users say whether they can sign in, are guests and have a manager") {
  const Decoded read(R"({"id":"u1","userPrincipalName":"a@contoso.com","accountEnabled":false,"userType":"Guest","manager":{"id":"u2"}})");
  REQUIRE(read.part.users.size() == 1);
  CHECK(read.part.users.front().enabled.is(false));
  CHECK(read.part.users.front().guest.is(true));
  CHECK(read.part.users.front().has_manager.is(true));
}

TEST_CASE("service principals list their roles, and an application registration is none") {
  const Decoded read(R"({"id":"s1","appId":"a1","servicePrincipalType":"Application","appRoles":[{"id":"r1"},{"id":"r2"}]})");
  REQUIRE(read.part.service_principals.size() == 1);
  CHECK(read.part.service_principals.front().app_roles.value().size() == 2);
  const Decoded application(R"({"id":"x","appId":"a1","signInAudience":"AzureADMyOrg","appRoles":[{"id":"r1"}]})");
  CHECK(application.entity == Entity::unknown);
}

TEST_CASE("policies on guests are put together from their files") {
  const Loaded loaded = load_files({
      {"authorization.json", R"({"id":"authorizationPolicy","allowInvitesFrom":"none"})"},
      {"legacy.json",
       R"({"value":[{"id":"p","type":"B2BManagementPolicy","isOrganizationDefault":true,"definition":[
           "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\"AllowedDomains\":[\"fabrikam.com\"]}}}"]}]})"},
      {"method.json", R"({"@odata.type":"#microsoft.graph.emailAuthenticationMethodConfiguration","id":"Email","state":"enabled",
                          "allowExternalIdToUseEmailOtp":"disabled"})"},
      {"partners.json", R"({"value":[{"tenantId":"t1","b2bCollaborationInbound":{"usersAndGroups":{"accessType":"blocked",
                            "targets":[{"target":"AllUsers","targetType":"user"}]}}},{"tenantId":"t2","b2bCollaborationInbound":null}]})"},
  });
  const Collaboration& found = only_tenant(loaded).collaboration;
  CHECK(found.invites_from.is(InvitesFrom::nobody));
  REQUIRE(found.allowed_domains.known());
  REQUIRE(found.allowed_domains.value().size() == 1);
  CHECK(found.allowed_domains.value().front() == "fabrikam.com");
  CHECK(found.blocked_domains.value().empty());
  CHECK(found.passcode.is(EmailPasscode::disabled));
  REQUIRE(found.partners.value().size() == 2);
  CHECK(found.partners.value()[0].blocks_all_inbound.is(true));
  CHECK(found.partners.value()[1].blocks_all_inbound.is(false));
}

TEST_CASE("settings for guests that nobody gave are not known") {
  const Collaboration found = only_tenant(load_files({{"catalogs.json", catalogs}})).collaboration;
  CHECK(is_gap(found.invites_from, Reason::not_loaded, Field::guest_invitations));
  CHECK(is_gap(found.allowed_domains, Reason::not_loaded, Field::domain_lists));
  CHECK(is_gap(found.partners, Reason::not_loaded, Field::cross_tenant_access));
  CHECK(is_gap(found.passcode, Reason::not_loaded, Field::email_passcode));
}

TEST_CASE("a domain list that is no JSON restricts nobody that we know of") {
  const Decoded read(R"({"type":"B2BManagementPolicy","definition":["{broken"]})");
  CHECK(read.entity == Entity::collaboration);
  CHECK(!read.part.collaboration.front().allowed_domains.known());
}

TEST_CASE("resources in a list of their own belong to the catalog that the list names") {
  const std::string record = R"({"id":"r1","displayName":"Sales","originId":"g1","originSystem":"AadGroup"},
      {"id":"r2","displayName":"Shop","originId":"g2","originSystem":"AadGroup"})";
  const Loaded whole = load_files({{"catalogs.json", catalogs}, {"resources.json", resources_page("", record)}});
  const Catalog& catalog = only_tenant(whole).catalogs.all.front();
  REQUIRE(catalog.resources.known());
  REQUIRE(catalog.resources.value().size() == 2);
  CHECK(catalog.resources.value().front().origin_id.is("g1"));

  const std::string next = R"(,"@odata.nextLink":"https://graph.microsoft.com/v1.0/x?$skiptoken=A")";
  const Loaded cut = load_files({{"catalogs.json", catalogs}, {"resources.json", resources_page(next, record)}});
  CHECK(is_gap(only_tenant(cut).catalogs.all.front().resources, Reason::page_missing, Field::catalog_resources));
}

TEST_CASE("a list of one resource may be the answer to a filter, unless a manifest says what was asked for") {
  const std::string record = R"({"id":"r1","displayName":"Sales","originId":"g1","originSystem":"AadGroup"})";
  const std::string manifest = R"({"entitlintExport":1,"requests":[{"collection":"catalogs/resources","status":200,"count":1}]})";
  for (const std::string& records : {std::string(), record}) {
    const Loaded alone = load_files({{"catalogs.json", catalogs}, {"resources.json", resources_page("", records)}});
    CHECK(is_gap(only_tenant(alone).catalogs.all.front().resources, Reason::page_missing, Field::catalog_resources));
    const Loaded told =
        load_files({{"catalogs.json", catalogs}, {"resources.json", resources_page("", records)}, {"export.manifest.json", manifest}});
    CHECK(only_tenant(told).catalogs.all.front().resources.known());
  }
}

TEST_CASE("roles of the directory say whether they are privileged; those of entitlement management are no such roles") {
  RecordContext context;
  context.collection = "roleDefinitions";
  const Decoded read(R"({"id":"d1","displayName":"Exchange Administrator","isBuiltIn":true,"isPrivileged":true})", context);
  CHECK(read.entity == Entity::directory_role);
  REQUIRE(read.part.directory_roles.size() == 1);
  CHECK(read.part.directory_roles.front().privileged.is(true));
  const Decoded other(R"({"id":"e1","displayName":"Catalog owner","isBuiltIn":true})", context);
  CHECK(other.entity == Entity::other);
}

TEST_CASE("a group with a group among its members is nested") {
  const Decoded read(R"({"id":"g1","groupTypes":[],"members":[{"@odata.type":"#microsoft.graph.group","id":"g2"}]})");
  CHECK(read.part.groups.front().nested.is(true));
  const Decoded flat(R"({"id":"g1","groupTypes":[],"members":[{"@odata.type":"#microsoft.graph.user","id":"u1"}]})");
  CHECK(flat.part.groups.front().nested.is(false));
  const Decoded untold(R"({"id":"g1","groupTypes":[]})");
  CHECK(is_gap(untold.part.groups.front().nested, Reason::not_expanded, Field::group_members));
}

TEST_CASE("a page of users that has a next one is not taken for all of them") {
  const Loaded loaded = load_files({{"users.json", R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users",
      "@odata.nextLink":"https://graph.microsoft.com/v1.0/users?$skiptoken=A","value":[{"id":"u1","accountEnabled":true}]})"}});
  CHECK(only_tenant(loaded).users.completeness == Completeness::incomplete);
  CHECK(only_tenant(loaded).users.all.size() == 1);
}
