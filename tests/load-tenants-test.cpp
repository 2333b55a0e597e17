// Which tenant a file belongs to, and what is known of a tenant.
#include <doctest/doctest.h>

#include "tests/load-support.h"

using namespace entitlint;
using test::load_files;

namespace {

std::string organization(const std::string& id, const std::string& domain) {
  return R"({"id":")" + id + R"(","displayName":"Contoso","verifiedDomains":[{"name":"www.)" + domain +
         R"(","isInitial":false,"isDefault":false},{"name":")" + domain +
         R"(","isInitial":false,"isDefault":true},{"name":"X.onmicrosoft.com","isInitial":true,"isDefault":false}]})";
}

const std::string packages = R"([{"id":"1","displayName":"P","isHidden":false}])";
const std::string tree = "IdentityGovernance/EntitlementManagement/";
const std::string package_file = R"({"id":"ap","displayName":"P","isHidden":false,"catalogId":"c"})";

}  // namespace

TEST_CASE("without an export there is no tenant") {
  CHECK(load_files({{"a.md", "# Hello"}, {"b.json", "{\"a\":1}", false}}).tenants.empty());
}

TEST_CASE("the organization names the tenant and its domains, the initial one first") {
  const Loaded loaded = load_files({{"x/organization.json", organization("ABC", "contoso.com")}, {"x/packages.json", packages}});
  REQUIRE(loaded.tenants.size() == 1);
  const Tenant& tenant = loaded.tenants[0];
  CHECK(tenant.id == "abc");
  CHECK(tenant.display_name == "Contoso");
  CHECK(tenant.folder == "x");
  CHECK(tenant.domains == std::vector<std::string>{"x.onmicrosoft.com", "contoso.com", "www.contoso.com"});
  CHECK(tenant.domains_known);
  CHECK(tenant.exporter == "Graph objects");
}

TEST_CASE("a domain given by the user makes the domains known") {
  LoadOptions options;
  CHECK_FALSE(load_files({{"a.json", packages}}, options).tenants[0].domains_known);
  options.tenant_domains = {"Contoso.com"};
  const Loaded loaded = load_files({{"a.json", packages}}, options);
  CHECK(loaded.tenants[0].domains_known);
  CHECK(loaded.tenants[0].domains == std::vector<std::string>{"contoso.com"});
}

TEST_CASE("folders of different organizations are different tenants") {
  const Loaded loaded = load_files({{"e/prod/o/organization.json", organization("A", "a.com")},
                                    {"e/prod/p/packages.json", packages},
                                    {"e/test/organization.json", organization("B", "b.com")},
                                    {"e/test/packages.json", packages}});
  REQUIRE(loaded.tenants.size() == 2);
  CHECK(loaded.tenants[0].folder == "e/prod");
  CHECK(loaded.tenants[0].id == "a");
  CHECK(loaded.tenants[1].folder == "e/test");
  CHECK(loaded.tenants[1].id == "b");
  CHECK(loaded.tenants[0].packages.all.size() == 1);
  CHECK(loaded.tenants[1].packages.all.size() == 1);
  CHECK(loaded.files[1].tenant == 0);
  CHECK(loaded.files[3].tenant == 1);
}

TEST_CASE("the same organization twice is one tenant") {
  const Loaded loaded =
      load_files({{"a/organization.json", organization("A", "a.com")}, {"b/organization.json", organization("a", "a.com")}});
  CHECK(loaded.tenants.size() == 1);
}

TEST_CASE("the path in an exporter's tree tells parents and sponsors") {
  const std::string ap = tree + "AccessPackages/ap/", org = tree + "ConnectedOrganizations/org/";
  const Loaded loaded =
      load_files({{ap + "ap.json", package_file},
                  {ap + "ResourceScopes/ap/ap.json", R"({"id":"ap","isHidden":false,"accessPackageResourceRoleScopes":[]})"},
                  {ap + "AssignmentPolicies/pol/pol.json", R"({"id":"pol","requestorSettings":{"scopeType":"NoSubjects"}})"},
                  {org + "org.json", R"({"id":"org","displayName":"O","identitySources":[]})"},
                  {org + "InternalSponsors/u1/u1.json", R"({"id":"u1","displayName":"U"})"},
                  {org + "InternalSponsors/u2/u2.json", R"({"id":"u2","displayName":"V"})"},
                  {tree + "Settings/singleton/singleton.json", R"({"id":"singleton","externalUserLifecycleAction":"blockSignIn"})"}});
  REQUIRE(loaded.tenants.size() == 1);
  const Tenant& tenant = loaded.tenants[0];
  CHECK(tenant.exporter == "EntraExporter");
  REQUIRE(tenant.packages.all.size() == 1);
  CHECK(tenant.packages.all[0].roles.known());
  CHECK(tenant.packages.all[0].catalog.known());
  REQUIRE(tenant.policies.all.size() == 1);
  CHECK(tenant.policies.all[0].package.value().target == &tenant.packages.all[0]);
  CHECK(tenant.packages.completeness == Completeness::assumed);
  CHECK(tenant.policies.completeness == Completeness::assumed);
  CHECK(tenant.catalogs.completeness == Completeness::absent);
  REQUIRE(tenant.organizations.all.size() == 1);
  CHECK(tenant.organizations.all[0].internal_sponsors.is(2));
  CHECK_FALSE(tenant.organizations.all[0].external_sponsors.known());
  CHECK(tenant.settings.known());
}

TEST_CASE("a broken file in an exporter's tree makes its collection incomplete") {
  const std::string folder = tree + "AccessPackages/";
  const Loaded loaded = load_files({{folder + "ap/ap.json", package_file}, {folder + "bq/bq.json", R"({"id":"bq",)", false}});
  REQUIRE(loaded.tenants.size() == 1);
  CHECK(loaded.tenants[0].packages.completeness == Completeness::incomplete);
}

TEST_CASE("an empty list of sponsors is no sponsor, no list is unknown") {
  const std::string org = R"([{"id":"org","displayName":"O","identitySources":[]}])";
  const std::string none =
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/connectedOrganizations('org')/internalSponsors","value":[]})";
  const Loaded loaded = load_files({{"a.json", org}, {"b.json", none}});
  REQUIRE(loaded.tenants.front().organizations.all.size() == 1);
  CHECK(loaded.tenants.front().organizations.all[0].internal_sponsors.is(0));
  CHECK_FALSE(loaded.tenants.front().organizations.all[0].external_sponsors.known());
}

TEST_CASE("settings nobody exported are not loaded") {
  const Loaded loaded = load_files({{"a.json", packages}});
  CHECK(loaded.tenants[0].settings.gap() == Gap{Reason::not_loaded, Field::settings});
}

TEST_CASE("the cloud is told by the host of the context") {
  const Loaded loaded = load_files(
      {{"a.json",
        R"({"@odata.context":"https://graph.microsoft.us/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages","value":[]})"}});
  REQUIRE(loaded.tenants.size() == 1);
  CHECK(loaded.tenants[0].cloud == Cloud::us_government);
}
