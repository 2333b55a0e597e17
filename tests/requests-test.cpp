// The Graph requests of findings: a policy's carries all of it but the one change, or is refused and the remedy says why.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/program.h"
#include "tool/input/json.h"
#include "tool/input/source.h"

namespace {

using namespace entitlint;
using test::program;

constexpr std::string_view package_id = "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10";
constexpr std::string_view policy_id = "2a4c7e16-1b5d-4a3f-9d72-86f0c1e2b3a4";

// Automatic extensions: AP405 wants isApprovalRequiredForUpdate.
const std::string v1_policy = R"({
  "id": "2a4c7e16-1b5d-4a3f-9d72-86f0c1e2b3a4", "displayName": "Agencies \"A\u2013Z\" \ud83d\ude00", "description": "For the agencies",
  "allowedTargetScope": "specificConnectedOrganizationUsers", "automaticRequestSettings": null,
  "createdDateTime": "2025-02-05T10:00:00.1234567Z", "modifiedDateTime": "2026-06-02T08:30:00.7Z",
  "specificAllowedTargets@odata.context": "x",
  "specificAllowedTargets": [{"@odata.type": "#microsoft.graph.connectedOrganizationMembers",
    "connectedOrganizationId": "6f1d0c3e-7a52-4f0b-8c1d-2e9b5a4f7c60", "description": "Fabrikam"}],
  "expiration": {"endDateTime": null, "duration": "P90D", "type": "afterDuration"},
  "requestorSettings": {"enableTargetsToSelfAddAccess": true, "enableTargetsToSelfUpdateAccess": true,
    "enableTargetsToSelfRemoveAccess": true, "allowCustomAssignmentSchedule": true, "onBehalfRequestors": []},
  "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "isApprovalRequiredForUpdate": false, "isRequestorJustificationRequired": true,
    "stages": [{"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": true, "isEscalationEnabled": false,
      "primaryApprovers": [{"@odata.type": "#microsoft.graph.internalSponsors"}],
      "fallbackPrimaryApprovers": [{"@odata.type": "#microsoft.graph.groupMembers", "groupId": "c4a1098b-328e-5221-acab-68db5636016a"}]}]},
  "reviewSettings": null, "notificationSettings": {"isAssignmentNotificationDisabled": false}, "aNumber": 1.50, "newInGraph": {"deep": [1, true, {}]},
  "questions": [{"@odata.type": "#microsoft.graph.accessPackageTextInputQuestion", "id": "q", "text": "Why?", "isRequired": false}],
  "customExtensionStageSettings": [],
  "accessPackage": {"id": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10", "displayName": "Campaign site"},
  "catalog": {"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d", "displayName": "Partners"}})";

const std::string beta_policy = R"({
  "id": "2a4c7e16-1b5d-4a3f-9d72-86f0c1e2b3a4", "accessPackageId": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10", "displayName": "Agencies",
  "description": "For the agencies", "canExtend": true, "durationInDays": 90, "expirationDateTime": null,
  "createdBy": "admin@contoso.com", "createdDateTime": "2025-02-05T10:00:00Z", "modifiedBy": "admin@contoso.com",
  "modifiedDateTime": "2026-06-02T08:30:00Z",
  "requestorSettings": {"scopeType": "AllConfiguredConnectedOrganizationSubjects", "acceptRequests": true, "allowedRequestors": []},
  "requestApprovalSettings": {"isApprovalRequired": true, "isApprovalRequiredForExtension": false, "isRequestorJustificationRequired": true,
    "approvalMode": "SingleStage", "approvalStages": [{"approvalStageTimeOutInDays": 14, "isApproverJustificationRequired": true,
      "isEscalationEnabled": false, "escalationTimeInMinutes": 0, "escalationApprovers": [],
      "primaryApprovers": [{"@odata.type": "#microsoft.graph.groupMembers", "isBackup": false, "id": "c4a1098b-328e-5221-acab-68db5636016a"}]}]},
  "accessReviewSettings": null, "verifiableCredentialSettings": null, "questions": [], "customExtensionStageSettings": []})";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

