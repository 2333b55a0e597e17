// One tenant as a model, and how each format writes it down: Graph's two dialects, and Terraform's resources.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entitlint::test {

// The model. Ids are GUIDs made of a letter and a number.
inline std::string guid(char letter, int number) {
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

inline const std::vector<ModelCatalog> catalogs = {{1, "Open", true}, {2, "Closed", false}};
inline const std::vector<ModelPackage> packages = {{1, "Partners", 1}, {2, "Finance", 2}, {3, "Nobody's", 1}};
inline const std::vector<ModelPolicy> policies = {
    {1, "Anybody", 1, "allExternalUsers", "AllExternalSubjects", false, 90, false},
    {2, "Auditors", 2, "specificConnectedOrganizationUsers", "SpecificConnectedOrganizationSubjects", true, 30, true},
    {3, "Chosen", 1, "specificDirectoryUsers", "SpecificDirectorySubjects", true, 30, false},
    {4, "Staff", 1, "allMemberUsers", "AllExistingDirectoryMemberUsers", false, 365, false},
    {5, "Lost", 9, "allMemberUsers", "AllExistingDirectoryMemberUsers", false, 365, false},
};

inline const std::string times = R"("createdDateTime":"2026-01-01T00:00:00Z","modifiedDateTime":"2026-02-01T00:00:00Z")";

inline std::string head(char letter, int number, const std::string& name) {
  return R"("id":")" + guid(letter, number) + R"(","displayName":")" + name + R"(","description":"For tests",)" + times;
}
inline std::string flag(bool value) {
  return value ? "true" : "false";
}
inline std::string catalog(const ModelCatalog& model, const std::string& state) {
  return "{" + head('c', model.number, model.name) + R"(,"catalogType":"userManaged",)" + state + R"(,"isExternallyVisible":)" +
         flag(model.external) + "}";
}
// v1.0's member for the id, or beta's.
inline std::string subject(const std::string& type, const std::string& member, const std::string& id) {
  return R"({"@odata.type":"#microsoft.graph.)" + type + R"(",")" + member + R"(":")" + id + R"("})";
}
inline std::string role(const std::string& role_key, const std::string& scope_key, int number) {
  return R"([{"id":"r_s",")" + role_key + R"(":{"id":"r","displayName":"Member","originSystem":"AadGroup","originId":"Member_)" +
         guid('b', number) + R"("},")" + scope_key + R"(":{"id":"s","originSystem":"AadGroup","originId":")" + guid('b', number) +
         R"(","isRootScope":true}}])";
}

namespace v1_words {

inline std::string catalog(const ModelCatalog& model) {
  return test::catalog(model, R"("state":"published")");
}
inline std::string package(const ModelPackage& model) {
  return "{" + head('a', model.number, model.name) + R"(,"isHidden":false,"catalog":{"id":")" + guid('c', model.catalog) +
         R"("},"resourceRoleScopes":)" + role("role", "scope", model.number) +
         R"(,"incompatibleAccessPackages":[],"incompatibleGroups":[]})";
}
inline std::string policy(const ModelPolicy& model) {
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

inline std::string catalog(const ModelCatalog& model) {
  return test::catalog(model, R"("catalogStatus":"Published")");
}
inline std::string package(const ModelPackage& model) {
  return "{" + head('a', model.number, model.name) + R"(,"isHidden":false,"isRoleScopesVisible":false,"catalogId":")" +
         guid('c', model.catalog) + R"(","accessPackageResourceRoleScopes":)" +
         role("accessPackageResourceRole", "accessPackageResourceScope", model.number) +
         R"(,"incompatibleAccessPackages":[],"incompatibleGroups":[]})";
}
inline std::string policy(const ModelPolicy& model) {
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
inline const std::string organization = "{" + head('e', 1, "Wingtip") +
                                        R"(,"state":"configured","identitySources":[{"@odata.type":)"
                                        R"("#microsoft.graph.domainIdentitySource","displayName":"W","domainName":"wingtip.example"}],)"
                                        R"("internalSponsors":[],"externalSponsors":[]})";
inline const std::string own_tenant = R"({"id":"99999999-0000-4000-8000-000000000001","displayName":"Contoso","verifiedDomains":)"
                                      R"([{"name":"contoso.example","isDefault":true,"isInitial":true}]})";

// The azuread provider's attributes. Ids, and what refers to them, are known in a state and unknown in a plan that makes everything.
namespace terraform_words {

struct Resource {
  std::string type, name, id;
  std::string values;                                      // but for ids
  std::vector<std::pair<std::string, std::string>> links;  // attribute and the id it holds
  [[nodiscard]] std::string address() const { return type + "." + name; }
};

// "a1" of its id, whose first letter and last digit it is.
inline std::string short_name(const std::string& id) {
  return {id.front(), id.back()};
}

inline Resource catalog(const ModelCatalog& model) {
  const std::string id = guid('c', model.number);
  return {"azuread_access_package_catalog",
          short_name(id),
          id,
          R"("display_name":")" + std::string(model.name) + R"(","description":"For tests","published":true,"externally_visible":)" +
              flag(model.external),
          {}};
}
inline Resource package(const ModelPackage& model) {
  const std::string id = guid('a', model.number);
  return {"azuread_access_package",
          short_name(id),
          id,
          R"("display_name":")" + std::string(model.name) + R"(","description":"For tests","hidden":false)",
          {{"catalog_id", guid('c', model.catalog)}}};
}
// A resource comes to a package in two steps.
inline Resource onboarded(const ModelPackage& model) {
  const std::string id = guid('c', model.catalog) + "/" + guid('b', model.number);
  return {"azuread_access_package_resource_catalog_association",
          "b" + std::to_string(model.number),
          id,
          R"("resource_origin_system":"AadGroup","resource_origin_id":")" + guid('b', model.number) + '"',
          {{"catalog_id", guid('c', model.catalog)}}};
}
inline Resource granted(const ModelPackage& model) {
  const std::string id = guid('a', model.number) + "/r_s/" + guid('b', model.number) + "/Member";
  return {"azuread_access_package_resource_package_association",
          "g" + std::to_string(model.number),
          id,
          R"("access_type":"Member")",
          {{"access_package_id", guid('a', model.number)},
           {"catalog_resource_association_id", guid('c', model.catalog) + "/" + guid('b', model.number)}}};
}
inline Resource policy(const ModelPolicy& model) {
  const std::string id = guid('f', model.number);
  const std::string approver = R"({"subject_type":"singleUser","object_id":")" + guid('d', 1) + R"(","backup":false})";
  const std::string stage = R"({"approval_timeout_in_days":14,"approver_justification_required":true,"alternative_approval_enabled":false,)"
                            R"("enable_alternative_approval_in_days":0,"alternative_approver":[],"primary_approver":[)" +
                            approver + "]}";
  const std::string guest = R"({"subject_type":"connectedOrganizationMembers","object_id":")" + guid('e', 1) + R"(","backup":false})";
  return {
      "azuread_access_package_assignment_policy",
      short_name(id),
      id,
      R"("display_name":")" + std::string(model.name) + R"(","description":"For tests","duration_in_days":)" + std::to_string(model.days) +
          R"(,"expiration_date":"","extension_enabled":false,"question":[],"assignment_review_settings":[],"requestor_settings":[)"
          R"({"requests_accepted":true,"scope_type":")" +
          model.beta_scope + R"(","requestor":[)" + (model.for_guest ? guest : "") + R"(]}],"approval_settings":[{"approval_required":)" +
          flag(model.approval) + R"(,"approval_required_for_extension":false,"requestor_justification_required":true,"approval_stage":[)" +
          (model.approval ? stage : "") + "]}]",
      {{"access_package_id", guid('a', model.package)}}};
}

