// A tenant at one moment, as far as the inputs tell: catalogs, access packages, assignment policies, connected organizations, settings.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/links/link.h"
#include "tool/model/arena.h"
#include "tool/model/directory.h"
#include "tool/model/fact.h"
#include "tool/model/field.h"
#include "tool/model/id-index.h"
#include "tool/model/values.h"

namespace entitlint {

enum class ObjectKind : std::uint8_t { catalog, package, policy, connected_organization, settings, resource, link, file, tenant };
[[nodiscard]] std::string_view name(ObjectKind kind);         // as in JSON: "connectedOrganization"
[[nodiscard]] std::string_view spoken_name(ObjectKind kind);  // in messages: "connected organization"

// When a record speaks: an export of `now`, what a plan will make of it, or (what a plan leaves as it is) of both.
enum class Moment : std::uint8_t { always, now, planned };

// What a Terraform plan does with an object.
enum class Planned : std::uint8_t { not_in_plan, kept, updated, created };

// What every object of an export has. Strings live in the tenant's arenas.
struct Object {
  ObjectKind kind = ObjectKind::file;
  Dialect dialect = Dialect::unknown;
  bool first_hand = false;    // not only a copy that came by $expand
  bool hand_written = false;  // neither @odata.context in its file nor created/modified times
  Moment moment = Moment::always;
  Planned planned = Planned::not_in_plan;
  std::string_view id;       // as written; compare with equal_ids; empty while a plan has not created it
  std::string_view address;  // of a Terraform resource: module.x.azuread_access_package.y["k"]; empty elsewhere
  Place id_place;
  Place place;                         // the whole record
  std::span<const Place> appearances;  // every record of this id, this one included; known when copies are merged
  Fact<std::string_view> display_name;
  Fact<std::string_view> description;
  Fact<Time> created, modified;

  [[nodiscard]] std::string_view label() const;  // display name, else id, else address
  [[nodiscard]] bool changes() const { return planned == Planned::updated || planned == Planned::created; }
  [[nodiscard]] Place mark() const;  // where a finding on the object stands: display name, else id, else the record's first byte
};

struct Policy;
struct Package;
struct Organization;

// A resource onboarded to a catalog.
struct Resource : Object {
  Fact<std::string_view> origin_system, origin_id;
};

struct Catalog : Object {
  Fact<bool> published;
  Fact<bool> external;  // isExternallyVisible
  Fact<CatalogType> type;
  Fact<std::span<const Resource>> resources;
  std::span<const Package* const> packages;  // all known ones that point here
};

struct Package : Object {
  Fact<bool> hidden;
  Fact<Reference<Catalog>> catalog;
  Fact<std::span<const RoleScope>> roles;
  Fact<std::span<const Reference<Package>>> incompatible_packages;
  Fact<std::span<const Reference<Package>>> incompatible_with;  // the other direction: those that list this one
  Fact<std::span<const std::string_view>> incompatible_groups;  // group ids
  Fact<bool> policies_expanded;                                 // known true: its policies came with it, completely
  std::span<const Policy* const> policies;                      // all known ones that point here
};

struct Policy : Object {
  Fact<Reference<Package>> package;
  Fact<Scope> scope;
  Fact<Subjects> targets;
  Fact<bool> accepts;          // enableTargetsToSelfAddAccess, acceptRequests
  Fact<bool> accepts_written;  // Terraform: requests_accepted is in the configuration; what is not is off as well
  Fact<bool> on_behalf;        // managers may request for their people
  Fact<bool> automatic;        // assigns by rule instead of taking requests
  Fact<bool> approval, approval_to_extend, requestor_justification;
  Fact<Stages> stages;
  Fact<Expiry> expiry;
  Fact<bool> can_extend;
  Fact<Review> review;
  Fact<std::span<const Question>> questions;
  Fact<bool> has_extensions;     // customExtensionStageSettings or -Handlers not empty
  Fact<bool> needs_verified_id;  // verifiableCredentialSettings not empty (beta)
};

struct Organization : Object {
  Fact<OrganizationState> state;
  Fact<std::span<const IdentitySource>> sources;
  Fact<std::uint32_t> internal_sponsors, external_sponsors;  // how many
};

struct Settings : Object {
  Fact<LifecycleAction> lifecycle;
  Fact<std::int64_t> delete_after;  // seconds blocked until deleted
};

// Objects of the directory, from optional inputs. Lists of them are often filtered and do not say so: nothing follows from an object's
// absence.
struct DirectoryGroup : Object {
  Fact<bool> deleted;
  Fact<bool> unified, dynamic;  // groupTypes
  Fact<bool> security_enabled, mail_enabled;
  Fact<bool> synced;           // onPremisesSyncEnabled
  Fact<bool> role_assignable;  // isAssignableToRole
  Fact<std::span<const std::string_view>> members;
  Fact<bool> nested;  // a member is a group itself
};

struct DirectoryUser : Object {
  Fact<bool> deleted, enabled;
  Fact<bool> guest;        // userType
  Fact<bool> has_manager;  // expanded
};

struct ServicePrincipal : Object {
  Fact<bool> deleted;
  Fact<std::span<const std::string_view>> app_roles;  // ids
};

// Somebody's role in entitlement management. Where it holds: "/", or "/AccessPackageCatalog/" and the catalog's id.
struct RoleAssignment : Object {
  Fact<std::string_view> principal, scope;
};

// A workflow that a catalog's policies may run.
struct CustomExtension : Object {};

// A role of the directory, from the list of role definitions.
struct DirectoryRole : Object {
  Fact<bool> privileged;  // isPrivileged
};

// How much of a collection is here (RULINGS.md: "a collection is complete").
enum class Completeness : std::uint8_t { absent, incomplete, assumed, proven };
[[nodiscard]] std::string_view name(Completeness completeness);

// All objects of a kind, in the order of their first appearance, by id, and how much of the collection they are.
template <class T>
struct Collection {
  Objects<T> all;
  IdIndex by_id;
  Completeness completeness = Completeness::absent;
  std::string why;  // why incomplete: "packages.json has a next page that is not among the inputs"; empty otherwise