// A JSON text as a map from paths to scalars, empty arrays and empty objects, as they are written.
class Flat {
 public:
  explicit Flat(std::string text) : text_(std::move(text)), parsed_(text_) {
    parsed_.append(Reader::padding, '\0');
    const json::Value* const root = parser_.parse({parsed_.data(), text_.size()}, 0);
    REQUIRE(root != nullptr);
    add("", *root);
  }
  std::map<std::string, std::string> values;

 private:
  void add(const std::string& path, const json::Value& value) {
    for (std::size_t i = 0; i < value.items().size(); ++i) add(path + "/" + std::to_string(i), value.items()[i]);
    for (const json::Member& member : value.members()) add(path + "/" + std::string(member.key), member.value);
    if (!value.items().empty() || !value.members().empty()) return;
    const bool text = value.kind == json::Kind::string;  // escapes may differ
    values[path] = text ? "\"" + std::string(value.text()) + "\"" : text_.substr(value.span.begin, value.span.size());
  }

  std::string text_, parsed_;
  json::Parser parser_;
};

using Values = std::map<std::string, std::string>;

// What one rule's only finding says in the JSON report of these files.
Values finding_of(std::string_view rule, const std::map<std::string, std::string>& files) {
  const test::Scratch folder;
  std::vector<std::string> paths{"check", "--no-config", "--as-of", "2026-11-24", "--select", std::string(rule), "-f", "json"};
  for (const auto& [name, content] : files) test::spill(folder.path() / name, content);
  paths.push_back(folder.path().string());
  const test::Answer answer = program(paths);
  REQUIRE(answer.status < 2);
  Values found;
  for (const auto& [path, value] : Flat(answer.out).values) {
    constexpr std::string_view first = "/findings/0/";
    REQUIRE_FALSE(path.starts_with("/findings/1/"));
    if (path.starts_with(first)) found[path.substr(first.size())] = value;
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

// What stands below a path.
Values below(const Values& values, const std::string& path) {
  Values found;
  for (const auto& [key, value] : values) {
    if (key.starts_with(path)) found[key.substr(path.size())] = value;
  }
  return found;
}

std::string page(std::string_view item, std::string_view set, std::string_view version = "v1.0") {
  return "{\"@odata.context\": \"https://graph.microsoft.com/" + std::string(version) +
         "/$metadata#identityGovernance/entitlementManagement/" + std::string(set) + "\", \"value\": [" + std::string(item) + "]}";
}

Values of_v1(const std::string& policy, std::string_view rule = "AP405") {
  return finding_of(rule, {{"assignmentPolicies.json", page(policy, "assignmentPolicies")}});
}

Values of_beta(const std::string& policy, std::string_view rule = "AP405") {
  return finding_of(rule, {{"policies.json", page(policy, "accessPackageAssignmentPolicies", "beta")}});
}

bool is_refused(const Values& finding, std::string_view why) {
  CHECK(below(finding, "request").empty());
  const std::string& remedy = finding.at("remedy");
  const bool said = remedy.find("The report has no body for that PUT, because " + std::string(why)) != std::string::npos;
  if (!said) MESSAGE(remedy);
  return said;
}

}  // namespace

TEST_CASE("the PUT of a v1.0 policy holds every member of the export but the one that changes and those that Graph sets") {
  const Values finding = of_v1(v1_policy);
  CHECK(finding.at("request/method") == "\"PUT\"");
  CHECK(finding.at("request/url") ==
        "\"/v1.0/identityGovernance/entitlementManagement/assignmentPolicies/" + std::string(policy_id) + "\"");
  CHECK(finding.at("request/expectModified") == "\"2026-06-02T08:30:00.7Z\"");
  CHECK(finding.at("remedy").find("The JSON report has the body of that PUT; send it only while modifiedDateTime is the same.") !=
        std::string::npos);

  Values wanted = Flat(v1_policy).values;
  for (const char* const dropped : {"/createdDateTime", "/modifiedDateTime", "/specificAllowedTargets@odata.context",
                                    "/accessPackage/displayName", "/catalog/id", "/catalog/displayName"}) {
    CHECK(wanted.erase(dropped) == 1);
  }
  wanted["/requestApprovalSettings/isApprovalRequiredForUpdate"] = "true";
  wanted["/requestApprovalSettings/stages/0/escalationApprovers"] = "[]";  // Graph refuses a stage without it
  wanted["/aNumber"] = "1.5";                                              // as RapidJSON writes it
  CHECK(below(finding, "request/body") == wanted);
}

TEST_CASE("the PUT of a beta policy is a beta request with beta's words") {
  const Values finding = of_beta(beta_policy);
  CHECK(finding.at("request/url") ==
        "\"/beta/identityGovernance/entitlementManagement/accessPackageAssignmentPolicies/" + std::string(policy_id) + "\"");
  Values wanted = Flat(beta_policy).values;
  for (const char* const dropped : {"/createdDateTime", "/modifiedDateTime", "/createdBy", "/modifiedBy"})
    CHECK(wanted.erase(dropped) == 1);
  wanted["/requestApprovalSettings/isApprovalRequiredForExtension"] = "true";
  CHECK(below(finding, "request/body") == wanted);
}

TEST_CASE("every rule with one right value changes that value only") {
  struct Case {
    const char* rule;
    const char* from;  // in the v1.0 policy
    const char* to;
    const char* path;
    const char* value;
  };
  const Case cases[] = {
      {"AP413", R"("isRequestorJustificationRequired": true,
    "stages": [{"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": true)",
       R"("isRequestorJustificationRequired": false,
    "stages": [{"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": false)",
       "/requestApprovalSettings/isRequestorJustificationRequired", "true"},
      {"AP414", R"("reviewSettings": null)",
       R"("reviewSettings": {"isEnabled": true, "expirationBehavior": "keepAccess", "isSelfReview": false, "primaryReviewers": [],
          "fallbackReviewers": [], "schedule": {"recurrence": {"pattern": {"type": "absoluteMonthly"}, "range": {"type": "noEnd"}}}})",
       "/reviewSettings/expirationBehavior", "\"removeAccess\""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.rule);
    const std::string policy = replaced(v1_policy, each.from, each.to);
    const Values before = below(of_v1(policy), "request/body"), after = below(of_v1(policy, each.rule), "request/body");
    REQUIRE(after.contains(each.path));
    CHECK(after.at(each.path) == each.value);
    std::set<std::string> different;
    for (const auto& [path, value] : after) {
      if (!before.contains(path) || before.at(path) != value) different.insert(path);
    }
    CHECK(different == std::set<std::string>{each.path, "/requestApprovalSettings/isApprovalRequiredForUpdate"});
  }
}

TEST_CASE("access of outsiders that never ends gets the configured limit") {
  const std::string endless = replaced(v1_policy, R"({"endDateTime": null, "duration": "P90D", "type": "afterDuration"})",
                                       R"({"endDateTime": null, "duration": null, "type": "noExpiration"})");
  const Values body = below(of_v1(endless, "AP404"), "request/body/expiration/");
  CHECK(body == Values{{"type", "\"afterDuration\""}, {"duration", "\"P365D\""}});
  const std::string long_beta = replaced(beta_policy, "\"durationInDays\": 90", "\"durationInDays\": 900");
  CHECK(of_beta(long_beta, "AP404").at("request/body/durationInDays") == "365");
  // Beta's 0 may stand for hours: more days would be no improvement.
  const std::string hours = replaced(beta_policy, "\"durationInDays\": 90", "\"durationInDays\": 0");
  CHECK(below(of_beta(hours, "AP404"), "request").empty());
}

TEST_CASE("a package's only policy that is just switched off is switched on; of several none is chosen") {
  const std::string package =
      R"({"id": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10", "displayName": "Campaign site", "description": "x", "isHidden": false,
    "createdDateTime": "2025-02-05T10:00:00Z", "modifiedDateTime": "2025-02-06T10:00:00Z", "catalog": {"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"}})";
  const std::string off = replaced(v1_policy, R"("enableTargetsToSelfAddAccess": true)", R"("enableTargetsToSelfAddAccess": false)");
  const std::string other = replaced(off, policy_id, "3b5d8f27-2c6e-4b40-8e83-97a1d2f3c4b5");
  const Values finding = finding_of(
      "AP203", {{"accessPackages.json", page(package, "accessPackages")}, {"assignmentPolicies.json", page(off, "assignmentPolicies")}});
  CHECK(finding.at("object/kind") == "\"package\"");
  CHECK(finding.at("request/body/requestorSettings/enableTargetsToSelfAddAccess") == "true");
  const Values choice = finding_of("AP203", {{"accessPackages.json", page(package, "accessPackages")},
                                             {"assignmentPolicies.json", page(off + ", " + other, "assignmentPolicies")}});
  CHECK(below(choice, "request").empty());
}

