// What a JSON object is, told by its keys.
#include <doctest/doctest.h>

#include <string>

#include "tests/model-decoded.h"

using namespace entitlint;
using test::Decoded;

namespace {

Entity entity(const std::string& text, RecordContext context = {}) {
  return Decoded(text, context).entity;
}

}  // namespace

TEST_CASE("objects are told by their keys") {
  const std::pair<const char*, Entity> objects[] = {
      {R"({"id":"c1","catalogType":"userManaged"})", Entity::catalog},
      {R"({"id":"c1","isExternallyVisible":true,"catalogStatus":"Published"})", Entity::catalog},
      {R"({"id":"c1","isExternallyVisible":true})", Entity::unknown},
      {R"({"id":"p1","displayName":"Sales","description":"","isHidden":false})", Entity::package},
      {R"({"id":"p1","isHidden":false,"identitySources":[]})", Entity::organization},
      {R"({"id":"p1","resourceRoleScopes":[]})", Entity::package},
      {R"({"id":"a1","allowedTargetScope":"allMemberUsers"})", Entity::policy},
      {R"({"id":"a1","accessPackageId":"p1","durationInDays":365})", Entity::policy},
      {R"({"id":"a1","accessPackageId":"p1"})", Entity::unknown},
      {R"({"id":"x1","accessPackageId":"p1","canExtend":true,"assignmentState":"Delivered"})", Entity::assignment},
      {R"({"id":"x1","requestType":"userAdd","state":"delivered"})", Entity::assignment},
      {R"({"id":"x1","schedule":null,"state":"delivered","status":"Delivered"})", Entity::assignment},
      {R"({"id":"o1","identitySources":[]})", Entity::organization},
      {R"({"externalUserLifecycleAction":"none"})", Entity::settings},
      {R"({"id":"t0","verifiedDomains":[]})", Entity::tenant},
      {R"({"id":"contoso.com","isVerified":true})", Entity::domain},
      {R"({"id":"r1","originId":"g1","originSystem":"AadGroup"})", Entity::resource},
      {R"({"role":{"originId":"Member_g1"},"scope":{"originId":"g1"}})", Entity::resource},
      {R"({"id":"x1","roleDefinitionId":"d1","appScopeId":"/"})", Entity::role_assignment},
      {R"({"id":"a1","displayName":"b"})", Entity::unknown},
      {R"({})", Entity::unknown},
      {R"([{"isHidden":true}])", Entity::unknown},
  };
  for (const auto& row : objects) {
    const auto [text, expected] = row;
    CAPTURE(row.first);
    CHECK(entity(text) == expected);
  }
}

TEST_CASE("a type decides before keys, whatever its namespace and case") {
  CHECK(entity(R"({"@odata.type":"#microsoft.graph.accessPackage","id":"p1"})") == Entity::package);
  CHECK(entity(R"({"@odata.type":"microsoft.graph.AccessPackageCatalog","id":"c1"})") == Entity::catalog);
  CHECK(entity(R"({"@odata.type":"#Microsoft.IGAELM.EC.FrontEnd.ExternalModel.accessPackageAssignmentPolicy"})") == Entity::policy);
  CHECK(entity(R"({"@odata.type":"#microsoft.graph.somethingNew","isHidden":false})") == Entity::package);
}

TEST_CASE("the collection decides where keys tell nothing") {
  CHECK(entity(R"({"id":"p1","displayName":"Sales"})", {.collection = "accessPackages"}) == Entity::package);
  CHECK(entity(R"({"id":"g1","displayName":"Sales"})", {.collection = "incompatibleGroups"}) == Entity::directory_object);
  CHECK(entity(R"({"id":"x1","state":"delivered"})", {.collection = "assignments"}) == Entity::assignment);
  CHECK(
      entity(
          R"({"id":"a1","@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/assignmentPolicies/$entity"})") ==
      Entity::policy);
  CHECK(entity(R"({"id":"s1","values":[]})", {.collection = "settings"}) == Entity::unknown);
}

TEST_CASE("the path of a sponsor makes it the sponsor of its organization") {
  const Decoded sponsor(R"({"@odata.type":"#microsoft.graph.user","id":"u1"})",
                        {.organization_in_path = "o1", .relation_in_path = "InternalSponsors"});
  CHECK(sponsor.entity == Entity::directory_object);
  REQUIRE(sponsor.part.sponsors.size() == 1);
  CHECK(sponsor.part.sponsors[0].organization == "o1");
  CHECK(sponsor.part.sponsors[0].internal);
  const Decoded other(R"({"id":"u1"})", {.organization_in_path = "o1", .relation_in_path = "ExternalSponsors"});
  REQUIRE(other.part.sponsors.size() == 1);
  CHECK_FALSE(other.part.sponsors[0].internal);
}

TEST_CASE("what is known but not used is counted apart from what is not known") {
  const Decoded assignment(R"({"id":"x1","assignmentState":"Delivered"})");
  CHECK(assignment.part.ignored == 1);
  CHECK(assignment.part.unrecognised == 0);
  const Decoded report(R"({"AccessPackageName":"Sales","Policies":[]})");
  CHECK(report.part.ignored == 0);
  CHECK(report.part.unrecognised == 1);
}

TEST_CASE("a context or address names its set") {
  const std::pair<const char*, const char*> contexts[] = {
      {"https://graph.microsoft.com/beta/$metadata#accessPackageCatalogs", "accessPackageCatalogs"},
      {"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs('1')/resources/$entity", "resources"},
      {"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages(catalog())", "accessPackages"},
      {"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages(catalog(id),a/b(c))",
       "accessPackages"},
      {"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages/filterByCurrentUser(on='a/b')",
       "filterByCurrentUser"},
      {"https://graph.microsoft.com/v1.0/$metadata#organization(id,displayName,verifiedDomains)/$entity", "organization"},
      {"https://graph.microsoft.com/v1.0/identityGovernance/entitlementManagement/catalogs/32efb28c-9a7a-446c-986b-ca6528c6669d/"
       "customWorkflowExtensions",
       "customWorkflowExtensions"},
      {"/identityGovernance/entitlementManagement/accessPackages?$expand=catalog", "accessPackages"},
      {"/identityGovernance/entitlementManagement/accessPackages/32efb28c-9a7a-446c-986b-ca6528c6669d", "accessPackages"},
      {"identityGovernance/entitlementManagement/settings", "settings"},
      {"https://graph.microsoft.com/v1.0/", ""},
      {"https://graph.microsoft.com", ""},
      {"", ""},
  };
  for (const auto& row : contexts) {
    const auto [context, set] = row;
    CAPTURE(row.first);
    CHECK(collection_of_context(context) == set);
  }
}

TEST_CASE("only Graph hosts with a My Access host of their own name a cloud") {
  CHECK(cloud_of_graph_host("https://graph.microsoft.com/v1.0/$metadata#x") == Cloud::commercial);
  CHECK(cloud_of_graph_host("https://GRAPH.microsoft.us/v1.0") == Cloud::us_government);
  CHECK(cloud_of_graph_host("https://graph.microsoft.com") == Cloud::commercial);
  for (const char* url : {"https://dod-graph.microsoft.us/v1.0", "https://microsoftgraph.chinacloudapi.cn/v1.0",
                          "https://graph.microsoft.com.example/v1.0", "graph.microsoft.com/v1.0", ""}) {
    CAPTURE(url);
    CHECK(cloud_of_graph_host(url) == Cloud::unknown);
  }
}
