// Terraform plans and states: what is read, at which moment, and how links whose ids are not known yet are followed.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/load-support.h"
#include "tests/support.h"
#include "tests/terraform-plan.h"
#include "tool/input/discover.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

const std::string two_catalogs = created(R"(azuread_access_package_catalog.this["eng"])", R"({"display_name":"Engineering"})") + "," +
                                 created(R"(azuread_access_package_catalog.this["hr"])", R"({"display_name":"HR"})");

constexpr const char* policy_before = R"({"id":"f1","access_package_id":"a1","display_name":"Partners","duration_in_days":90,
  "expiration_date":"","extension_enabled":false,"question":[],"assignment_review_settings":[],"approval_settings":[],
  "requestor_settings":[{"requests_accepted":true,"scope_type":"AllExternalSubjects","requestor":[]}]})";
constexpr const char* policy_after = R"({"id":"f1","access_package_id":"a1","display_name":"Partners","duration_in_days":180,
  "expiration_date":"","extension_enabled":false,"question":[],"assignment_review_settings":[],"approval_settings":[],
  "requestor_settings":[{"requests_accepted":true,"scope_type":"AllExternalSubjects","requestor":[]}]})";
constexpr const char* package_values = R"({"id":"a1","display_name":"Portal","description":"d","hidden":false,"catalog_id":"c1"})";

}  // namespace

TEST_CASE("a plan's created objects have addresses, defaults and no ids") {
  Loaded loaded = load_files({{"plan.json", plan({created("azuread_access_package_assignment_policy.open", R"({"display_name":"Open",
      "duration_in_days":null,"expiration_date":null,"extension_enabled":null,"question":[],"assignment_review_settings":[],
      "approval_settings":[],"requestor_settings":[{"requests_accepted":null,"scope_type":"AllExternalSubjects","requestor":[]}]})",
                                                          unknown_package)})}});
  const Tenant& tenant = only(loaded);
  REQUIRE(tenant.policies.all.size() == 1);
  const Policy& policy = tenant.policies.all.front();
  CHECK(policy.dialect == Dialect::terraform);
  CHECK(policy.address == "azuread_access_package_assignment_policy.open");
  CHECK(policy.planned == Planned::created);
  CHECK(policy.id.empty());
  CHECK(policy.label() == "Open");
  CHECK(policy.scope.is(Scope::all_external_users));
  CHECK(policy.accepts.is(false));
  CHECK(policy.approval.is(false));
  CHECK(policy.automatic.is(false));
  CHECK(policy.can_extend.is(false));
  REQUIRE(policy.expiry.known());
  CHECK(policy.expiry->kind == Expiry::Kind::never);
  CHECK_FALSE(policy.expiry->never_or_hours);
  REQUIRE(policy.review.known());
  CHECK_FALSE(policy.review->enabled);
  CHECK(policy.package.gap().reason == Reason::unknown_until_apply);
  CHECK(tenant.exporter == "Terraform plan");
  CHECK(tenant.policies.completeness == Completeness::incomplete);
}

TEST_CASE("what an empty block says stands on its key") {
  const std::string text = plan({change("azuread_access_package_assignment_policy.open", R"(["update"])", policy_before, policy_after)});
  Loaded loaded = load_files({{"plan.json", text}});
  const Policy& policy = only(loaded).policies.all.front();
  const auto written = [&](Place place) { return text.substr(place.span.begin, place.span.size()); };
  REQUIRE(policy.review.known());
  CHECK(written(policy.review.place()) == "\"assignment_review_settings\"");
  CHECK(written(policy.approval.place()) == "\"approval_settings\"");
}

