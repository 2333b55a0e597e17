// One tenant written down in every format, linted by every rule: the findings are the same but for what a format cannot say.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/load-support.h"
#include "tool/lint/lint.h"
#include "tool/rule-table.h"

using namespace entitlint;
using test::MemoryFile;

namespace {

// The model. Ids are GUIDs made of a letter and a number.
std::string guid(char letter, int number) {
  return std::string(8, letter) + "-0000-4000-8000-00000000000" + std::to_string(number);
}

struct ModelCatalog {
  int number;
  const char* name;
  bool external;
};
struct ModelPackage {
  int number;
  const char* name;
  int catalog;
};
struct ModelPolicy {
  int number;
  const char* name;
  int package;
  const char *v1_scope, *beta_scope;
  bool approval;   // by one user
  int days;        // until it ends
  bool for_guest;  // lists the connected organization
};

const std::vector<ModelCatalog> catalogs = {{1, "Open", true}, {2, "Closed", false}};
const std::vector<ModelPackage> packages = {{1, "Partners", 1}, {2, "Finance", 2}, {3, "Nobody's", 1}};
const std::vector<ModelPolicy> policies = {
    {1, "Anybody", 1, "allExternalUsers", "AllExternalSubjects", false, 90, false},
    {2, "Auditors", 2, "specificConnectedOrganizationUsers", "SpecificConnectedOrganizationSubjects", true, 30, true},
    {3, "Chosen", 1, "specificDirectoryUsers", "SpecificDirectorySubjects", true, 30, false},
    {4, "Staff", 1, "allMemberUsers", "AllExistingDirectoryMemberUsers", false, 365, false},
    {5, "Lost", 9, "allMemberUsers", "AllExistingDirectoryMemberUsers", false, 365, false},
};

const std::string times = R"("createdDateTime":"2026-01-01T00:00:00Z","modifiedDateTime":"2026-02-01T00:00:00Z")";

std::string head(char letter, int number, const std::string& name) {
  return R"("id":")" + guid(letter, number) + R"(","displayName":")" + name + R"(","description":"For tests",)" + times;
}
std::string flag(bool value) {
  return value ? "true" : "false";
}
std::string catalog(const ModelCatalog& model, const std::string& state) {
  return "{" + head('c', model.number, model.name) + R"(,"catalogType":"userManaged",)" + state + R"(,"isExternallyVisible":)" +
         flag(model.external) + "}";
}
// v1.0's member for the id, or beta's.
std::string subject(const std::string& type, const std::string& member, const std::string& id) {
  return R"({"@odata.type":"#microsoft.graph.)" + type + R"(",")" + member + R"(":")" + id + R"("})";
}
std::string role(const std::string& role_key, const std::string& scope_key, int number) {
  return R"([{"id":"r_s",")" + role_key + R"(":{"id":"r","displayName":"Member","originSystem":"AadGroup","originId":"Member_)" +
         guid('b', number) + R"("},")" + scope_key + R"(":{"id":"s","originSystem":"AadGroup","originId":")" + guid('b', number) +
         R"(","isRootScope":true}}])";
}

namespace v1_words {

std::string catalog(const ModelCatalog& model) {
  return ::catalog(model, R"("state":"published")");
}
std::string package(const ModelPackage& model) {
  return "{" + head('a', model.number, model.name) + R"(,"isHidden":false,"catalog":{"id":")" + guid('c', model.catalog) +
         R"("},"resourceRoleScopes":)" + role("role", "scope", model.number) +
         R"(,"incompatibleAccessPackages":[],"incompatibleGroups":[]})";
}
std::string policy(const ModelPolicy& model) {
  const std::string stage = R"({"durationBeforeAutomaticDenial":"P14D","isApproverJustificationRequired":true,"isEscalationEnabled":false,)"
                            R"("durationBeforeEscalation":"PT0S","primaryApprovers":[)" +
                            subject("singleUser", "userId", guid('d', 1)) +
                            R"(],"fallbackPrimaryApprovers":[],"escalationApprovers":[],"fallbackEscalationApprovers":[]})";
  return "{" + head('f', model.number, model.name) + R"(,"allowedTargetScope":")" + model.v1_scope + R"(","specificAllowedTargets":[)" +
         (model.for_guest ? subject("connectedOrganizationMembers", "connectedOrganizationId", guid('e', 1)) : "") +
         R"(],"automaticRequestSettings":null,"expiration":{"endDateTime":null,"duration":"P)" + std::to_string(model.days) +
         R"(D","type":"afterDuration"},"requestorSettings":{"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfUpdateAccess":false,)"
         R"("enableTargetsToSelfRemoveAccess":true,"enableOnBehalfRequestorsToAddAccess":false,"onBehalfRequestors":[]},)"
         R"("requestApprovalSettings":{"isApprovalRequiredForAdd":)" +
         flag(model.approval) + R"(,"isApprovalRequiredForUpdate":false,"isRequestorJustificationRequired":true,"stages":[)" +
         (model.approval ? stage : "") + R"(]},"reviewSettings":null,"questions":[],"accessPackage":{"id":")" + guid('a', model.package) +
         R"("}})";
}

}  // namespace v1_words