TEST_CASE("catalogs are patched with the one attribute") {
  const std::string catalog = R"({"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d", "displayName": "Partners", "description": "For partners",
    "state": "published", "isExternallyVisible": false, "modifiedDateTime": "2026-01-02T03:04:05.67Z"})";
  const std::string package = R"({"id": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10", "displayName": "Campaign site",
    "catalog": {"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"}})";
  const Values finding = finding_of("AP201", {{"catalogs.json", page(catalog, "catalogs")},
                                              {"accessPackages.json", page(package, "accessPackages")},
                                              {"assignmentPolicies.json", page(v1_policy, "assignmentPolicies")}});
  CHECK(below(finding, "request/") ==
        Values{{"method", "\"PATCH\""},
               {"url", "\"/v1.0/identityGovernance/entitlementManagement/catalogs/9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d\""},
               {"body/isExternallyVisible", "true"},
               {"expectModified", "\"2026-01-02T03:04:05.67Z\""}});
}

TEST_CASE("the missing half of an exclusion is posted with the address of the other package, in the cloud of the export") {
  const auto package = [](std::string_view id, std::string_view excluded) {
    return R"({"id": ")" + std::string(id) + R"(", "displayName": "P)" + std::string(id.substr(0, 1)) +
           R"(", "catalog": {"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"}, "incompatibleAccessPackages": [)" +
           (excluded.empty() ? std::string() : R"({"id": ")" + std::string(excluded) + "\"}") + "]}";
  };
  const auto in = [&](const std::string& host, const std::string& other_id) {
    const std::string packages = page(package(other_id, package_id) + ", " + package(package_id, ""), "accessPackages");
    const std::string policies =
        page(v1_policy + ", " + replaced(replaced(v1_policy, policy_id, "3b5d8f27-2c6e-4b40-8e83-97a1d2f3c4b5"), package_id, other_id),
             "assignmentPolicies");
    const auto moved = [&](std::string text) { return replaced(std::move(text), "https://graph.microsoft.com", host); };
    return below(finding_of("AP419", {{"accessPackages.json", moved(packages)}, {"assignmentPolicies.json", moved(policies)}}), "request/");
  };
  const std::string path = "/v1.0/identityGovernance/entitlementManagement/accessPackages/";
  const std::string other_id = "1a6f4cef-0000-4f4e-8a5a-3c2b6f1f7a10";
  for (const std::string host : {"https://graph.microsoft.com", "https://graph.microsoft.us"}) {
    CHECK(in(host, other_id) == Values{{"method", "\"POST\""},
                                       {"url", '"' + path + std::string(package_id) + "/incompatibleAccessPackages/$ref\""},
                                       {"body/@odata.id", '"' + host + path + other_id + '"'}});
  }
  CHECK(in("https://dod-graph.microsoft.us", other_id).empty());  // its host is not known to be Graph's
  CHECK(in("https://graph.microsoft.com", R"(1a\"6f)").empty());  // Graph gives no such id, and the body would be no JSON
}