TEST_CASE("what a plan does not know yet is a gap at its place, not a missing approver") {
  Loaded loaded = load_files(
      {{"plan.json",
        plan({created(
            "azuread_access_package_assignment_policy.ext", R"({"display_name":"Ext",
      "approval_settings":[{"approval_required":true,"approval_stage":[{"approval_timeout_in_days":14,"alternative_approver":[],
      "primary_approver":[{"backup":null,"subject_type":"groupMembers"},{"backup":true,"object_id":"u1","subject_type":"SingleUser"}]}]}]})",
            R"({"id":true,"requestor_settings":true,"approval_settings":[{"approval_stage":[{"primary_approver":[{"object_id":true},{}]}]}]})")})}});
  const Policy& policy = only(loaded).policies.all.front();
  REQUIRE(policy.stages.known());
  REQUIRE(policy.stages->size() == 1);
  const Stage& stage = policy.stages->front();
  CHECK(stage.timeout.is(14 * seconds_per_day));
  REQUIRE(stage.primary.known());
  REQUIRE(stage.primary->size() == 1);
  CHECK(stage.primary->front().id.gap().reason == Reason::unknown_until_apply);
  REQUIRE(stage.fallback->size() == 1);
  CHECK(stage.fallback->front().kind.is(SubjectKind::user));
  CHECK(policy.scope.gap().reason == Reason::unknown_until_apply);
  CHECK(policy.accepts.gap().reason == Reason::unknown_until_apply);
}

TEST_CASE("links are followed to instances of for_each, by key or by pairing") {
  const std::string resources =
      links(
          "azuread_access_package.named", "catalog_id",
          R"(["azuread_access_package_catalog.this[\"eng\"].id","azuread_access_package_catalog.this[\"eng\"]","azuread_access_package_catalog.this"])") +
      "," + links("azuread_access_package.paired", "catalog_id", R"(["azuread_access_package_catalog.this","each.key"])") + "," +
      links("azuread_access_package.looked_up", "catalog_id",
            R"(["azuread_access_package_catalog.this","each.value.catalog","each.value"])") +
      "," +
      links("azuread_access_package.over", "catalog_id", R"(["each.value.id","each.value"])",
            R"(,"for_each_expression":{"references":["azuread_access_package_catalog.this"]})") +
      "," + links("azuread_access_package.either", "catalog_id", R"(["azuread_access_package_catalog.this[\"eng\"].id",
        "azuread_access_package_catalog.this[\"eng\"]","azuread_access_package_catalog.this[\"hr\"].id",
        "azuread_access_package_catalog.this[\"hr\"]","azuread_access_package_catalog.this"])");
  Loaded loaded = load_files({{"plan.json", plan({two_catalogs, created("azuread_access_package.named", "{}", unknown_catalog),
                                                  created(R"(azuread_access_package.paired["hr"])", "{}", unknown_catalog),
                                                  created(R"(azuread_access_package.paired["law"])", "{}", unknown_catalog),
                                                  created(R"(azuread_access_package.looked_up["x"])", "{}", unknown_catalog),
                                                  created(R"(azuread_access_package.over["eng"])", "{}", unknown_catalog),
                                                  created("azuread_access_package.either", "{}", unknown_catalog)},
                                                 root_module(resources))}});
  const Tenant& tenant = only(loaded);
  CHECK(catalog_of(tenant, "azuread_access_package.named") == "Engineering");
  CHECK(catalog_of(tenant, R"(azuread_access_package.paired["hr"])") == "HR");
  CHECK(catalog_of(tenant, R"(azuread_access_package.over["eng"])") == "Engineering");
  const std::string later(name(Reason::unknown_until_apply));
  CHECK(catalog_of(tenant, R"(azuread_access_package.paired["law"])") == later);
  CHECK(catalog_of(tenant, R"(azuread_access_package.looked_up["x"])") == later);  // one of two: not said which
  CHECK(catalog_of(tenant, "azuread_access_package.either") == later);
}