inline std::vector<Resource> all() {
  std::vector<Resource> resources;
  for (const ModelCatalog& each : catalogs) resources.push_back(catalog(each));
  for (const ModelPackage& each : packages) resources.insert(resources.end(), {package(each), onboarded(each), granted(each)});
  for (const ModelPolicy& each : policies) resources.push_back(policy(each));
  return resources;
}

inline std::string joined(const std::string& list, const std::string& item) {
  return list.empty() ? item : list + ",\n" + item;
}
inline std::string pair(const std::string& key, const std::string& value) {
  return '"' + key + R"(":")" + value + '"';
}
inline std::string known_values(const Resource& resource) {
  std::string values = "{" + pair("id", resource.id) + "," + resource.values;
  for (const auto& [attribute, id] : resource.links) values += "," + pair(attribute, id);
  return values + "}";
}

// `terraform show -json` of a state.
inline std::string state() {
  std::string list;
  for (const Resource& each : all()) {
    list = joined(list, "{" + pair("address", each.address()) + R"(,"mode":"managed",)" + pair("type", each.type) + R"(,"values":)" +
                            known_values(each) + "}");
  }
  return R"({"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[)" + list + "]}}}";
}

// The state file itself.
inline std::string raw_state() {
  std::string list;
  for (const Resource& each : all()) {
    list = joined(list, R"({"mode":"managed",)" + pair("type", each.type) + "," + pair("name", each.name) +
                            R"(,"instances":[{"schema_version":0,"attributes":)" + known_values(each) + "}]}");
  }
  return R"({"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","resources":[)" + list + "]}";
}

// A plan that makes everything: what it makes has no id yet, and what refers to that is only told by the configuration.
inline std::string plan() {
  const std::vector<Resource> resources = all();
  std::string changes, configuration;
  for (const Resource& each : resources) {
    std::string after = "{" + each.values, unknown = R"({"id":true)", expressions;
    for (const auto& [attribute, id] : each.links) {
      const Resource* target = nullptr;
      for (const Resource& other : resources) target = other.id == id ? &other : target;
      if (target == nullptr) {
        after += "," + pair(attribute, id);
        continue;
      }
      unknown += ",\"" + attribute + "\":true";
      expressions =
          joined(expressions, '"' + attribute + R"(":{"references":[")" + target->address() + R"(.id",")" + target->address() + R"("]})");
    }
    changes = joined(changes, "{" + pair("address", each.address()) + R"(,"mode":"managed",)" + pair("type", each.type) +
                                  R"(,"change":{"actions":["create"],"before":null,"after":)" + after + R"(},"after_unknown":)" + unknown +
                                  "}}}");
    configuration = joined(configuration, "{" + pair("address", each.address()) + R"(,"expressions":{)" + expressions + "}}");
  }
  return R"({"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[)" + changes +
         R"(],"configuration":{"root_module":{"resources":[)" + configuration + "]}}}";
}

}  // namespace terraform_words

}  // namespace entitlint::test