namespace beta_words {

std::string catalog(const ModelCatalog& model) {
  return ::catalog(model, R"("catalogStatus":"Published")");
}
std::string package(const ModelPackage& model) {
  return "{" + head('a', model.number, model.name) + R"(,"isHidden":false,"isRoleScopesVisible":false,"catalogId":")" +
         guid('c', model.catalog) + R"(","accessPackageResourceRoleScopes":)" +
         role("accessPackageResourceRole", "accessPackageResourceScope", model.number) +
         R"(,"incompatibleAccessPackages":[],"incompatibleGroups":[]})";
}
std::string policy(const ModelPolicy& model) {
  const std::string stage = R"({"approvalStageTimeOutInDays":14,"isApproverJustificationRequired":true,"isEscalationEnabled":false,)"
                            R"("escalationTimeInMinutes":0,"primaryApprovers":[)" +
                            subject("singleUser", "id", guid('d', 1)) + R"(],"escalationApprovers":[]})";
  return "{" + head('f', model.number, model.name) + R"(,"accessPackageId":")" + guid('a', model.package) +
         R"(","canExtend":false,"durationInDays":)" + std::to_string(model.days) +
         R"(,"expirationDateTime":null,"requestorSettings":{"scopeType":")" + model.beta_scope +
         R"(","acceptRequests":true,"allowedRequestors":[)" +
         (model.for_guest ? subject("connectedOrganizationMembers", "id", guid('e', 1)) : "") +
         R"(]},"requestApprovalSettings":{"isApprovalRequired":)" + flag(model.approval) +
         R"(,"isApprovalRequiredForExtension":false,"isRequestorJustificationRequired":true,"approvalMode":"SingleStage","approvalStages":[)" +
         (model.approval ? stage : "") + R"(]},"accessReviewSettings":null,"questions":[]})";
}

}  // namespace beta_words

// The same in both dialects.
const std::string organization = "{" + head('e', 1, "Wingtip") +
                                 R"(,"state":"configured","identitySources":[{"@odata.type":)"
                                 R"("#microsoft.graph.domainIdentitySource","displayName":"W","domainName":"wingtip.example"}],)"
                                 R"("internalSponsors":[],"externalSponsors":[]})";
const std::string own_tenant = R"({"id":"99999999-0000-4000-8000-000000000001","displayName":"Contoso","verifiedDomains":)"
                               R"([{"name":"contoso.example","isDefault":true,"isInitial":true}]})";

template <class Model>
std::string listed(const std::vector<Model>& models, std::string (*write)(const Model&)) {
  std::string list;
  for (const Model& model : models) list += (list.empty() ? "[" : ",\r\n") + write(model);
  return list + "]";
}

// What ConvertTo-Json | Out-File of Windows PowerShell leaves of ASCII.
std::string utf16(const std::string& text) {
  std::string stored = "\xFF\xFE";
  for (const char c : text) (stored += c) += '\0';
  return stored;
}

std::vector<MemoryFile> as_v1() {
  return {{"catalogs.json", listed(catalogs, v1_words::catalog)},
          {"packages.json", listed(packages, v1_words::package)},
          {"policies.json", listed(policies, v1_words::policy)},
          {"organizations.json", "[" + organization + "]"},
          {"tenant.json", own_tenant}};
}
std::vector<MemoryFile> as_beta() {
  return {{"catalogs.json", listed(catalogs, beta_words::catalog)},
          {"packages.json", listed(packages, beta_words::package)},
          {"policies.json", listed(policies, beta_words::policy)},
          {"organizations.json", "[" + organization + "]"},
          {"tenant.json", own_tenant}};
}
// What Windows PowerShell writes of v1.0's answers.
std::vector<MemoryFile> as_utf16() {
  std::vector<MemoryFile> files = as_v1();
  for (MemoryFile& file : files) file.bytes = utf16(file.bytes);
  return files;
}
// With the catalogs that the exporter leaves out beside it, as `explain export` says.
std::vector<MemoryFile> as_tree() {
  const std::string root = "IdentityGovernance/EntitlementManagement/";
  std::vector<MemoryFile> files = {{"catalogs.json", listed(catalogs, beta_words::catalog)},
                                   {"Organization/Organization.json", own_tenant},
                                   {root + "ConnectedOrganizations/" + guid('e', 1) + "/" + guid('e', 1) + ".json", organization}};
  const auto folder = [&](int package) { return root + "AccessPackages/" + guid('a', package) + "/"; };
  for (const ModelPackage& each : packages)
    files.push_back({folder(each.number) + guid('a', each.number) + ".json", beta_words::package(each)});
  for (const ModelPolicy& each : policies) {
    files.push_back({folder(each.package) + "AssignmentPolicies/" + guid('f', each.number) + "/" + guid('f', each.number) + ".json",
                     beta_words::policy(each)});
  }
  return files;
}

using Lines = std::set<std::string>;

// "AP401 policy ffff…1 detail" for every finding; encodings are a matter of the file, not of the tenant.
Lines findings(std::vector<MemoryFile> files) {
  for (MemoryFile& file : files) file.named = false;
  const Sources sources = test::sources_of(std::move(files));
  const Loaded loaded = load(sources, {});
  const Limits limits;
  const Case c{loaded.tenants, loaded.files, loaded.problems, sources, limits, parse_time("2026-11-24").value()};
  const Outcome outcome = lint(c, rule_table(), {});
  Lines lines;
  for (const Finding& finding : outcome.findings) {
    if (finding.rule->code == "AP505") continue;
    lines.insert(std::string(finding.rule->code) + " " + std::string(name(finding.object.kind)) + " " + finding.key + " " + finding.detail);
  }
  return lines;
}

}  // namespace

TEST_CASE("one tenant gives the same findings in every format") {
  const Lines v1 = findings(as_v1());
  Lines codes;
  for (const std::string& line : v1) codes.insert(line.substr(0, 5));
  for (const char* code : {"AP201", "AP205", "AP301", "AP401", "AP402"}) {
    CAPTURE(code);
    CHECK(codes.contains(code));
  }
  CHECK(findings(as_beta()) == v1);
  CHECK(findings(as_utf16()) == v1);
  CHECK(findings(as_tree()) == v1);
}
