// Optional inputs: groups, users, service principals, roles, custom extensions, and the policies on guests.
#include <algorithm>

#include "tool/input/source.h"
#include "tool/model/decoders.h"
#include "tool/model/words.h"

namespace entitlint {
namespace {

constexpr std::array<Word<InvitesFrom>, 4> invites_words = {{{"none", InvitesFrom::nobody},
                                                             {"adminsAndGuestInviters", InvitesFrom::admins_and_guest_inviters},
                                                             {"adminsGuestInvitersAndAllMembers", InvitesFrom::and_all_members},
                                                             {"everyone", InvitesFrom::everyone}}};
constexpr std::array<Word<EmailPasscode>, 3> passcode_words = {
    {{"default", EmailPasscode::by_default}, {"enabled", EmailPasscode::enabled}, {"disabled", EmailPasscode::disabled}}};

// Deleted objects carry the time of it; the lists of living ones leave the property out or write null.
Fact<bool> read_deleted(const Spot& root) {
  const Spot deleted = root["deletedDateTime"];
  return deleted.filled() ? deleted.says(true) : Fact<bool>(false, root.place());
}

// A list of strings: what is in it, or that it is not here.
Fact<bool> has_word(const Spot& list, std::string_view word, Field field) {
  if (!list.present()) return list.missing<bool>(field);
  const auto words = list.value().items();
  return list.says(std::ranges::any_of(words, [word](const json::Value& each) { return equal_ids(each.text(), word); }));
}

Fact<std::span<const std::string_view>> read_ids(const List& list, Field field) {
  return read_each<std::string_view>(list, [field](const Spot& item) { return item["id"].identifier(field).value_or({}); });
}

bool is_group(const Spot& member) {
  return equal_ids(bare_type(member["@odata.type"].identifier(Field::group_members).value_or({})), "group");
}

const json::Value* child(const json::Value* object, std::string_view key) {
  const json::Member* const member = object == nullptr ? nullptr : object->find(key);
  return member == nullptr || member->value.kind == json::Kind::null ? nullptr : &member->value;
}

Fact<std::span<const std::string_view>> domain_list(const json::Value* lists, std::string_view key, const Reading& reading, Place place) {
  std::vector<std::string_view> domains;
  const json::Value* const list = child(lists, key);
  if (list != nullptr) {
    for (const json::Value& domain : list->items()) domains.push_back(reading.keep(trimmed(domain.text())));
  }
  return {reading.part().arena.keep(domains), place};
}

// The policy's settings are JSON text inside a string. A policy that has no lists restricts nobody.
void read_domain_lists(const Spot& root, Collaboration& into) {
  const Spot definition = root["definition"];
  if (!definition.present()) return;
  for (const json::Value& each : definition.value().items()) {
    std::string text(each.text());
    const std::size_t length = text.size();
    text.resize(length + Reader::padding);
    json::Parser parser;
    const json::Value* const settings = parser.parse(std::span<char>(text.data(), length), 0);
    const json::Value* const policy = child(settings, "B2BManagementPolicy");
    if (policy == nullptr) continue;
    const json::Value* const lists = child(policy, "InvitationsAllowedAndBlockedDomainsPolicy");
    const Place place = root.reading().place(each.span);
    into.allowed_domains = domain_list(lists, "AllowedDomains", root.reading(), place);
    into.blocked_domains = domain_list(lists, "BlockedDomains", root.reading(), place);
  }
}

// Inbound B2B collaboration that is blocked for all users. Without settings of its own the partner has the tenant's default.
Fact<bool> blocks_all_inbound(const Spot& partner) {
  const Field field = Field::cross_tenant_access;
  const Spot inbound = partner["b2bCollaborationInbound"];
  if (!inbound.present() || inbound.null()) return inbound.present() ? inbound.says(false) : inbound.missing<bool>(field);
  const Spot users = inbound.object("usersAndGroups");
  if (!users.filled()) return inbound.says(false);
  const Fact<bool> blocked = map(users["accessType"].identifier(field), [](std::string_view type) { return equal_ids(type, "blocked"); });
  if (!blocked.is(true)) return blocked;
  for (const Spot& target : users.list("targets", field).items) {
    if (equal_ids(target["target"].identifier(field).value_or({}), "AllUsers")) return blocked;
  }
  return {false, blocked.place()};
}

void read_partner(const Spot& root, Collaboration& into) {
  const Partner partner{root["tenantId"].identifier(Field::cross_tenant_access), blocks_all_inbound(root)};
  into.partners = {root.reading().part().arena.keep(std::vector<Partner>{partner}), root.place()};
}

void read_passcode(const Spot& method, Collaboration& into) {
  into.passcode = one_of(method["allowExternalIdToUseEmailOtp"], passcode_words, Field::email_passcode);
}

}  // namespace

void add_group(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  const Spot root(reading);
  DirectoryGroup& group = into.groups.make(into.objects);
  read_object(root, ObjectKind::resource, true, group);
  group.deleted = read_deleted(root);
  group.unified = has_word(root["groupTypes"], "Unified", Field::groups);
  group.dynamic = has_word(root["groupTypes"], "DynamicMembership", Field::groups);
  group.security_enabled = root["securityEnabled"].flag(Field::groups);
  group.mail_enabled = root["mailEnabled"].flag(Field::groups);
  group.synced = root["onPremisesSyncEnabled"].flag(Field::groups);
  group.role_assignable = root["isAssignableToRole"].flag(Field::group_role_assignable);
  const List members = root.list("members", Field::group_members);
  group.members = read_ids(members, Field::group_members);
  group.nested = map(group.members, [&](std::span<const std::string_view>) { return std::ranges::any_of(members.items, is_group); });
}

void add_user(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  const Spot root(reading);
  DirectoryUser& user = into.users.make(into.objects);
  read_object(root, ObjectKind::resource, true, user);
  user.deleted = read_deleted(root);
  user.enabled = root["accountEnabled"].flag(Field::users);
  user.guest = map(root["userType"].identifier(Field::users), [](std::string_view type) { return equal_ids(type, "Guest"); });
  const Spot manager = root["manager"];
  user.has_manager = manager.present() ? manager.says(manager.filled()) : manager.missing<bool>(Field::user_manager);
}

void add_service_principal(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  const Spot root(reading);
  ServicePrincipal& principal = into.service_principals.make(into.objects);
  read_object(root, ObjectKind::resource, true, principal);
  principal.deleted = read_deleted(root);
  principal.app_roles = read_ids(root.list("appRoles", Field::service_principals), Field::service_principals);
}

// The directory's own role assignments look alike, but hold in a scope of the directory.
void add_role_assignment(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  const Spot root(reading);
  if (string_member(record, "appScopeId").empty()) {
    ++into.ignored;
    return;
  }
  RoleAssignment& assignment = into.role_assignments.make(into.objects);
  read_object(root, ObjectKind::resource, true, assignment);
  assignment.principal = root["principalId"].identifier(Field::role_assignments);
  assignment.scope = root["appScopeId"].identifier(Field::role_assignments);
}

void add_custom_extension(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  read_object(Spot(reading), ObjectKind::resource, true, into.custom_extensions.make(into.objects));
}

void add_directory_role(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  const Spot root(reading);
  DirectoryRole& role = into.directory_roles.make(into.objects);
  read_object(root, ObjectKind::resource, true, role);
  role.privileged = root["isPrivileged"].flag(Field::directory_roles);
}

void add_collaboration(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::tenant);
  const Spot root(reading);
  Collaboration found;
  if (root.has("allowInvitesFrom")) found.invites_from = one_of(root["allowInvitesFrom"], invites_words, Field::guest_invitations);
  if (equal_ids(string_member(record, "type"), "B2BManagementPolicy")) read_domain_lists(root, found);
  if (root.has("b2bCollaborationInbound") && root.has("tenantId")) read_partner(root, found);
  if (root.has("allowExternalIdToUseEmailOtp")) read_passcode(root, found);
  for (const Spot& method : root.list("authenticationMethodConfigurations", Field::email_passcode).items) {
    if (method.has("allowExternalIdToUseEmailOtp")) read_passcode(method, found);
  }
  into.collaboration.push_back(found);
}

void add_catalog_resource(const json::Value& record, const RecordContext& context, Part& into) {
  const Reading reading(record, context, into, ObjectKind::resource);
  CatalogResource found{into.arena.keep(context.catalog_in_path), {}};
  read_resource(Spot(reading), true, found.resource);
  into.catalog_resources.push_back(found);
}

}  // namespace entitlint
