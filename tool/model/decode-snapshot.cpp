// Resources of Tenant Configuration Management and of its predecessor Microsoft365DSC: beta's words with capitals, display names where
// Graph has ids. https://learn.microsoft.com/graph/utcm-entra-resources
#include <array>

#include "tool/model/reading.h"
#include "tool/model/rewriter.h"

namespace entitlint::snapshot {
namespace {

using json::Kind;
using json::Member;
using json::Value;

// A resource type, and the set of Graph (beta) that it stands for.
struct Type {
  std::string_view resource, collection;
};
constexpr std::array<Type, 7> types = {{{"AccessPackage", "accessPackages"},
                                        {"AccessPackageAssignmentPolicy", "accessPackageAssignmentPolicies"},
                                        {"AccessPackageCatalog", "accessPackageCatalogs"},
                                        {"AccessPackageCatalogResource", "accessPackageResources"},
                                        {"ConnectedOrganization", "connectedOrganizations"},
                                        {"RoleAssignment", "roleAssignments"},
                                        {"Settings", "settings"}}};

// Words that are no capitalised word of beta.
constexpr std::array<std::array<std::string_view, 2>, 3> words = {
    {{"odataType", "@odata.type"}, {"QuestionText", "text"}, {"ExternalTenantId", "tenantId"}}};

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && equal_ids(text.substr(0, start.size()), start);
}

const Value& properties_of(const Value& record) {
  const Member* const properties = record.find("properties");
  return properties != nullptr ? properties->value : record;
}

std::string_view word_for(std::string_view key, Rewriter& rewriter) {
  for (const auto& [dialect, graph] : words) {
    if (equal_ids(key, dialect)) return graph;
  }
  return rewriter.camel(key);
}

Value rewrite(const Value& value, Rewriter& rewriter) {
  if (value.kind == Kind::object) {
    std::vector<Member> members;
    for (const Member& member : value.members()) {
      if (member.value.kind == Kind::null || member.key == "CIMInstance") continue;
      members.push_back({word_for(member.key, rewriter), member.key_span, rewrite(member.value, rewriter)});
    }
    return rewriter.object(std::move(members), value);
  }
  if (value.kind != Kind::array) return value;
  std::vector<Value> items;
  for (const Value& item : value.items()) items.push_back(rewrite(item, rewriter));
  return rewriter.array(std::move(items), value);
}

// An array; the bare object or text where there was one item.
std::vector<Value> items_of(const Value& value) {
  if (value.kind == Kind::array) return {value.items().begin(), value.items().end()};
  return {value};
}

// {AccessPackageResourceOriginId, AccessPackageResourceRoleDisplayName} is a role and a scope in Graph.
Value role_scopes(const Value& list, Rewriter& rewriter) {
  std::vector<Value> made;
  for (const Value& item : items_of(list)) {
    std::vector<Member> halves;
    if (const Member* const role = item.find("AccessPackageResourceRoleDisplayName")) {
      halves.push_back({"accessPackageResourceRole", role->key_span, rewriter.object({renamed(*role, "displayName")}, role->value)});
    }
    if (const Member* const resource = item.find("AccessPackageResourceOriginId")) {
      halves.push_back(
          {"accessPackageResourceScope", resource->key_span, rewriter.object({renamed(*resource, "originId")}, resource->value)});
    }
    made.push_back(item.kind == Kind::object ? rewriter.object(std::move(halves), item) : item);
  }
  return rewriter.array(std::move(made), list);
}

// Principal names. Groups that are sponsors are left out by the exporter, so an empty list says nothing.
std::vector<Member> sponsors(const Member& member, Rewriter& rewriter) {
  std::vector<Value> made;
  for (const Value& item : items_of(member.value)) {
    if (item.kind == Kind::string) made.push_back(rewriter.object({{"id", item.span, item}}, item));
  }
  if (made.empty()) return {};
  return {{rewriter.camel(member.key), member.key_span, rewriter.array(std::move(made), member.value)}};
}

// One list holds the packages excluded by this one and those that exclude it, so it is neither.
bool is_unreliable(std::string_view key) {
  return key == "IncompatibleAccessPackages" || key == "AccessPackagesIncompatibleWith" || key == "IncompatibleGroups";
}

std::string_view type_of(const Value& record) {
  const std::string_view type = string_member(record, "resourceType");
  const std::string_view bare = type.empty() ? string_member(record, "ResourceName") : type.substr(type.rfind('.') + 1);
  for (const std::string_view prefix : {"AADEntitlementManagement", "EntitlementManagement"}) {
    if (starts_with(bare, prefix)) return bare.substr(prefix.size());
  }
  return {};
}

}  // namespace

bool speaks(const Value& record) {
  const Member* const properties = record.find("properties");
  return properties != nullptr && properties->value.kind == Kind::object &&
         starts_with(string_member(record, "resourceType"), "microsoft.");
}

bool reports(const Value& record) {
  return record.find("ResourceInstanceName") != nullptr && !string_member(record, "ResourceName").empty();
}

bool is_absent(const Value& record) {
  return equal_ids(string_member(properties_of(record), "Ensure"), "Absent");
}

std::string_view collection_of(const Value& record) {
  for (const Type& type : types) {
    if (equal_ids(type.resource, type_of(record))) return type.collection;
  }
  return {};
}

Value in_graph_words(const Value& record, Rewriter& rewriter) {
  const Value& properties = properties_of(record);
  std::vector<Member> members;
  for (const Member& member : properties.members()) {
    if (member.value.kind == Kind::null || is_unreliable(member.key)) continue;
    if (member.key == "InternalSponsors" || member.key == "ExternalSponsors") {
      for (const Member& made : sponsors(member, rewriter)) members.push_back(made);
    } else if (member.key == "AccessPackageResourceRoleScopes") {
      members.push_back({rewriter.camel(member.key), member.key_span, role_scopes(member.value, rewriter)});
    } else {
      members.push_back({word_for(member.key, rewriter), member.key_span, rewrite(member.value, rewriter)});
    }
  }
  return rewriter.object(std::move(members), record);
}

}  // namespace entitlint::snapshot