TEST_CASE("links are followed through count, module inputs and module outputs") {
  const std::string catalogs = R"({"source":"./catalogs","module":{"outputs":{"id":{"expression":{"references":
      ["azuread_access_package_catalog.c[0].id","azuread_access_package_catalog.c[0]","azuread_access_package_catalog.c"]}}},"resources":[]}})";
  const std::string packages = R"({"source":"./packages","for_each_expression":{"references":["var.teams"]},
      "expressions":{"catalog":{"references":["module.catalogs.id","module.catalogs"]}},"module":{"resources":[)" +
                               links("azuread_access_package.p", "catalog_id", R"(["var.catalog"])") + "," +
                               links("azuread_access_package_assignment_policy.p", "access_package_id",
                                     R"(["azuread_access_package.p.id","azuread_access_package.p"])") +
                               "]}}";
  Loaded loaded = load_files(
      {{"plan.json",
        plan({created("module.catalogs.azuread_access_package_catalog.c[0]", R"({"display_name":"Shared"})"),
              created(R"(module.team["a.b"].azuread_access_package.p)", R"({"display_name":"A"})", unknown_catalog),
              created(R"(module.team["c"].azuread_access_package.p)", R"({"display_name":"C"})", unknown_catalog),
              created(R"(module.team["c"].azuread_access_package_assignment_policy.p)", R"({"display_name":"P"})", unknown_package)},
             root_module("", "{\"catalogs\":" + catalogs + ",\"team\":" + packages + "}"))}});
  const Tenant& tenant = only(loaded);
  CHECK(catalog_of(tenant, R"(module.team["a.b"].azuread_access_package.p)") == "Shared");
  CHECK(catalog_of(tenant, R"(module.team["c"].azuread_access_package.p)") == "Shared");
  REQUIRE(tenant.policies.all.front().package.known());
  REQUIRE(tenant.policies.all.front().package->target != nullptr);
  CHECK(tenant.policies.all.front().package->target->label() == "C");
  CHECK(package(tenant, R"(module.team["c"].azuread_access_package.p)").policies_expanded.is(true));
}

TEST_CASE("an update is the same object at two moments") {
  Loaded loaded = load_files(
      {{"plan.json", plan({change("azuread_access_package_assignment_policy.ext", R"(["update"])", policy_before, policy_after)})}});
  REQUIRE(loaded.now.size() == 1);
  CHECK(loaded.planned == std::vector<std::size_t>{0});
  REQUIRE(loaded.now[0].policies.all.size() == 1);
  REQUIRE(only(loaded).policies.all.size() == 1);
  CHECK(loaded.now[0].policies.all[0].expiry->duration == 90 * seconds_per_day);
  CHECK(loaded.tenants[0].policies.all[0].expiry->duration == 180 * seconds_per_day);
  CHECK(loaded.tenants[0].policies.all[0].planned == Planned::updated);
}

TEST_CASE("a deletion removes, a replacement makes a new one, a no-op leaves alone") {
  const std::string other = R"({"id":"a2","display_name":"Other","hidden":true,"catalog_id":"c1"})";
  Loaded loaded =
      load_files({{"plan.json", plan({change("azuread_access_package_assignment_policy.ext", R"(["delete"])", policy_before, "null"),
                                      change("azuread_access_package.dev", R"(["delete","create"])", package_values,
                                             R"({"display_name":"Portal","hidden":true,"catalog_id":"c1"})", R"({"id":true})"),
                                      change("azuread_access_package.kept", R"(["no-op"])", other, other)})}});
  const Tenant& now = loaded.now.at(0);
  CHECK(now.policies.all.size() == 1);
  CHECK(now.packages.find("a1") != nullptr);
  const Tenant& planned = only(loaded);
  CHECK(planned.policies.all.empty());
  CHECK(planned.packages.find("a1") == nullptr);
  CHECK(package(planned, "azuread_access_package.dev").hidden.is(true));
  CHECK(package(planned, "azuread_access_package.dev").planned == Planned::created);
  CHECK(package(planned, "azuread_access_package.kept").planned == Planned::kept);
}

