// AP307: an access package adds people to a group whose members Entra cannot change.
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool is_group(const RoleScope& role) {
  return role.origin_system.known() && equal_ids(role.origin_system.value(), "AadGroup");
}

// The owner of a dynamic group can be granted, its members cannot.
Fact<bool> grants_membership(const RoleScope& role) {
  return map(role.role_name, [](std::string_view name) { return equal_ids(name, "Member"); });
}

Fact<bool> is_distribution_list(const DirectoryGroup& group) {
  return both(both(group.mail_enabled, negated(group.security_enabled)), negated(group.unified));
}

struct Why {
  Fact<bool> holds;
  std::string_view text;
};

// The reasons, the known one first.
Why why_unmanageable(const RoleScope& role, const DirectoryGroup& group) {
  const Why reasons[] = {
      {group.synced, "which is synchronized from Active Directory: only that can change its members"},
      {is_distribution_list(group), "which is a distribution list of Exchange: Entra cannot change its members"},
      {both(group.dynamic, grants_membership(role)), "which has dynamic membership: a rule decides who its members are"}};
  Why open{{false, role.place}, {}};
  for (const Why& reason : reasons) {
    if (reason.holds.is(true)) return reason;
    if (!reason.holds.known()) open = reason;
  }
  return open;
}

void report(const Package& package, const RoleScope& role, const DirectoryGroup& group, const Why& why, About& about) {
  Finding& finding = about.report(role.origin_id.place(), "access package " + in_quotes(package.label()) + " grants a role of group " +
                                                              in_quotes(group.label()) + ", " + std::string(why.text));
  finding.detail = "group=" + std::string(group.id);
  if (why.holds.place().known()) finding.related.push_back({why.holds.place(), "the group"});
  finding.remedy = remedy(package,
                          "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                              " > Resource roles: grant an assigned cloud group instead.",
                          {"grant an assigned cloud group instead", "grant an assigned cloud group instead",
                           "whose azuread_access_package_resource_package_association gives it, grant an assigned cloud group instead"}) +
                   " A synchronized group can be fed by group writeback, a dynamic one by an automatic assignment policy.";
}

void check(const Case& c, Context& context) {
  judge_packages(c, context, [](const Package& package, const Tenant& tenant, About& about) {
    for (const RoleScope& role : about.need(package.roles).value_or(std::span<const RoleScope>{})) {
      if (!is_group(role) || !role.origin_id.known()) continue;
      const DirectoryGroup* const group = tenant.groups.find(role.origin_id.value());
      if (group == nullptr) {
        about.note({Reason::not_loaded, Field::groups});
        continue;
      }
      const Why why = why_unmanageable(role, *group);
      if (about.holds(why.holds)) report(package, role, *group, why, about);
    }
  });
}

}  // namespace

extern const Rule unmanageable_group_in_package = {
    .code = "AP307",
    .name = "unmanageable-group-in-package",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references",
    .since = "0.1",
    .summary = "An access package grants membership in a group that Entra cannot change.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages roles",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