  // Some formats know names only; then that an id is not here says nothing. What Terraform has still to make has no id that could be meant.
  [[nodiscard]] bool all_have_ids() const {
    if (by_id.size() == all.size()) return true;
    for (const T& object : all) {
      if (object.id.empty() && object.address.empty()) return false;
    }
    return true;
  }
  [[nodiscard]] bool complete() const { return completeness >= Completeness::assumed; }
  [[nodiscard]] const T* find(std::string_view id) const {
    const std::uint32_t found = by_id.find(id, [this](std::uint32_t number) { return all[number].id; });
    return found == IdIndex::none ? nullptr : &all[found];
  }
  // Lets find() know of an object, unless another one has its id.
  void index(std::uint32_t number) {
    (void)by_id.add(all[number].id, number, [this](std::uint32_t other) { return all[other].id; });
  }
};

struct Tenant {
  // Only moved: its objects point into its arenas. Said outright because std::deque and std::unordered_map do not promise a move without
  // exceptions, and a std::vector of tenants would then try to copy.
  Tenant() = default;
  Tenant(Tenant&&) noexcept = default;
  Tenant& operator=(Tenant&&) noexcept = default;
  ~Tenant() = default;

  std::string folder;  // common folder of its exports, as reported; empty for the base folder
  std::string id;      // lower case; empty: unknown
  std::string display_name;
  Cloud cloud = Cloud::unknown;        // from @odata.context hosts
  Dialect dialect = Dialect::unknown;  // of the majority
  std::vector<std::string> domains;    // verified, lower case; initial domain first, then the default one
  bool domains_known = false;          // an organization or domains export, or --tenant-domain
  Place organization_place;
  std::string exporter;  // "EntraExporter", "Graph v1.0 pages", …; for the text report
  std::string exported;  // newest modification or manifest date "2026-11-22"; empty: unknown

  Collection<Catalog> catalogs;
  Collection<Package> packages;
  Collection<Policy> policies;
  Collection<Organization> organizations;
  Collection<DirectoryGroup> groups;  // optional inputs, as the next ones
  Collection<DirectoryUser> users;
  Collection<ServicePrincipal> service_principals;
  Collection<DirectoryRole> directory_roles;
  Collection<RoleAssignment> role_assignments;
  Collection<CustomExtension> custom_extensions;
  Collaboration collaboration;
  Fact<Settings> settings;  // gap when no settings export was given
  // Of the first policy whose package is not known; a Gap that is not missing: all are placed. Nothing: nobody has looked yet (the loader
  // does, so that not every question about a package has to walk all policies).
  std::optional<Gap> unplaced_policy;

  std::deque<Arena> arenas;
};

}  // namespace entitlint