TEST_CASE("an object in an export and in a plan is one, and ids known in either resolve") {
  const std::string exported = R"({"value":[{"id":"C1","displayName":"Sales","catalogType":"userManaged","state":"published",
      "isExternallyVisible":false}]})";
  const std::string policies = R"({"value":[{"id":"F1","displayName":"Partners","allowedTargetScope":"allMemberUsers",
      "specificAllowedTargets":[],"accessPackage":{"id":"A1"},"automaticRequestSettings":null,"expiration":{"type":"noExpiration"},
      "requestorSettings":{"enableTargetsToSelfAddAccess":true},"requestApprovalSettings":{"isApprovalRequiredForAdd":false,"stages":[]}}]})";
  Loaded loaded =
      load_files({{"catalogs.json", exported},
                  {"policies.json", policies},
                  {"plan.json", plan({change("azuread_access_package_assignment_policy.ext", R"(["update"])", policy_before, policy_after),
                                      change("azuread_access_package.dev", R"(["no-op"])", package_values, package_values)})}});
  const Tenant& planned = only(loaded);
  REQUIRE(planned.policies.all.size() == 1);
  CHECK(planned.policies.all[0].scope.is(Scope::all_external_users));  // the plan's word lies over the export's
  CHECK(loaded.now.at(0).policies.all[0].scope.is(Scope::all_members));
  CHECK(catalog_of(planned, "azuread_access_package.dev") == "Sales");
  CHECK(planned.packages.all.front().policies.size() == 1);
}

TEST_CASE("associations give a package its roles") {
  const std::string resources =
      links("azuread_access_package_resource_package_association.g", "catalog_resource_association_id",
            R"(["azuread_access_package_resource_catalog_association.g.id"])") +
      "," + links("azuread_access_package_resource_package_association.g", "access_package_id", R"(["azuread_access_package.dev.id"])");
  const std::string both_links = R"({"address":"azuread_access_package_resource_package_association.g","expressions":{
      "catalog_resource_association_id":{"references":["azuread_access_package_resource_catalog_association.g.id"]},
      "access_package_id":{"references":["azuread_access_package.dev.id","azuread_access_package.dev"]}}})";
  Loaded loaded =
      load_files({{"plan.json", plan({created("azuread_access_package.dev", R"({"display_name":"Dev"})"),
                                      created("azuread_access_package.empty", R"({})"),
                                      created("azuread_access_package_resource_catalog_association.g",
                                              R"({"resource_origin_id":"g1","resource_origin_system":"AadGroup"})"),
                                      created("azuread_access_package_resource_package_association.g", R"({"access_type":"Owner"})",
                                              R"({"id":true,"access_package_id":true,"catalog_resource_association_id":true})")},
                                     root_module(both_links))}});
  const Tenant& tenant = only(loaded);
  const Package& dev = package(tenant, "azuread_access_package.dev");
  REQUIRE(dev.roles.known());
  REQUIRE(dev.roles->size() == 1);
  CHECK(dev.roles->front().origin_id.is("g1"));
  CHECK(dev.roles->front().role_origin_id.is("Owner_g1"));
  REQUIRE(package(tenant, "azuread_access_package.empty").roles.known());
  CHECK(package(tenant, "azuread_access_package.empty").roles->empty());
}

TEST_CASE("a Graph body in a plan is read by the Graph decoders") {
  const std::string body = R"({"url":"identityGovernance/entitlementManagement/assignmentPolicies","api_version":"v1.0","body":{
      "displayName":"Auto","allowedTargetScope":"specificDirectoryUsers","specificAllowedTargets":[],"accessPackage":{},
      "requestorSettings":{"enableTargetsToSelfAddAccess":true}}})";
  Loaded loaded = load_files(
      {{"plan.json",
        plan({created("azuread_access_package.dev", R"({"display_name":"Dev"})"),
              created("msgraph_resource.auto", body, R"({"id":true,"output":true,"body":{"accessPackage":{"id":true}}})")},
             root_module(links("msgraph_resource.auto", "body", R"(["azuread_access_package.dev.id","azuread_access_package.dev"])")))}});
  const Tenant& tenant = only(loaded);
  REQUIRE(tenant.policies.all.size() == 1);
  const Policy& policy = tenant.policies.all[0];
  CHECK(policy.dialect == Dialect::v1);
  CHECK(policy.address == "msgraph_resource.auto");
  CHECK(policy.scope.is(Scope::specific_directory_users));
  REQUIRE(policy.package.known());
  REQUIRE(policy.package->target != nullptr);
  CHECK(policy.package->target->label() == "Dev");
}

