// What a policy consists of (Graph resource accessPackageAssignmentPolicy, v1.0 and beta).
#include "tool/lint/policy-whole.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <vector>

#include "tool/model/reading.h"

namespace entitlint {
namespace {

// Graph sends all properties of a policy, null ones included, so one that is not there was left out by the export. Absent in good exports
// are automaticRequestSettings (only of automatic policies), the notification settings (not in every cloud, and new) and the package, which
// the policy's place may tell.
constexpr auto v1_members = std::to_array<std::string_view>({"displayName", "description", "allowedTargetScope", "specificAllowedTargets",
                                                             "expiration", "requestorSettings", "requestApprovalSettings", "reviewSettings",
                                                             "questions", "customExtensionStageSettings"});
constexpr auto beta_members = std::to_array<std::string_view>(
    {"displayName", "description", "canExtend", "durationInDays", "expirationDateTime", "requestorSettings", "requestApprovalSettings",
     "accessReviewSettings", "verifiableCredentialSettings", "questions", "customExtensionStageSettings"});

// "description is", "questions and reviewSettings are"; empty: nothing is missing.
std::string missing_of(const json::Value& record, std::span<const std::string_view> members) {
  std::vector<std::string_view> missing;
  std::ranges::copy_if(members, std::back_inserter(missing), [&](std::string_view member) { return record.find(member) == nullptr; });
  std::string text;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == missing.size() ? " and " : ", ") + std::string(missing[i]);
  }
  if (missing.empty()) return text;
  return text + (missing.size() > 1 || missing.front().ends_with('s') ? " are" : " is");
}

bool mixes_words(const json::Value& record) {
  const json::Member* const requestor = record.find("requestorSettings");
  const bool scope = requestor != nullptr && requestor->value.find("scopeType") != nullptr;
  const bool v1 = record.find("allowedTargetScope") != nullptr || record.find("expiration") != nullptr;
  return v1 && (scope || record.find("durationInDays") != nullptr || record.find("accessReviewSettings") != nullptr);
}

bool is_empty(const json::Value& list) {
  return list.kind == json::Kind::null || (list.kind == json::Kind::array && list.items().empty());
}

// Of a stage that has alternate approvers, those must be there; the others get an empty list when the body is written.
bool lacks_alternates(const json::Value& stage) {
  const json::Member* const enabled = stage.find("isEscalationEnabled");
  return stage.find("escalationApprovers") == nullptr && enabled != nullptr && enabled->value.truth;
}

std::string why_stages_are_not_whole(const json::Value& record) {
  const json::Member* const settings = record.find("requestApprovalSettings");
  if (settings == nullptr) return {};
  for (const std::string_view key : {"stages", "approvalStages"}) {
    const json::Member* const stages = settings->value.find(key);
    if (stages != nullptr && std::ranges::any_of(stages->value.items(), lacks_alternates))
      return "the alternate approvers of a stage are not in the export";
  }
  return {};
}

// A stage setting is written back with the id of its extension, which comes by an $expand of its own. Called when the settings are there.
std::string why_extensions_are_not_whole(const json::Value& record) {
  const json::Member* const settings = record.find("customExtensionStageSettings");
  for (const json::Value& setting : settings->value.items()) {
    const json::Member* const extension = setting.find("customExtension");
    if (extension == nullptr || extension->value.find("id") == nullptr)
      return "which custom extensions it starts is not in the export ($expand=customExtensionStageSettings($expand=customExtension))";
  }
  const json::Member* const handlers = record.find("customExtensionHandlers");
  return handlers == nullptr || is_empty(handlers->value) ? std::string() : "it has customExtensionHandlers, which Graph has given up";
}

std::string why_cut(const json::Value& value) {
  if (value.kind == json::Kind::string && is_cut_text(value.text())) return "the export is cut off in it (AP501)";
  for (const json::Value& item : value.items()) {
    if (std::string why = why_cut(item); !why.empty()) return why;
  }
  for (const json::Member& member : value.members()) {
    if (member.key.ends_with("@odata.nextLink")) return "a list in it goes on on a page that is not in the export";
    if (std::string why = why_cut(member.value); !why.empty()) return why;
  }
  return {};
}

bool agree(const json::Value& a, const json::Value& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == json::Kind::object) return disagreement(a, b).empty();
  if (a.kind == json::Kind::array) return std::ranges::equal(a.items(), b.items(), agree);
  return a.text() == b.text() && a.truth == b.truth;
}

}  // namespace

bool is_annotation(std::string_view key) {
  return key.find("@odata.") != std::string_view::npos && key != "@odata.type";
}

bool is_read_only(std::string_view key) {
  constexpr auto members = std::to_array<std::string_view>(
      {"createdDateTime", "modifiedDateTime", "createdBy", "modifiedBy", "catalog", "accessPackageCatalog"});
  return is_annotation(key) || std::ranges::find(members, key) != members.end();
}

std::string why_not_whole(const json::Value& record, bool beta) {
  if (record.find("id") == nullptr) return "the export does not have it in Graph's own words";
  if (mixes_words(record)) return "the export mixes the words of v1.0 and beta in it";
  const auto members = beta ? std::span<const std::string_view>(beta_members) : std::span(v1_members);
  if (std::string missing = missing_of(record, members); !missing.empty()) return missing + " not in the export, and would be lost";
  if (std::string why = why_extensions_are_not_whole(record); !why.empty()) return why;
  if (std::string why = why_stages_are_not_whole(record); !why.empty()) return why;
  return why_cut(record);
}

std::string disagreement(const json::Value& record, const json::Value& copy) {
  for (const json::Member& member : record.members()) {
    if (is_read_only(member.key) || member.key == "accessPackage") continue;
    const json::Member* const other = copy.find(member.key);
    if (other != nullptr && !agree(member.value, other->value)) return std::string(member.key);
  }
  return {};
}

}  // namespace entitlint
