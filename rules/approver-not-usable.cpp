// AP306: an approver cannot sign in or is gone, or an approver group has no members.
#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// A deleted group is for AP305 to tell.
Fact<bool> is_useless(const Subject& approver, const Tenant& tenant) {
  if (approver.kind.is(SubjectKind::group) && approver.id.known()) {
    const DirectoryGroup* const group = tenant.groups.find(approver.id.value());
    if (group != nullptr && group->deleted.is(true)) return {false, approver.id.place()};
  }
  return negated(can_decide(approver, tenant));
}

// Why the approver is of no use: a clause, and the value that says so.
Related reason(const Subject& approver, const Tenant& tenant) {
  if (approver.kind.is(SubjectKind::group)) {
    const DirectoryGroup& group = *tenant.groups.find(approver.id.value());
    return {group.members.place(), "group " + in_quotes(group.label()) + " has no members"};
  }
  const DirectoryUser& user = *tenant.users.find(approver.id.value());
  const bool deleted = user.deleted.is(true);
  return {deleted ? user.deleted.place() : user.enabled.place(),
          "user " + in_quotes(user.label()) + (deleted ? " was deleted" : " may not sign in")};
}

struct Where {
  const Policy& policy;
  const Stage& stage;
  std::size_t number;
  const Tenant& tenant;
};

void report(const Where& where, const Subject& approver, About& about) {
  const Related why = reason(approver, where.tenant);
  const bool alone = anybody_can_decide(where.stage, where.tenant).is(false);
  Finding& finding =
      about.report(approver.id.place(), full_name(where.policy) + " asks an approver in stage " + std::to_string(where.number) +
                                            " who cannot decide: " + why.message + (alone ? ", and nobody else is left" : ""));
  if (!alone) finding.severity = Severity::warning;
  finding.detail = "stage=" + std::to_string(where.number) + " approver=" + std::string(approver.id.value());
  if (why.place.known()) finding.related.push_back({why.place, "the export of the directory says so"});
  finding.remedy = policy_remedy(where.policy, " > Requests: choose other approvers, best a group.",
                                 {"replace the approver's id", "replace the approver's id", "replace object_id of the primary_approver"});
}

void check_approvers(const Where& where, const Fact<Subjects>& approvers, About& about) {
  for (const Subject& approver : approvers.value_or({})) {
    if (about.holds(is_useless(approver, where.tenant))) report(where, approver, about);
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant& tenant, About& about) {
    if (!about.holds(both(policy.approval, requestable(policy)))) return;
    std::size_t number = 0;
    for (const Stage& stage : about.need(policy.stages).value_or(Stages{})) {
      const Where where{policy, stage, ++number, tenant};
      if (stage.dynamic) continue;
      check_approvers(where, stage.primary, about);
      check_approvers(where, stage.fallback, about);
    }
  });
}

}  // namespace

extern const Rule approver_not_usable = {
    .code = "AP306",
    .name = "approver-not-usable",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references governance",
    .since = "0.1",
    .summary = "An approver cannot decide: a user who is gone or may not sign in, or a group without members.",
    .covers = "MT.1109",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