TEST_CASE("a Graph call that a plan cannot tell yet leaves roles and policies of new packages open") {
  Loaded loaded = load_files({{"plan.json", plan({created("azuread_access_package.dev", R"({"display_name":"Dev"})"),
                                                  created("msgraph_resource.role", "{}", R"({"url":true,"body":true})")})}});
  const Package& dev = package(only(loaded), "azuread_access_package.dev");
  CHECK(dev.roles.gap().reason == Reason::unknown_until_apply);
  CHECK_FALSE(dev.policies_expanded.known());
}

TEST_CASE("a state as shown and a raw state are read alike") {
  const std::string values = R"({"id":"c1","display_name":"Engineering","externally_visible":true,"published":false})";
  Loaded shown =
      load_files({{"state.json", R"({"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"child_modules":[
      {"address":"module.m","resources":[{"address":"module.m.azuread_access_package_catalog.c[\"e\"]","mode":"managed",
      "type":"azuread_access_package_catalog","values":)" +
                                     values + R"(}]}]}}})"}});
  Loaded raw = load_files({{"terraform.tfstate", R"({"version":4,"lineage":"l","resources":[{"module":"module.m","mode":"managed",
      "type":"azuread_access_package_catalog","name":"c","instances":[{"index_key":"e","attributes":)" +
                                                     values + "}]}]}"}});
  for (Loaded* loaded : {&shown, &raw}) {
    const Tenant& tenant = only(*loaded);
    REQUIRE(tenant.catalogs.all.size() == 1);
    CHECK(tenant.catalogs.all[0].address == R"(module.m.azuread_access_package_catalog.c["e"])");
    CHECK(tenant.catalogs.all[0].published.is(false));
    CHECK(tenant.catalogs.all[0].external.is(true));
    CHECK(tenant.exporter == "Terraform state");
    CHECK(loaded->now.empty());
  }
}

TEST_CASE("a raw state keeps a Graph body beside its type") {
  Loaded loaded = load_files({{"terraform.tfstate", R"({"version":4,"lineage":"l","resources":[{"mode":"managed","type":"msgraph_resource",
      "name":"p","instances":[{"attributes":{"id":"f1","url":"identityGovernance/entitlementManagement/assignmentPolicies","body":{
      "value":{"displayName":"Everybody","allowedTargetScope":"allExternalUsers","accessPackage":{"id":"a1"}},
      "type":["object",{"displayName":"string","allowedTargetScope":"string","accessPackage":["object",{"id":"string"}]}]}}}]}]})"}});
  REQUIRE(only(loaded).policies.all.size() == 1);
  const Policy& policy = only(loaded).policies.all[0];
  CHECK(policy.id == "f1");
  CHECK(policy.display_name.is("Everybody"));
  CHECK(policy.scope.is(Scope::all_external_users));
  CHECK(policy.package.value().id == "a1");
}

TEST_CASE("a raw state's keys are quoted as Terraform quotes them") {
  Loaded loaded = load_files({{"terraform.tfstate", R"({"version":4,"lineage":"l","resources":[{"mode":"managed",
      "type":"azuread_access_package_catalog","name":"c","instances":[{"index_key":"say \"hi\" \\ ${x}","attributes":{"id":"c1"}}]}]})"}});
  REQUIRE(only(loaded).catalogs.all.size() == 1);
  CHECK(only(loaded).catalogs.all[0].address == R"(azuread_access_package_catalog.c["say \"hi\" \\ $${x}"])");
}

TEST_CASE("an update whose id a provider does not promise is of the object that is there") {
  const auto values = [](const std::string& name, const std::string& id) {
    return "{" + id + R"("url":"identityGovernance/entitlementManagement/assignmentPolicies","body":{"displayName":")" + name +
           R"(","allowedTargetScope":"notSpecified"}})";
  };
  Loaded loaded = load_files({{"plan.json", plan({change("msgraph_resource.p", R"(["update"])", values("Old", R"("id":"f1",)"),
                                                         values("New", ""), R"({"id":true,"body":{}})")})}});
  REQUIRE(only(loaded).policies.all.size() == 1);
  CHECK(only(loaded).policies.all[0].id == "f1");
  CHECK(only(loaded).policies.all[0].display_name.is("New"));
}

