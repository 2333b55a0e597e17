// AP305: a deleted group is still a resource, a requestor, an approver or a reviewer.
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// A place where an object names a group.
struct Mention {
  std::string_view group;
  Place place;
  std::string_view as;  // "an approver"
};

void add(const Fact<Subjects>& subjects, std::string_view as, std::vector<Mention>& mentions) {
  for (const Subject& subject : subjects.value_or({})) {
    if (subject.kind.is(SubjectKind::group) && subject.id.known()) mentions.push_back({subject.id.value(), subject.id.place(), as});
  }
}

std::vector<Mention> mentions_of(const Policy& policy) {
  std::vector<Mention> mentions;
  add(policy.targets, "its members may request", mentions);
  for (const Stage& stage : policy.stages.value_or({})) {
    add(stage.primary, "its members are to approve", mentions);
    add(stage.fallback, "its members are to approve when the others cannot", mentions);
    if (stage.escalation_enabled.is(false)) continue;
    add(stage.escalation, "its members are alternate approvers", mentions);
    add(stage.fallback_escalation, "its members are alternate approvers", mentions);
  }
  if (policy.review.known() && policy.review->enabled) {
    add(policy.review->reviewers, "its members are to review access", mentions);
    add(policy.review->fallback, "its members are to review access when the others cannot", mentions);
  }
  return mentions;
}

std::vector<Mention> mentions_of(const Package& package) {
  std::vector<Mention> mentions;
  for (const RoleScope& role : package.roles.value_or({})) {
    const bool group = role.origin_system.known() && equal_ids(role.origin_system.value(), "AadGroup");
    if (group && role.origin_id.known())
      mentions.push_back({role.origin_id.value(), role.origin_id.place(), "the package grants a role of it"});
  }
  return mentions;
}

void report(const std::string& who, const Mention& mention, const Tenant& tenant, About& about, std::string instead) {
  const DirectoryGroup& group = *tenant.groups.find(mention.group);
  Finding& finding = about.report(
      mention.place, who + " still names group " + in_quotes(group.label()) + ", which was deleted: " + std::string(mention.as));
  finding.detail = "group=" + std::string(mention.group);
  finding.related.push_back({group.deleted.place(), "deleted here"});
  finding.remedy = "Restore the group while that is possible (Entra ID > Groups > Deleted groups, or POST /v1.0/directory/deletedItems/" +
                   std::string(group.id) + "/restore), or put another one in its place: " + std::move(instead);
}

// The catalog that an assignment is for; null when it is for all, or for one that is not here.
const Catalog* catalog_of(const RoleAssignment& assignment, const Tenant& tenant) {
  const std::string_view scope = assignment.scope.value_or({});
  return tenant.catalogs.find(scope.substr(scope.rfind('/') + 1));
}

// Rights over a catalog, which only the optional role assignments tell.
void check_assignments(const Tenant& tenant, Context& context) {
  for (const RoleAssignment& assignment : tenant.role_assignments.all) {
    const Catalog* const catalog = catalog_of(assignment, tenant);
    if (catalog == nullptr || !assignment.principal.known()) continue;
    auto about = context.about(*catalog, tenant);
    const Mention mention{assignment.principal.value(), assignment.principal.place(), "its members have a role over the catalog"};
    if (is_deleted_group(mention.group, tenant, mention.place).is(true))
      report("catalog " + in_quotes(catalog->label()), mention, tenant, about,
             "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog->label()) + " > Roles and administrators.");
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      for (const Mention& mention : mentions_of(policy)) {
        if (about.holds(is_deleted_group(mention.group, tenant, mention.place)))
          report(full_name(policy), mention, tenant, about,
                 policy_remedy(policy, ".", {"replace the group's id", "replace the group's id", "replace the group's object_id"}));
      }
    }
    for (const Package& package : tenant.packages.all) {
      auto about = context.about(package, tenant);
      for (const Mention& mention : mentions_of(package)) {
        if (about.holds(is_deleted_group(mention.group, tenant, mention.place)))
          report("access package " + in_quotes(package.label()), mention, tenant, about,
                 remedy(package,
                        "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) + " > Resource roles.",
                        {"replace the resource role", "replace the resource role",
                         "whose azuread_access_package_resource_package_association names it, replace that one"}));
      }
    }
    check_assignments(tenant, context);
  }
}

}  // namespace

extern const Rule deleted_group_referenced = {
    .code = "AP305",
    .name = "deleted-group-referenced",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references",
    .since = "0.1",
    .summary = "A deleted group is still a resource, a requestor, an approver or a reviewer.",
    .covers = "MT.1107",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
