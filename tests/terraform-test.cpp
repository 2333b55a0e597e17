// Whole runs over Terraform plans: what is reported, and where it stands.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/support.h"
#include "tool/cli/cli.h"
#include "tool/rule-table.h"

namespace fs = std::filesystem;
using namespace entitlint;

namespace {

struct Answer {
  int status = -1;
  std::string out, err;
};

Answer program(std::vector<std::string> arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  Answer answer;
  arguments.insert(arguments.begin(), {"check", "--as-of", "2026-11-24", "--select", "AP401", "-f", "json"});
  answer.status = run(arguments, rule_table(), {in, out, err});
  answer.out = out.str();
  answer.err = err.str();
  return answer;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string open_policy = R"({"display_name":"Open","access_package_id":"a1","approval_settings":[],"duration_in_days":90,
  "requestor_settings":[{"requests_accepted":true,"scope_type":"AllExternalSubjects","requestor":[]}]})";

// A plan that creates one policy without approval in a module, and leaves another one alone.
const std::string plan = R"({"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
{"address":"module.hr.azuread_access_package_assignment_policy.open","mode":"managed","type":"azuread_access_package_assignment_policy",
"change":{"actions":["create"],"before":null,"after":)" +
                         open_policy + R"(,"after_unknown":{"id":true}}},
{"address":"azuread_access_package_assignment_policy.old","mode":"managed","type":"azuread_access_package_assignment_policy",
"change":{"actions":["no-op"],"before":)" +
                         open_policy + R"(,"after":)" + open_policy + R"(,"after_unknown":{}}}],
"configuration":{"root_module":{"module_calls":{"hr":{"source":"./modules/hr","module":{"resources":[]}}}}}})";

const std::string block = "resource \"azuread_access_package_assignment_policy\" \"open\" {\n}\n";

}  // namespace

TEST_CASE("only what a plan brings is reported, unless all is asked for") {
  const test::Scratch folder;
  test::spill(folder.path() / "plan.json", plan);
  const std::string file = (folder.path() / "plan.json").string();
  const Answer brings = program({file});
  CHECK(brings.status == 1);
  CHECK(holds(brings.out, "\"address\": \"module.hr.azuread_access_package_assignment_policy.open\""));
  CHECK_FALSE(holds(brings.out, "\"address\": \"azuread_access_package_assignment_policy.old\""));
  CHECK(holds(program({"--all", file}).out, "\"address\": \"azuread_access_package_assignment_policy.old\""));
}

TEST_CASE("an export that was cut is reported beside a plan") {
  const test::Scratch folder;
  test::spill(folder.path() / "plan.json", plan);
  test::spill(
      folder.path() / "policies.json",
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/assignmentPolicies","value":[)"
      R"({"id":"5f1c34a6-7a8f-4a5b-9c1d-2b3a4c5d6e7f","displayName":"Cut","allowedTargetScope":"allMemberUsers",)"
      R"("requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":["@{durationBeforeAutomaticDenial=P14D}"]}}]})");
  CHECK(holds(program({"--select", "AP501", folder.path().string()}).out, "\"rule\": \"AP501\""));
}

TEST_CASE("a finding stands on the block in the module's folder, and names the plan beside it") {
  const test::Scratch folder;
  test::spill(folder.path() / "plan.json", plan);
  test::spill(folder.path() / "main.tf", "module \"hr\" {\n  source = \"./modules/hr\"\n}\n");
  test::spill(folder.path() / "modules/hr/policies.tf", "# policies\n" + block);
  test::spill(folder.path() / "modules/it/policies.tf", block);  // another module's block of the same name
  const Answer answer = program({(folder.path() / "plan.json").string()});
  CHECK(holds(answer.out, "\"path\": \"modules/hr/policies.tf\""));
  CHECK(holds(answer.out, "\"line\": 2"));
  CHECK(holds(answer.out, "\"message\": \"in the plan: module.hr.azuread_access_package_assignment_policy.open\""));
  CHECK(answer.err.empty());
}

TEST_CASE("files that only tell where blocks stand are no inputs") {
  const test::Scratch folder;
  test::spill(folder.path() / "plan.json", plan);
  test::spill(folder.path() / "modules" / "hr" / "main.tf", block);
  test::spill(folder.path() / "main.tf", "module \"hr\" {\n  source = \"./modules/hr\"\n}\n");
  const Answer answer = program({(folder.path() / "plan.json").string()});
  CHECK(holds(answer.out, "\"read\": 1,"));
  CHECK(holds(answer.out, "\"empty\": 0,"));
}

TEST_CASE("the folder of the configuration can be named") {
  const test::Scratch folder;
  test::spill(folder.path() / "plans/plan.json", plan);
  test::spill(folder.path() / "infra/main.tf", "module \"hr\" {}\n");
  test::spill(folder.path() / "infra/modules/hr/policies.tf", block);
  const Answer answer = program(
      {"--terraform-root", (folder.path() / "infra").string(), "--base-dir", folder.path().string(), (folder.path() / "plans").string()});
  CHECK(holds(answer.out, "\"path\": \"infra/modules/hr/policies.tf\""));
}

TEST_CASE("without a certain block the finding stands on the plan, and that is said") {
  const test::Scratch folder;
  test::spill(folder.path() / "plan.json", plan);
  test::spill(folder.path() / "main.tf", "module \"hr\" {}\n");
  test::spill(folder.path() / "modules/hr/one.tf", block);
  test::spill(folder.path() / "modules/hr/two.tf", block);
  const Answer answer = program({(folder.path() / "plan.json").string()});
  CHECK(holds(answer.out, "\"path\": \"plan.json\""));
  CHECK(holds(answer.err, "no certain block in the .tf files for module.hr.azuread_access_package_assignment_policy.open"));
  CHECK(holds(answer.out, "\"message\": \"module.hr.azuread_access_package_assignment_policy.open\""));
}
