// The words of the domain as C++ values: enums, times, and the small structs that objects are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/model/fact.h"

namespace entitlint {

// Seconds since 1970-01-01T00:00:00Z. Fractions are dropped.
using Time = std::int64_t;
inline constexpr std::int64_t seconds_per_day = 86400;

// "2026-11-23T10:00:00.1234567Z", with offset, or a bare date. Nothing for anything else.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);
// ISO 8601 duration in seconds ("P14D", "PT2H", "P1Y2M"): a year is 365 days, a month 30. Nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);
// Without ASCII case. Most ids are of another length, or written alike.
[[nodiscard]] inline bool equal_ids(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a == b || same_ignoring_case(a, b));
}

// Which vocabulary an object's properties were written in.
enum class Dialect : std::uint8_t { unknown, v1, beta, mixed, terraform };

// Who a policy lets request (v1.0 allowedTargetScope, beta requestorSettings.scopeType); reference: Graph resource
// accessPackageAssignmentPolicy, beta resource requestorSettings.
enum class Scope : std::uint8_t {
  direct_assignment_only,            // notSpecified, NoSubjects
  specific_directory_users,          // specificDirectoryUsers, SpecificDirectorySubjects
  all_members,                       // allMemberUsers, AllExistingDirectoryMemberUsers
  all_directory_users,               // allDirectoryUsers, AllExistingDirectorySubjects
  specific_connected_organizations,  // specificConnectedOrganizationUsers, SpecificConnectedOrganizationSubjects
  all_configured_organizations,      // allConfiguredConnectedOrganizationUsers, AllConfiguredConnectedOrganizationSubjects
  all_existing_organizations,        // legacy beta AllExistingConnectedOrganizationSubjects
  all_external_users,                // allExternalUsers, AllExternalSubjects
  specific_service_principals,       // v1.0 only
  all_service_principals,            // v1.0 only
  all_agent_identities,              // v1.0 only
};
[[nodiscard]] std::string_view portal_name(Scope scope);  // "All configured connected organizations"

enum class SubjectKind : std::uint8_t {
  user,
  group,
  connected_organization,
  requestor_manager,
  target_manager,
  internal_sponsors,
  external_sponsors,
  target_user_sponsors,
  attribute_rule,
  service_principal,
  application_owners,
  agent_sponsors_or_owners,
};

[[nodiscard]] inline bool is_manager(SubjectKind kind) {
  return kind == SubjectKind::requestor_manager || kind == SubjectKind::target_manager;
}

// A requestor, approver or reviewer: subjectSet (v1.0), userSet (beta).
struct Subject {
  Fact<SubjectKind> kind;
  Fact<std::string_view> id;  // of users, groups, organizations, service principals; known and empty for kinds that have none
  std::uint8_t manager_level = 1;
  Place place;  // the subject's object
};
using Subjects = std::span<const Subject>;

// One stage of approval. Beta's isBackup entries are in the fallback lists.
struct Stage {
  Fact<Subjects> primary, fallback, escalation, fallback_escalation;
  Fact<bool> escalation_enabled, approver_justification;
  Fact<std::int64_t> timeout;           // seconds until automatic denial
  Fact<std::int64_t> escalation_after;  // seconds
  bool dynamic = false;                 // accessPackageDynamicApprovalStage: a custom extension names the approvers
  Place place;
};
using Stages = std::span<const Stage>;

struct Expiry {
  enum class Kind : std::uint8_t { never, after_duration, at_date };
  Kind kind = Kind::never;
  std::int64_t duration = 0;    // seconds, of after_duration
  Time date = 0;                // of at_date
  bool never_or_hours = false;  // beta durationInDays 0: beta cannot say hours, so "never" is not certain
};

// Who decides in an access review: the reviewees themselves, those listed, or the managers of the reviewees.
enum class ReviewedBy : std::uint8_t { self, reviewers, manager };

// The details are facts of their own, and of an enabled review only.
struct Review {
  bool enabled = false;
  bool recurs = false;
  Fact<ReviewedBy> by;
  Fact<Subjects> reviewers, fallback;  // beta's isBackup entries are fallback
  Fact<bool> keeps_access;             // what happens when reviewers do not respond
};

struct Question {
  Fact<std::string_view> text;
  bool localized = false;  // has a text in some language besides
  Fact<bool> required;
  Fact<bool> multiple_choice;
  Fact<std::uint32_t> choices;  // how many
  Fact<std::int32_t> sequence;
  Place place;
};

struct Catalog;

// What a package grants: a role of a resource.
struct RoleScope {
  Fact<std::string_view> role_name;       // "Member"
  Fact<std::string_view> role_origin_id;  // "Member_<group id>", an app role's GUID, "Active"
  Fact<std::string_view> origin_system;   // "AadGroup", "AadApplication", "SharePointOnline", "DirectoryRole"
  Fact<std::string_view> origin_id;       // of the resource
  Fact<std::string_view> resource_name;
  const Catalog* through = nullptr;  // Terraform: the catalog that the resource was put into for this role
  Place place;
};

enum class CatalogType : std::uint8_t { user_managed, service_default, service_managed };
enum class OrganizationState : std::uint8_t { configured, proposed };
enum class LifecycleAction : std::uint8_t { none, block_sign_in, block_sign_in_and_delete };

struct IdentitySource {
  enum class Kind : std::uint8_t { entra_tenant, cross_cloud_tenant, domain, federation, social };
  Fact<Kind> kind;
  Fact<std::string_view> tenant_id;  // of tenants
  Fact<std::string_view> domain;     // of domain and federation
  Place place;
};

// A pointer to another object as an export gives it: an id, or (some formats) a display name.
template <class T>
struct Reference {
  std::string_view id;
  std::string_view name;
  const T* target = nullptr;   // set when references are resolved; null: not among the inputs
  std::string_view address{};  // of a Terraform plan, where the id is not known before it is applied
  std::string_view within{};   // beside a name: that of the catalog the target is in; empty when nobody says
};

}  // namespace entitlint