TEST_CASE("a format version that may break readers is refused by name") {
  const Loaded loaded = load_files({{"plan.json", R"({"format_version":"2.0","resource_changes":[]})"}});
  CHECK(loaded.tenants.empty());
  CHECK(problem(loaded, ProblemKind::unrecognised).text.find("format version 2.0") != std::string::npos);
}

TEST_CASE("links are found once, in what comes, and never in resources of other providers") {
  const std::string link = "https://myaccess.microsoft.com/@contoso.com#/access-packages/11111111-2222-4333-8444-555555555555";
  const std::string described = R"({"id":"a1","display_name":"Portal","description":")" + link + R"("})";
  const Loaded loaded =
      load_files({{"plan.json", plan({change("azuread_access_package.dev", R"(["update"])", described, described),
                                      change("aws_thing.x", R"(["create"])", "null", R"({"secret":")" + link + R"("})")})}});
  REQUIRE(loaded.files.size() == 1);
  CHECK(loaded.files[0].links.size() == 1);
}

TEST_CASE("a plan that is cut anywhere, or nested without end, is read without harm") {
  const std::string whole =
      plan({two_catalogs, change("azuread_access_package_assignment_policy.ext", R"(["update"])", policy_before, policy_after)},
           root_module(links("azuread_access_package.p", "catalog_id", R"(["var.x"])")));
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const Loaded loaded = load_files({{"plan.json", whole.substr(0, length)}});
    CHECK(count(loaded, ProblemKind::json_syntax) > 0);
  }
  std::string deep = R"({"format_version":"1.2","resource_changes":[],"configuration":)";
  for (int i = 0; i < 5000; ++i) deep += R"({"root_module":)";
  CHECK(count(load_files({{"plan.json", deep}}), ProblemKind::json_syntax) > 0);
  // A circle of references ends.
  const std::string circle = links("azuread_access_package.a", "catalog_id", R"(["azuread_access_package.b.catalog_id"])") + "," +
                             links("azuread_access_package.b", "catalog_id", R"(["azuread_access_package.a.catalog_id"])");
  Loaded loaded = load_files({{"plan.json", plan({created("azuread_access_package.a", "{}", unknown_catalog)}, root_module(circle))}});
  CHECK(catalog_of(only(loaded), "azuread_access_package.a") == std::string(name(Reason::unknown_until_apply)));
}

TEST_CASE("the Terraform samples load with their inventory") {
  if (test::shared().empty()) return;
  const auto sample = [](const std::string& file) {
    return load_files({{file, test::slurp(test::shared() / "samples/terraform" / file)}});
  };
  Loaded create = sample("plan-create.json");
  CHECK(only(create).catalogs.all.size() == 2);
  CHECK(only(create).packages.all.size() == 1);
  CHECK(only(create).policies.all.size() == 2);
  CHECK(catalog_of(only(create), "azuread_access_package.dev") == "Engineering");
  CHECK(package(only(create), "azuread_access_package.dev").roles->size() == 1);
  CHECK(package(only(create), "azuread_access_package.dev").policies.size() == 2);

  Loaded update = sample("plan-update.json");
  CHECK(update.now.at(0).policies.all.size() == 3);
  CHECK(only(update).policies.all.size() == 3);
  CHECK(only(update).packages.all.size() == 2);
  CHECK(catalog_of(only(update), R"(module.hr.azuread_access_package.p["HR reader"])") == "HR");
  CHECK(package(only(update), R"(module.hr.azuread_access_package.p["HR reader"])").policies.size() == 1);

  for (const std::string file : {"state-show.json", "terraform.tfstate.json"}) {
    Loaded state = sample(file);
    CHECK(only(state).catalogs.all.size() == 2);
    CHECK(only(state).packages.all.size() == 1);
    CHECK(only(state).packages.all[0].roles->size() == 1);
    CHECK(count(state, ProblemKind::unrecognised) == 0);
  }
}