TEST_CASE("a proposed organization is configured by request only where it is known not to be a provider for everybody") {
  const auto proposed = [](std::string_view sources) {
    const std::string organization = R"({"id": "6f1d0c3e-7a52-4f0b-8c1d-2e9b5a4f7c60", "displayName": "Them", "state": "proposed")" +
                                     std::string(sources) + R"(, "createdDateTime": "2025-02-05T10:00:00Z"})";
    const std::string policy = replaced(v1_policy, "specificConnectedOrganizationUsers", "allConfiguredConnectedOrganizationUsers");
    const std::map<std::string, std::string> files{{"connectedOrganizations.json", page(organization, "connectedOrganizations")},
                                                   {"assignmentPolicies.json", page(policy, "assignmentPolicies")}};
    return std::pair(finding_of("AP207", files), finding_of("AP208", files));
  };
  const auto [partner, same_partner] = proposed(R"(, "identitySources": [{"@odata.type": "#microsoft.graph.domainIdentitySource",
    "displayName": "f", "domainName": "fabrikam.com"}])");
  CHECK(partner.at("request/body/state") == "\"configured\"");
  CHECK(same_partner.at("request/body/state") == "\"configured\"");
  CHECK(same_partner.at("severity") == "\"warning\"");
  const auto [everybody, same] = proposed(R"(, "identitySources": [{"@odata.type": "#microsoft.graph.socialIdentitySource",
    "displayName": "f", "socialIdentitySourceType": "facebook"}])");
  for (const Values& finding : {everybody, same}) {
    CHECK(below(finding, "request").empty());
    CHECK(finding.at("remedy").find("leave it proposed") != std::string::npos);
    CHECK(finding.at("remedy").find("State = Configured") == std::string::npos);
  }
  CHECK(same.at("severity") == "\"note\"");
  const auto [untold, same_untold] = proposed("");
  CHECK(below(untold, "request").empty());
  CHECK(below(same_untold, "request").empty());
}

