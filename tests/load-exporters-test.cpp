// What other tools than Graph itself write: typed PowerShell cmdlets, Tenant Configuration Management, Microsoft365DSC, the Tenant
// Management Framework, and the manifest of our own export script.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/load-support.h"
#include "tests/support.h"
#include "tool/input/discover.h"

using namespace entitlint;
using test::count;
using test::load_files;

namespace {

// The tenant of one sample file or folder.
Loaded load_sample(const std::string& name) {
  std::istringstream nothing;
  const std::vector<std::string> paths = {(test::shared() / "samples" / name).string()};
  DiscoverOptions options;
  options.base = test::shared();
  options.ignore_files = false;
  return load(discover(paths, options, nothing).sources, {});
}

const Tenant& only_tenant(const Loaded& loaded) {
  REQUIRE(loaded.tenants.size() == 1);
  return loaded.tenants.front();
}

bool is_gap(Reason reason, const auto& fact) {
  return !fact.known() && fact.gap().reason == reason;
}

const std::string cmdlet_policy = R"({
  "AccessPackage": {"Id": null, "DisplayName": null, "Catalog": null},
  "AllowedTargetScope": "allExternalUsers", "AutomaticRequestSettings": {"RequestAccessForAllowedTargets": null},
  "Description": "", "DisplayName": "Partners", "Expiration": {"Duration": {"Ticks": 77760000000000, "Days": 90, "TotalSeconds": 7776000},
  "EndDateTime": null, "Type": "afterDuration"}, "Id": "p1", "Questions": null,
  "RequestApprovalSettings": {"IsApprovalRequiredForAdd": true, "Stages": {"PrimaryApprovers": [{}], "FallbackPrimaryApprovers": null}},
  "RequestorSettings": {"EnableTargetsToSelfAddAccess": true, "EnableOnBehalfRequestorsToAddAccess": false},
  "ReviewSettings": {"IsEnabled": null, "Schedule": null}, "SpecificAllowedTargets": [],
  "AdditionalProperties": {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#x/assignmentPolicies/$entity"}})";

std::string resource(const std::string& type, const std::string& properties) {
  return R"({"displayName":"x","resourceType":"microsoft.entra.entitlementManagement)" + type + R"(","properties":{)" + properties + "}}";
}

std::string snapshot_of(const std::string& resources) {
  return R"({"id":"s","displayName":"Snapshot","parameters":[],"resources":[)" + resources + "]}";
}

const std::string framework_package =
    R"({"displayName":"Reps","isHidden":false,"catalog":"Sales","present":true,"oldNames":[],)"
    R"("accessPackageResources":[{"originSystem":"AadGroup","resourceRole":"Member","resourceIdentifier":"{{ group }}"}],)"
    R"("assignmentPolicies":[{"displayName":"Everybody","allowedTargetScope":"specificDirectoryUsers","present":true,)"
    R"("specificAllowedTargets":[{"type":"groupMembers","reference":"Sales"}],"expiration":{"type":"afterDuration","duration":"P90D"}},)"
    R"({"displayName":"Gone","allowedTargetScope":"allMemberUsers","present":false}]})";

}  // namespace

TEST_CASE("a policy of the typed cmdlets is read, and what is null in it says nothing") {
  const Loaded loaded = load_files({{"policy.json", cmdlet_policy}});
  const Tenant& tenant = only_tenant(loaded);
  CHECK(loaded.problems.empty());
  CHECK(tenant.exporter == "Graph PowerShell cmdlets");
  REQUIRE(tenant.policies.all.size() == 1);
  const Policy& policy = tenant.policies.all[0];
  CHECK(policy.id == "p1");
  CHECK(policy.scope.is(Scope::all_external_users));
  CHECK(is_gap(Reason::not_expanded, policy.package));
  CHECK(is_gap(Reason::not_expanded, policy.questions));
  CHECK(policy.automatic.is(false));
  REQUIRE(policy.expiry.known());
  CHECK(policy.expiry->duration == 90 * seconds_per_day);
  REQUIRE(policy.review.known());
  CHECK_FALSE(policy.review->enabled);
  REQUIRE(policy.stages.known());
  REQUIRE(policy.stages.value().size() == 1);
  CHECK(is_gap(Reason::not_expanded, policy.stages.value()[0].fallback));
  REQUIRE(policy.stages.value()[0].primary.known());
  CHECK_FALSE(policy.stages.value()[0].primary.value()[0].kind.known());
}

TEST_CASE("what a selection of the typed cmdlets left out is unknown, not unset") {
  const Loaded loaded =
      load_files({{"a.json", R"([{"Id":"p1","DisplayName":"Partners","AllowedTargetScope":"allMemberUsers",)"
                             R"("ReviewSettings":{"IsEnabled":null},"RequestorSettings":{"EnableTargetsToSelfAddAccess":null}},)"
                             R"({"Id":"p2","DisplayName":"More","AllowedTargetScope":"allMemberUsers"}])"},
                  {"b.json", R"({"Id":"a1","DisplayName":"Reps","IsHidden":null,"ResourceRoleScopes":null})"}});
  const Tenant& tenant = only_tenant(loaded);
  REQUIRE(tenant.policies.all.size() == 2);
  CHECK(is_gap(Reason::not_expanded, tenant.policies.all[0].review));
  CHECK(is_gap(Reason::not_expanded, tenant.policies.all[0].accepts));
}

TEST_CASE("depth damage of the typed cmdlets is noted at its place, and never data") {
  const std::string cut = R"({"Id":"p1","DisplayName":"P","AllowedTargetScope":"allMemberUsers","RequestApprovalSettings":)"
                          R"("Microsoft.Graph.PowerShell.Models.MicrosoftGraphAccessPackageAssignmentApprovalSettings"})";
  const Loaded loaded = load_files({{"a.json", cut}});
  REQUIRE(count(loaded, ProblemKind::cut_by_depth) == 1);
  CHECK(loaded.problems[0].place.span.begin == cut.find("\"Microsoft"));
  CHECK(loaded.problems[0].text == "requestApprovalSettings");
  CHECK(is_gap(Reason::cut, only_tenant(loaded).policies.all[0].approval));
}

TEST_CASE("a list whose objects were all cut is noted once and is not the collection") {
  const Loaded loaded = load_files(
      {{"a.json", R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs",)"
                  R"("value":["@{id=1; displayName=A}","@{id=2; displayName=B}"]})"}});
  CHECK(count(loaded, ProblemKind::cut_by_depth) == 1);
  CHECK(only_tenant(loaded).catalogs.completeness == Completeness::incomplete);
}

TEST_CASE("a snapshot's references by name are resolved") {
  const std::string resources =
      resource("AccessPackageCatalog",
               R"("DisplayName":"Sales","CatalogStatus":"Published","IsExternallyVisible":true,"Ensure":"Present")") +
      "," +
      resource("accesspackage", R"("DisplayName":"Reps","Id":"a1","CatalogId":"Sales","IsHidden":false,"AccessPackageResourceRoleScopes":)"
                                R"([{"Id":"r_s","AccessPackageResourceOriginId":"g1","AccessPackageResourceRoleDisplayName":"Owner"}])") +
      "," +
      resource("AccessPackageAssignmentPolicy",
               R"("DisplayName":"P","AccessPackageId":"Reps","RequestorSettings":{"ScopeType":"AllExternalSubjects",)"
               R"("AcceptRequests":true},"RequestApprovalSettings":{"IsApprovalRequired":true,"ApprovalStages":[{)"
               R"("PrimaryApprovers":[{"odataType":"#microsoft.graph.groupMembers","IsBackup":false}]}]})") +
      "," +
      resource("ConnectedOrganization",
               R"("DisplayName":"Wingtip","State":"configured","InternalSponsors":["a@b.example"],"ExternalSponsors":[],)"
               R"("IdentitySources":[{"odataType":"#microsoft.graph.azureActiveDirectoryTenant","ExternalTenantId":"t1"}])") +
      "," + resource("AccessPackageCatalog", R"("DisplayName":"Old","Ensure":"Absent")");
  for (const std::string& bytes : {snapshot_of(resources), R"({"ExportedAt":"x","Content":)" + snapshot_of(resources) + "}"}) {
    const Loaded loaded = load_files({{"snapshot.json", bytes}});
    const Tenant& tenant = only_tenant(loaded);
    CHECK(loaded.problems.empty());
    CHECK(tenant.exporter == "Tenant Configuration Management");
    REQUIRE(tenant.catalogs.all.size() == 1);
    CHECK(tenant.catalogs.completeness == Completeness::assumed);
    REQUIRE(tenant.packages.all.size() == 1);
    const Package& package = tenant.packages.all[0];
    REQUIRE(package.catalog.known());
    CHECK(package.catalog->target == &tenant.catalogs.all[0]);
    REQUIRE(package.roles.known());
    CHECK(package.roles.value()[0].role_name.is("Owner"));
    CHECK(package.roles.value()[0].origin_id.is("g1"));
    REQUIRE(package.policies.size() == 1);
    CHECK(package.policies[0]->scope.is(Scope::all_external_users));
    CHECK(package.policies[0]->stages.value()[0].primary.value()[0].kind.is(SubjectKind::group));
    CHECK(is_gap(Reason::not_expanded, package.policies[0]->stages.value()[0].primary.value()[0].id));
    REQUIRE(tenant.organizations.all.size() == 1);
    CHECK(tenant.organizations.all[0].internal_sponsors.is(1));
    CHECK(is_gap(Reason::not_expanded, tenant.organizations.all[0].external_sponsors));
    CHECK(tenant.organizations.all[0].sources.value()[0].tenant_id.is("t1"));
  }
}

TEST_CASE("snapshots kept one resource a file are a collection") {
  const Loaded loaded = load_files({{"s/microsoft.entra.entitlementmanagementaccesspackagecatalog/AADCatalog/A.json",
                                     resource("accesspackagecatalog", R"("DisplayName":"A","CatalogStatus":"Published")")},
                                    {"s/microsoft.entra.entitlementmanagementaccesspackagecatalog/AADCatalog/B.json",
                                     resource("accesspackagecatalog", R"("DisplayName":"B","CatalogStatus":"Published")")}});
  CHECK(only_tenant(loaded).catalogs.all.size() == 2);
  CHECK(only_tenant(loaded).catalogs.completeness == Completeness::assumed);
}

TEST_CASE("a folder of snapshots that says it is not complete is not taken for complete") {
  const std::string folder = "s/microsoft.entra.entitlementmanagementaccesspackagecatalog/AADCatalog/";
  const test::MemoryFile catalog{folder + "A.json", resource("accesspackagecatalog", R"("DisplayName":"A","CatalogStatus":"Published")")};
  const auto catalogs = [&](const std::string& manifest) {
    const Loaded loaded = load_files({{"s/.SnapshotManifest.json", manifest}, catalog});
    CHECK(loaded.problems.empty());
    return std::string(name(only_tenant(loaded).catalogs.completeness)) + only_tenant(loaded).catalogs.why;
  };
  CHECK(catalogs(R"({"IsComplete":true,"StaleResourceTypes":[]})") == "assumed");
  CHECK(catalogs(R"({"IsComplete":true,"StaleResourceTypes":["microsoft.entra.group"]})") == "assumed");
  CHECK(catalogs(R"({"IsComplete":false})") == "incompletes/.SnapshotManifest.json says that the snapshot is not complete");
  CHECK(catalogs(R"({"IsComplete":false,"StaleResourceTypes":["microsoft.entra.entitlementManagementAccessPackage"]})") ==
        "incompletes/.SnapshotManifest.json says that 1 resource type is of an earlier snapshot");
}

TEST_CASE("a snapshot whose job succeeded only in part is not taken for complete") {
  const auto catalogs = [](const std::string& status) {
    const Loaded loaded = load_files(
        {{"b.json", R"({"ExportedAt":"x","Status":")" + status + R"(","Content":)" +
                        snapshot_of(resource("AccessPackageCatalog", R"("DisplayName":"A","CatalogStatus":"Published")")) + "}"}});
    CHECK(loaded.problems.empty());
    return std::string(name(only_tenant(loaded).catalogs.completeness)) + " " + only_tenant(loaded).catalogs.why;
  };
  CHECK(catalogs("Succeeded") == "assumed ");
  CHECK(catalogs("partiallySuccessful") == "incomplete b.json says that the snapshot's status is partiallySuccessful");
}

TEST_CASE("a name that two packages have stays unresolved, and the reason is said") {
  const auto report = [](const std::string& type, const std::string& properties) {
    return R"({"ResourceName":"AADEntitlementManagement)" + type + R"(","ResourceInstanceName":"x",)" + properties + "}";
  };
  const std::string twice = report("AccessPackage", R"("DisplayName":"Reps","CatalogId":"Sales","IsHidden":false)");
  const Loaded loaded =
      load_files({{"M365Report.json", "[" + twice + "," + twice + "," +
                                          report("AccessPackageAssignmentPolicy", R"("DisplayName":"P","AccessPackageId":"reps")") + "," +
                                          report("Settings", R"("ExternalUserLifecycleAction":"none","IsSingleInstance":"Yes")") + "," +
                                          R"({"ResourceName":"AADGroup","ResourceInstanceName":"g","DisplayName":"G"}])"}});
  const Tenant& tenant = only_tenant(loaded);
  CHECK(loaded.problems.empty());
  CHECK(tenant.exporter == "Microsoft365DSC");
  CHECK(tenant.packages.all.size() == 2);
  CHECK(is_gap(Reason::ambiguous_name, tenant.policies.all[0].package));
  CHECK(tenant.settings.known());
}

TEST_CASE("the framework's packages bring their policies, and what is not to be present is left out") {
  const std::string catalogs =
      R"([{"displayName":"Sales","isExternallyVisible":false,"present":true},{"displayName":"Old","isExternallyVisible":true,"present":false}])";
  const std::string other = R"({"displayName":"Reps","isHidden":false,"catalog":"Support","present":true,"assignmentPolicies":[]})";
  const Loaded loaded =
      load_files({{"tmf/accessPackageCatalogs.json", catalogs}, {"tmf/accessPackages.json", "[" + framework_package + "," + other + "]"}});
  const Tenant& tenant = only_tenant(loaded);
  CHECK(loaded.problems.empty());
  CHECK(tenant.exporter == "Tenant Management Framework");
  REQUIRE(tenant.catalogs.all.size() == 1);
  CHECK(tenant.catalogs.completeness == Completeness::incomplete);
  REQUIRE(tenant.packages.all.size() == 2);
  CHECK(tenant.packages.all[0].catalog->target == &tenant.catalogs.all[0]);
  CHECK(tenant.packages.all[0].roles.value()[0].resource_name.is("{{ group }}"));
  CHECK(tenant.policies.completeness == Completeness::incomplete);
  REQUIRE(tenant.policies.all.size() == 1);
  REQUIRE(tenant.packages.all[0].policies.size() == 1);  // told from its namesake by the catalog
  const Policy& policy = *tenant.packages.all[0].policies[0];
  REQUIRE(policy.targets.value().size() == 1);
  CHECK(policy.targets.value()[0].kind.is(SubjectKind::group));
  CHECK(is_gap(Reason::not_expanded, policy.targets.value()[0].id));
}

TEST_CASE("unknown keys, new members and odd annotations never stop a run") {
  const std::string odd = R"("@microsoft.graph.tips":"x","catalog@odata.context":"y","brandNew":{"a":[1,{"b":null}]},"@odata.etag":7)";
  for (const std::string& object :
       {R"({"id":"1","displayName":"P","isHidden":false,)" + odd + "}",
        R"({"id":"1","displayName":"P","allowedTargetScope":"allMartians","specificAllowedTargets":[{"@odata.type":"#x.y.newKind"}],)" +
            odd + "}",
        R"({"Id":"1","DisplayName":"P","IsHidden":false,"BrandNew":[[],{}],)" + odd + "}",
        resource("AccessPackage", R"("DisplayName":"P","CatalogId":7,"BrandNew":{"A":[{}]},)" + odd),
        R"({"displayName":"P","catalog":"C","present":"perhaps","assignmentPolicies":"none","accessPackageResources":[3],)" + odd + "}"}) {
    CAPTURE(object);
    const Loaded loaded = load_files({{"a.json", "[" + object + "]"}});
    CHECK(only_tenant(loaded).packages.all.size() + only_tenant(loaded).policies.all.size() == 1);
    CHECK(loaded.files[0].role == FileRole::exported);
  }
}

TEST_CASE("Crossplane's YAML is recognised and refused") {
  const Loaded loaded =
      load_files({{"package.yaml", "---\napiVersion: identitygovernance.azuread.upbound.io/v1beta1\nkind: AccessPackage\n"}});
  CHECK(loaded.files[0].role == FileRole::unrecognised);
  REQUIRE(count(loaded, ProblemKind::unrecognised) == 1);
  CHECK(loaded.problems[0].text.starts_with("a Crossplane manifest"));
}

TEST_CASE("a manifest proves what it counts, and tells what was refused") {
  const auto manifest = [](const std::string& count) {
    return R"({"entitlintExport":1,"tenant":"T1","time":"2026-11-22T03:00:00Z","complete":false,"requests":[)"
           R"({"collection":"catalogs","url":"/x","status":200,"count":)" +
           count + R"(,"file":"catalogs.json"},{"collection":"connectedOrganizations","url":"/y","status":403,"count":0}]})";
  };
  const test::MemoryFile catalogs{"e/catalogs.json", R"([{"id":"c1","displayName":"A","catalogType":"userManaged","state":"published"}])"};
  const Loaded good = load_files({{"e/export.manifest.json", manifest("1")}, catalogs});
  CHECK(only_tenant(good).catalogs.completeness == Completeness::proven);
  CHECK(only_tenant(good).organizations.completeness == Completeness::incomplete);
  CHECK(only_tenant(good).organizations.why == "e/export.manifest.json says that the request for connected organizations failed (403)");
  CHECK(only_tenant(good).exported == "2026-11-22");
  CHECK(only_tenant(good).id == "t1");
  CHECK(good.problems.empty());
  const Loaded less = load_files({{"e/export.manifest.json", manifest("2")}, catalogs});
  CHECK(only_tenant(less).catalogs.why == "e/catalogs.json holds 1 of the 2 catalogs that e/export.manifest.json counts");
  const Loaded none = load_files({{"e/export.manifest.json", manifest("2")}});
  CHECK(only_tenant(none).catalogs.completeness == Completeness::incomplete);
}

TEST_CASE("a manifest that does not call the export complete proves nothing") {
  const auto catalogs = [](const std::string& complete) {
    const Loaded loaded = load_files(
        {{"export.manifest.json", R"({"entitlintExport":1,)" + complete +
                                      R"("requests":[{"collection":"catalogs","status":200,"count":1,"file":"catalogs.json"}]})"},
         {"catalogs.json",
          R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs",)"
          R"("value":[{"id":"c1","displayName":"A","catalogType":"userManaged","state":"published"}]})"}});
    return std::string(name(only_tenant(loaded).catalogs.completeness)) + " " + only_tenant(loaded).catalogs.why;
  };
  CHECK(catalogs(R"("complete":true,)") == "proven ");
  for (const char* other : {R"("complete":false,)", "", R"("complete":"true",)"}) {
    CHECK(catalogs(other) == "incomplete export.manifest.json says that the export is not complete");
  }
}

TEST_CASE("the shared samples of every format have the right inventory") {
  if (test::shared().empty()) return;
  struct Expected {
    const char* sample;
    std::size_t catalogs, packages, policies, organizations, problems;
  };
  for (const Expected& each :
       {Expected{"derived/graph-powershell-sdk", 0, 0, 1, 0, 0}, Expected{"derived/tcm-snapshot", 1, 1, 1, 0, 0},
        Expected{"derived/entraops-git", 0, 0, 1, 0, 0}, Expected{"derived/m365dsc", 1, 1, 1, 1, 0}, Expected{"tmf", 1, 2, 2, 0, 0},
        Expected{"derived/powershell-truncated/one-policy-depth2.json", 0, 0, 1, 0, 1},
        Expected{"derived/powershell-truncated/policy-list-response-depth2.json", 0, 0, 1, 0, 5},
        Expected{"derived/entraexporter-v3", 0, 1, 1, 1, 0}, Expected{"derived/encodings/policy.utf16le-bom-crlf.json", 0, 0, 1, 0, 0},
        Expected{"derived/encodings/policy.utf8-bom-crlf.json", 0, 0, 1, 0, 0}}) {
    CAPTURE(each.sample);
    const Loaded loaded = load_sample(each.sample);
    const Tenant& tenant = only_tenant(loaded);
    CHECK(tenant.catalogs.all.size() == each.catalogs);
    CHECK(tenant.packages.all.size() == each.packages);
    CHECK(tenant.policies.all.size() == each.policies);
    CHECK(tenant.organizations.all.size() == each.organizations);
    CHECK(loaded.problems.size() == each.problems);
  }
}

TEST_CASE("the sample snapshot's package stands in its catalog, its policy in the package") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("derived/tcm-snapshot");
  const Tenant& tenant = only_tenant(loaded);
  CHECK(tenant.catalogs.all[0].packages.size() == 1);
  CHECK(tenant.packages.all[0].policies.size() == 1);
}
