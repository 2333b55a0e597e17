// The Tenant Management Framework's JSON: v1.0's words, names where Graph has ids, policies inside their package, and `present: false` for
// what is to be deleted.
#include <algorithm>
#include <array>

#include "tool/model/reading.h"
#include "tool/model/rewriter.h"

namespace entitlint::framework {
namespace {

using json::Kind;
using json::Member;
using json::Value;

constexpr std::array<std::string_view, 8> subject_lists = {"specificAllowedTargets",      "primaryApprovers",  "fallbackPrimaryApprovers",
                                                           "escalationApprovers",         "primaryReviewers",  "fallbackReviewers",
                                                           "fallbackEscalationApprovers", "onBehalfRequestors"};

bool is_text(const Value& record, std::string_view key) {
  const Member* const member = record.find(key);
  return member != nullptr && member->value.kind == Kind::string;
}

bool is_package(const Value& record) {
  return is_text(record, "catalog") && (record.find("accessPackageResources") != nullptr || record.find("assignmentPolicies") != nullptr ||
                                        record.find("present") != nullptr);
}

bool is_catalog(const Value& record) {
  return record.find("present") != nullptr && record.find("isExternallyVisible") != nullptr;
}

// {type, reference} is {@odata.type, id}.
Value subject(const Value& value, Rewriter& rewriter) {
  std::vector<Member> members;
  for (const Member& member : value.members()) {
    const std::string_view key = member.key == "type" ? "@odata.type" : member.key == "reference" ? "id" : member.key;
    members.push_back(renamed(member, key));
  }
  return value.kind == Kind::object ? rewriter.object(std::move(members), value) : value;
}

Value rewrite(const Value& value, Rewriter& rewriter, bool subjects) {
  if (value.kind == Kind::array) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(rewrite(item, rewriter, subjects));
    return rewriter.array(std::move(items), value);
  }
  if (value.kind != Kind::object || subjects) return subject(value, rewriter);
  std::vector<Member> members;
  for (const Member& member : value.members()) {
    const bool list = std::ranges::find(subject_lists, member.key) != subject_lists.end();
    members.push_back({member.key, member.key_span, rewrite(member.value, rewriter, list)});
  }
  return rewriter.object(std::move(members), value);
}

// {originSystem, resourceRole, resourceIdentifier} with names: a role and its resource in Graph.
Value role_scope(const Value& value, Rewriter& rewriter) {
  std::vector<Member> role;
  for (const Member& member : value.members()) {
    if (member.key == "originSystem") role.push_back(member);
    if (member.key == "resourceRole") role.push_back(renamed(member, "displayName"));
    if (member.key == "resourceIdentifier") {
      role.push_back({"resource", member.key_span, rewriter.object({renamed(member, "displayName")}, member.value)});
    }
  }
  if (value.kind != Kind::object) return value;
  return rewriter.object({{"role", value.span, rewriter.object(std::move(role), value)}}, value);
}

Value role_scopes(const Value& value, Rewriter& rewriter) {
  if (value.kind != Kind::array) return value;
  std::vector<Value> items;
  for (const Value& item : value.items()) items.push_back(role_scope(item, rewriter));
  return rewriter.array(std::move(items), value);
}

}  // namespace

bool speaks(const Value& record) {
  return is_package(record) || is_catalog(record);
}

bool is_absent(const Value& record) {
  const Member* const present = record.find("present");
  if (present == nullptr) return false;
  if (present->value.kind == Kind::boolean) return !present->value.truth;
  return equal_ids(present->value.text(), "false");
}

std::string_view collection_of(const Value& record) {
  return is_package(record) ? "accessPackages" : "catalogs";
}

Value in_graph_words(const Value& record, Rewriter& rewriter) {
  std::vector<Member> members;
  for (const Member& member : record.members()) {
    // The framework's own words, the policies, and one word of beta's that no rule asks for.
    if (member.key == "present" || member.key == "oldNames" || member.key == "assignmentPolicies" || member.key == "isRoleScopesVisible")
      continue;
    if (member.key == "catalog") {
      members.push_back(renamed(member, "catalogId"));
    } else if (member.key == "accessPackageResources") {
      members.push_back({"resourceRoleScopes", member.key_span, role_scopes(member.value, rewriter)});
    } else {
      members.push_back(member);
    }
  }
  return rewriter.object(std::move(members), record);
}

std::vector<Value> policies_of(const Value& record, Rewriter& rewriter) {
  std::vector<Value> policies;
  const Member* const list = record.find("assignmentPolicies");
  if (list == nullptr) return policies;
  const auto add = [&](const Value& policy) {
    if (policy.kind == Kind::object && !is_absent(policy)) policies.push_back(rewrite(policy, rewriter, false));
  };
  if (list->value.kind == Kind::object) add(list->value);
  for (const Value& policy : list->value.items()) add(policy);
  return policies;
}

}  // namespace entitlint::framework
