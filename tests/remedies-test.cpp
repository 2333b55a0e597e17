// Remedies that are there to be pasted do what they say.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>

#include "tests/program.h"

namespace {

using namespace entitlint;
using test::program;

std::string domains(std::string_view initial) {
  return R"({"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#domains", "value": [{"id": ")" + std::string(initial) +
         R"(", "isVerified": true, "isInitial": true, "isDefault": true}]})";
}

std::string packages(std::string_view host) {
  return R"({"@odata.context": "https://)" + std::string(host) +
         R"(/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages", "value": []})";
}

std::string ap504(const test::Scratch& folder) {
  const test::Answer answer = program({"check", "--select", "AP504", "--as-of", "2026-11-24", folder.path().string()});
  CHECK(answer.status < 2);
  return answer.out;
}

// What the remedy prints as the tenants of a configuration.
std::string tenants_in(const std::string& report) {
  const std::size_t begin = report.find("\"tenants\": {");
  REQUIRE(begin != std::string::npos);
  return report.substr(begin, report.find('}', begin) + 1 - begin);
}

}  // namespace

TEST_CASE("the tenants that AP504 prints separate folders that were mixed") {
  const test::Scratch folder;
  test::spill(folder.path() / "exports/old/domains.json", domains("fabrikam.onmicrosoft.com"));
  test::spill(folder.path() / "exports/now/domains.json", domains("contoso.onmicrosoft.com"));
  const std::string before = ap504(folder);
  CHECK(before.find("error AP504") != std::string::npos);
  CHECK(before.find("If each tenant keeps to its folder, ") != std::string::npos);
  const std::string tenants = tenants_in(before);
  CHECK(tenants == R"("tenants": {"exports/now": ["contoso.onmicrosoft.com"], "exports/old": ["fabrikam.onmicrosoft.com"]})");
  test::spill(folder.path() / ".entitlint.json", "{" + tenants + "}");
  CHECK(ap504(folder).find("AP504") == std::string::npos);
}

TEST_CASE("of files in one folder AP504 says how to part them, and its tenants fit that") {
  const test::Scratch mixed, apart;
  test::spill(mixed.path() / "exports/domains-1.json", domains("contoso.onmicrosoft.com"));
  test::spill(mixed.path() / "exports/domains-2.json", domains("fabrikam.onmicrosoft.com"));
  const std::string before = ap504(mixed);
  CHECK(before.find("Move the files of each tenant into a folder of its own") != std::string::npos);
  const std::string tenants = tenants_in(before);
  test::spill(apart.path() / "exports/contoso.onmicrosoft.com/domains.json", domains("contoso.onmicrosoft.com"));
  test::spill(apart.path() / "exports/fabrikam.onmicrosoft.com/domains.json", domains("fabrikam.onmicrosoft.com"));
  test::spill(apart.path() / "exports/other.json", packages("graph.microsoft.com"));
  CHECK(ap504(apart).find("AP504") != std::string::npos);  // the folders alone are not enough
  // Beside the folders of the two tenants another file may lie.
  test::spill(apart.path() / ".entitlint.json", "{" + tenants + "}");
  CHECK(ap504(apart).find("AP504") == std::string::npos);
}

TEST_CASE("tenants without a known domain get folders to be named") {
  const test::Scratch folder;
  test::spill(folder.path() / "exports/a.json", packages("graph.microsoft.com"));
  test::spill(folder.path() / "exports/b.json", packages("graph.microsoft.us"));
  CHECK(tenants_in(ap504(folder)) == R"("tenants": {"exports/first-tenant": [], "exports/second-tenant": []})");
}

TEST_CASE("what is on is not to be switched on") {
  const auto fix = [](std::string_view rule, std::string_view fixture) {
    const std::string folder = (test::root() / "tests" / "rules" / fixture).string();
    return program({"check", "--no-config", "--select", std::string(rule), "--as-of", "2026-11-24", folder}).out;
  };
  for (const std::string_view fixture : {"package-not-requestable/bad-empty-list-v1", "package-not-requestable/bad-empty-list-beta"}) {
    const std::string report = fix("AP203", fixture);
    CHECK(report.find("takes requests, but from an empty list") != std::string::npos);
    CHECK(report.find(" > Requests: name whom it is for.") != std::string::npos);
    CHECK(report.find("Enable new requests") == std::string::npos);
  }
  CHECK(fix("AP203", "package-not-requestable/bad-v1").find("Enable new requests = Yes") != std::string::npos);
}

TEST_CASE("the link that AP603 says to publish is written out only where the tenant's cloud is known") {
  const auto remedy_in = [](std::string_view context) {
    const test::Scratch folder;
    test::spill(folder.path() / "guide.md",
                "https://myaccess.microsoft.com/@contoso.com#/access-packages/99999999-2222-4333-8444-555555555555\n");
    test::spill(folder.path() / "packages.json",
                "{" + std::string(context) +
                    R"("value": [{"id": "11111111-2222-4333-8444-555555555555", "displayName": "Sales", "isHidden": true,
                       "createdDateTime": "2024-01-01T00:00:00Z", "catalog": {"id": "c1", "displayName": "Partners"},
                       "assignmentPolicies": [{"id": "p1", "displayName": "Staff", "allowedTargetScope": "allMemberUsers",
                         "specificAllowedTargets": [], "requestorSettings": {"enableTargetsToSelfAddAccess": true}}]}]})");
    const std::string report = program({"check", "--no-config", "--select", "AP603", "--as-of", "2026-11-24", "--tenant-domain",
                                        "contoso.com", folder.path().string()})
                                   .out;
    CHECK(report.find("AP603") != std::string::npos);
    return report;
  };
  const std::string link = "/@contoso.com#/access-packages/11111111-2222-4333-8444-555555555555 where its people look";
  const std::string context = "/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages\", ";
  CHECK(remedy_in("\"@odata.context\": \"https://graph.microsoft.com" + context).find("Publish https://myaccess.microsoft.com" + link) !=
        std::string::npos);
  CHECK(remedy_in("\"@odata.context\": \"https://graph.microsoft.us" + context).find("Publish https://myaccess.microsoft.us" + link) !=
        std::string::npos);
  CHECK(remedy_in("").find("Publish its My Access portal link where its people look") != std::string::npos);
}