TEST_CASE("no request lets people from outside in where nobody has to approve") {
  const std::string catalog = R"({"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d", "displayName": "Partners", "state": "published",
    "isExternallyVisible": false, "createdDateTime": "2025-02-05T10:00:00Z"})";
  const std::string package = R"({"id": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10", "displayName": "Campaign site",
    "createdDateTime": "2025-02-05T10:00:00Z", "catalog": {"id": "9c1b2a3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"}})";
  const std::string unasked = replaced(v1_policy, R"("isApprovalRequiredForAdd": true)", R"("isApprovalRequiredForAdd": false)");
  const auto off = [](const std::string& policy) {
    return replaced(policy, R"("enableTargetsToSelfAddAccess": true)", R"("enableTargetsToSelfAddAccess": false)");
  };
  const auto finding = [&](std::string_view rule, const std::string& policy) {
    return finding_of(rule, {{"catalogs.json", page(catalog, "catalogs")},
                             {"accessPackages.json", page(package, "accessPackages")},
                             {"assignmentPolicies.json", page(policy, "assignmentPolicies")}});
  };
  CHECK_FALSE(below(finding("AP201", v1_policy), "request").empty());
  CHECK_FALSE(below(finding("AP203", off(v1_policy)), "request").empty());
  for (const Values& each : {finding("AP201", unasked), finding("AP203", off(unasked))}) {
    CHECK(below(each, "request").empty());
    CHECK(each.at("remedy").find("Require approval of people from outside first (AP401)") != std::string::npos);
  }
}

