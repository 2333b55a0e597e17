// Objects that one format knows by id and another by name are one object.
#include <doctest/doctest.h>

#include "tests/load-support.h"
#include "tests/terraform-plan.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

const std::string catalogs =
    R"([{"id":"c1","displayName":"Sales","catalogType":"userManaged","state":"published","isExternallyVisible":true},)"
    R"({"id":"c2","displayName":"Support","catalogType":"userManaged","state":"published","isExternallyVisible":true}])";
const std::string packages = R"([{"id":"a1","displayName":"Reps","isHidden":false,"catalog":{"id":"c1"}},)"
                             R"({"id":"a2","displayName":"Reps","isHidden":false,"catalog":{"id":"c2"}}])";
const std::string policies =
    R"([{"id":"f1","displayName":"Initial Policy","allowedTargetScope":"allMemberUsers","accessPackage":{"id":"a1"}},)"
    R"({"id":"f2","displayName":"Initial Policy","allowedTargetScope":"allMemberUsers","accessPackage":{"id":"a2"}}])";
const std::string framework =
    R"([{"displayName":"Reps","isHidden":true,"isRoleScopesVisible":true,"catalog":"Sales","present":true,"accessPackageResources":[],)"
    R"("assignmentPolicies":[{"displayName":"Initial Policy","allowedTargetScope":"allMemberUsers","present":true},)"
    R"({"displayName":"New","allowedTargetScope":"allMemberUsers","present":true}]}])";

}  // namespace

TEST_CASE("what a configuration names and an export has with its id counts once") {
  Loaded loaded = load_files({{"catalogs.json", catalogs},
                              {"packages.json", packages},
                              {"policies.json", policies},
                              {"tmf/accessPackages.json", framework},
                              {"tmf/catalogs.json", R"([{"displayName":"sales","isExternallyVisible":false,"present":true}])"}});
  const Tenant& tenant = only(loaded);
  CHECK(tenant.catalogs.all.size() == 2);
  REQUIRE(tenant.packages.all.size() == 2);
  CHECK(tenant.packages.find("a1")->policies.size() == 2);  // of which one is only named
  CHECK(tenant.packages.find("a2")->policies.size() == 1);
  CHECK(tenant.policies.all.size() == 3);
  // The export saw the object itself: nothing that it says is overruled or contradicted.
  CHECK(tenant.catalogs.find("c1")->external.is(true));
  CHECK(tenant.packages.find("a1")->hidden.is(false));
  CHECK(count(loaded, ProblemKind::conflicting_copies) == 0);
}

TEST_CASE("a name that two have, or that stands elsewhere, is no proof") {
  const std::string twice = R"([{"id":"c1","displayName":"Sales","catalogType":"userManaged","state":"published"},)"
                            R"({"id":"c2","displayName":"Sales","catalogType":"userManaged","state":"published"}])";
  Loaded ambiguous =
      load_files({{"catalogs.json", twice}, {"tmf.json", R"([{"displayName":"Sales","isExternallyVisible":false,"present":true}])"}});
  CHECK(only(ambiguous).catalogs.all.size() == 3);
  Loaded elsewhere = load_files({{"catalogs.json", catalogs},
                                 {"packages.json", R"([{"id":"a2","displayName":"Reps","isHidden":false,"catalog":{"id":"c2"}}])"},
                                 {"tmf.json", framework}});
  CHECK(only(elsewhere).packages.all.size() == 2);
  // The same where the catalog that is named is not here at all.
  Loaded nowhere = load_files({{"packages.json", R"([{"id":"a2","displayName":"Reps","isHidden":false,"catalog":{"id":"c2"}}])"},
                               {"policies.json", R"([{"id":"f2","displayName":"Initial Policy","allowedTargetScope":"allMemberUsers",)"
                                                 R"("accessPackage":{"id":"a2"}}])"},
                               {"tmf.json", framework}});
  CHECK(only(nowhere).policies.all.size() == 3);
}

TEST_CASE("what a plan makes is not what is there, whatever it is called") {
  Loaded loaded = load_files(
      {{"catalogs.json", catalogs}, {"plan.json", plan({created("azuread_access_package_catalog.c", R"({"display_name":"Sales"})")})}});
  CHECK(only(loaded).catalogs.all.size() == 3);
}

TEST_CASE("a Graph call that a state remembers without an id is the policy that the export has") {
  const std::string state = R"({"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[)"
                            R"({"address":"msgraph_resource_action.p","mode":"managed","type":"msgraph_resource_action","values":{)"
                            R"("resource_url":"identityGovernance/entitlementManagement/assignmentPolicies","method":"POST","body":{)"
                            R"("displayName":"Initial Policy","allowedTargetScope":"allMemberUsers","accessPackage":{"id":"a1"}}}}]}}})";
  Loaded loaded = load_files({{"packages.json", packages}, {"policies.json", policies}, {"state.json", state}});
  CHECK(only(loaded).policies.all.size() == 2);
  CHECK(only(loaded).policies.find("f1")->address == "msgraph_resource_action.p");
}