TEST_CASE("nobody is told to switch off the approval of people from outside") {
  const std::string unmanned = replaced(v1_policy, R"({"@odata.type": "#microsoft.graph.internalSponsors"})", "");
  const std::string nobody =
      replaced(unmanned, R"({"@odata.type": "#microsoft.graph.groupMembers", "groupId": "c4a1098b-328e-5221-acab-68db5636016a"})", "");
  const std::string inside = replaced(nobody, "specificConnectedOrganizationUsers", "allMemberUsers");
  constexpr std::string_view off = "switch Require approval off";
  CHECK(of_v1(nobody, "AP309").at("remedy").find(off) == std::string::npos);
  CHECK(of_v1(inside, "AP309").at("remedy").find(off) != std::string::npos);
}

TEST_CASE("what the export does not say when it was changed is compared by hand") {
  const Values finding = of_v1(replaced(v1_policy, R"("modifiedDateTime": "2026-06-02T08:30:00.7Z",)", ""));
  CHECK_FALSE(finding.contains("request/expectModified"));
  CHECK(finding.at("remedy").find("the export does not say when the policy was changed last, so compare it first") != std::string::npos);
}

TEST_CASE("a member that the export left out refuses the PUT") {
  CHECK(is_refused(of_v1(replaced(v1_policy, R"("description": "For the agencies",)", "")), "description is not in the export"));
  CHECK(is_refused(of_v1(replaced(v1_policy, "\"reviewSettings\": null, ", "")), "reviewSettings are not in the export"));
  CHECK(is_refused(of_v1(replaced(v1_policy, "\"questions\": [", "\"asked\": [")), "questions are not in the export"));
  CHECK(is_refused(of_v1(replaced(v1_policy, R"("customExtensionStageSettings": [],)", "")),
                   "customExtensionStageSettings are not in the export"));
  CHECK(is_refused(of_beta(replaced(beta_policy, R"("verifiableCredentialSettings": null, )", "")),
                   "verifiableCredentialSettings are not in the export"));
  CHECK(is_refused(of_v1(replaced(v1_policy, "\"accessPackage\": {", "\"parent\": {")), "its access package is not in the export"));
}

TEST_CASE("stage settings of custom extensions keep the ids of their extensions, and refuse the PUT without them") {
  const std::string_view none = R"("customExtensionStageSettings": [])";
  const Values finding =
      of_v1(replaced(v1_policy, none, R"("customExtensionStageSettings": [{"id": "s", "stage": "assignmentRequestCreated",
    "customExtension": {"@odata.type": "#microsoft.graph.accessPackageAssignmentRequestWorkflowExtension", "id": "e", "displayName": "Call",
      "endpointConfiguration": {"url": "https://secret.example"}}}])"));
  CHECK(below(finding, "request/body/customExtensionStageSettings/0/") ==
        Values{{"id", "\"s\""},
               {"stage", "\"assignmentRequestCreated\""},
               {"customExtension/@odata.type", "\"#microsoft.graph.accessPackageAssignmentRequestWorkflowExtension\""},
               {"customExtension/id", "\"e\""}});
  CHECK(
      is_refused(of_v1(replaced(v1_policy, none, R"("customExtensionStageSettings": [{"id": "s", "stage": "assignmentRequestCreated"}])")),
                 "which custom extensions it starts is not in the export"));
}

TEST_CASE("a record in the words of both versions refuses the PUT") {
  CHECK(is_refused(of_v1(replaced(v1_policy, "\"reviewSettings\": null", "\"reviewSettings\": null, \"accessReviewSettings\": null")),
                   "the export mixes the words of v1.0 and beta in it"));
}

TEST_CASE("data that were cut, and lists that go on, refuse the PUT") {
  CHECK(is_refused(of_v1(replaced(v1_policy, R"("newInGraph": {"deep": [1, true, {}]})", R"("newInGraph": "@{deep=System.Object[]}")")),
                   "the export is cut off in it"));
  CHECK(is_refused(of_v1(replaced(v1_policy, R"("questions": [)",
                                  R"("questions@odata.nextLink": "https://graph.microsoft.com/v1.0/next", "questions": [)")),
                   "a list in it goes on"));
}

TEST_CASE("alternate approvers that are used but not exported refuse the PUT") {
  CHECK(is_refused(of_v1(replaced(v1_policy, R"("isEscalationEnabled": false)", R"("isEscalationEnabled": true)")),
                   "the alternate approvers of a stage are not in the export"));
}

TEST_CASE("copies that disagree refuse the PUT; a copy that says less, or is older, does not") {
  const auto beside = [](const std::string& copy) {
    return finding_of("AP405", {{"assignmentPolicies.json", page(v1_policy, "assignmentPolicies")},
                                {"more/assignmentPolicies.json", page(copy, "assignmentPolicies")}});
  };
  const std::string less = R"({"id": "2a4c7e16-1b5d-4a3f-9d72-86f0c1e2b3a4", "displayName": "Agencies \"A–Z\" 😀",
    "allowedTargetScope": "specificConnectedOrganizationUsers", "modifiedDateTime": "2026-06-02T08:30:00.7Z"})";
  CHECK(beside(less).contains("request/body/reviewSettings"));
  CHECK(beside(replaced(v1_policy, "For the agencies", "Once")).contains("remedy"));
  CHECK(is_refused(beside(replaced(v1_policy, "For the agencies", "Once")), "two copies of it in the export have different description"));
  const std::string older = replaced(replaced(v1_policy, "For the agencies", "Once"), "2026-06-02T08:30:00.7Z", "2026-05-02T08:30:00Z");
  CHECK(beside(older).at("request/body/description") == "\"For the agencies\"");
  const std::string newer = replaced(less, "2026-06-02T08:30:00.7Z", "2026-07-02T08:30:00Z");
  CHECK(is_refused(beside(newer), "another copy of it in the export is newer"));
}

TEST_CASE("exports in v1.0 and in beta of one policy give a PUT only where both are of one moment") {
  const auto with_beta = [](std::string_view modified) {
    std::string beta =
        replaced(beta_policy, R"("AllConfiguredConnectedOrganizationSubjects", "acceptRequests": true, "allowedRequestors": [])",
                 R"("SpecificConnectedOrganizationSubjects", "acceptRequests": true, "allowedRequestors": [
        {"@odata.type": "#microsoft.graph.connectedOrganizationMembers", "isBackup": false, "id": "6f1d0c3e-7a52-4f0b-8c1d-2e9b5a4f7c60"}])");
    beta = replaced(beta, R"("modifiedDateTime": "2026-06-02T08:30:00Z",)", modified);
    return finding_of("AP405", {{"assignmentPolicies.json", page(v1_policy, "assignmentPolicies")},
                                {"policies.json", page(beta, "accessPackageAssignmentPolicies", "beta")}});
  };
  const Values same = with_beta(R"("modifiedDateTime": "2026-06-02T08:30:00.7Z",)");
  CHECK(same.at("request/url").starts_with("\"/v1.0/"));
  CHECK(same.contains("request/body/allowedTargetScope"));
  CHECK_FALSE(same.contains("request/body/requestorSettings/scopeType"));
  CHECK(is_refused(with_beta(""), "the export has it in the words of v1.0 and of beta"));
}

TEST_CASE("a policy that Terraform keeps gets its attribute, no request") {
  const std::string state = R"({"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [
    {"address": "azuread_access_package_assignment_policy.agencies", "mode": "managed", "type": "azuread_access_package_assignment_policy",
     "name": "agencies", "values": {"id": "2a4c7e16-1b5d-4a3f-9d72-86f0c1e2b3a4", "access_package_id": "0f5e3bde-9cbb-4f4e-8a5a-3c2b6f1f7a10",
       "display_name": "Agencies", "description": "For the agencies", "duration_in_days": 90, "extension_enabled": true,
       "requestor_settings": [{"requests_accepted": true, "scope_type": "AllConfiguredConnectedOrganizationSubjects", "requestor": []}],
       "approval_settings": [{"approval_required": true, "approval_required_for_extension": false, "requestor_justification_required": true,
         "approval_stage": [{"approval_timeout_in_days": 14, "approver_justification_required": true,
           "primary_approver": [{"subject_type": "groupMembers", "object_id": "c4a1098b-328e-5221-acab-68db5636016a", "backup": false}]}]}],
       "assignment_review_settings": [], "question": []}}]}}})";
  const Values finding = finding_of("AP405", {{"state.json", state}});
  CHECK(finding.at("remedy") ==
        "\"Terraform: in azuread_access_package_assignment_policy.agencies, set approval_required_for_extension = true in "
        "approval_settings.\"");
  CHECK(below(finding, "request").empty());
  const Values both =
      finding_of("AP405", {{"state.json", state}, {"policies.json", page(beta_policy, "accessPackageAssignmentPolicies", "beta")}});
  CHECK(both.at("remedy").starts_with("\"Terraform: in "));
  CHECK(below(both, "request").empty());
}
