// AP411: approvers who are asked twice.
#include "tool/access/directory.h"
#include "tool/access/subjects.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report_alternates(const Policy& policy, std::size_t index, const Place& place, const Tenant& tenant, About& about) {
  const Stage& stage = policy.stages.value()[index];
  const bool all = (all_among(stage.escalation, stage.primary).is(true) && all_among(stage.primary, stage.escalation).is(true)) ||
                   same_people(stage.escalation, stage.primary, tenant);
  Finding& finding = about.report(place, std::string(all ? "the alternate approvers in " : "some alternate approvers in ") +
                                             stage_name(policy, index) + " of " + full_name(policy) + " are those who were asked first");
  if (all) finding.severity = Severity::warning;
  finding.detail = "stage=" + std::to_string(index + 1);
  finding.related.push_back({stage.primary.place(), "those who are asked first"});
  finding.remedy = policy_remedy(policy, " > Requests > Show advanced request settings: other people as alternate approvers.",
                                 {"change escalationApprovers of the stage", "change escalationApprovers of the stage",
                                  "change the alternative_approver blocks of the approval_stage"});
}

void report_stages(const Policy& policy, std::size_t earlier, std::size_t later, const Place& place, About& about) {
  Finding& finding = about.report(place, "somebody who approves in stage " + std::to_string(earlier + 1) + " of " + full_name(policy) +
                                             " approves again in stage " + std::to_string(later + 1));
  finding.detail = "stages=" + std::to_string(earlier + 1) + "," + std::to_string(later + 1);
  finding.related.push_back({policy.stages.value()[earlier].primary.place(), "the earlier stage"});
  finding.remedy = policy_remedy(policy, " > Requests: other approvers in one of the stages, or one stage less.",
                                 {"change primaryApprovers of one of the stages", "change primaryApprovers of one of the stages",
                                  "change the primary_approver blocks of one approval_stage"});
}

// Fallbacks may serve several stages; that is their job.
void judge(const Policy& policy, const Tenant& tenant, About& about) {
  if (!about.holds(both(requestable(policy), policy.approval))) return;
  const auto stages = about.need(policy.stages);
  for (std::size_t i = 0; stages && i < stages->size(); ++i) {
    const Stage& stage = (*stages)[i];
    const Fact<bool> own_alternate = share_somebody(stage.primary, alternates(stage));
    if (about.holds(own_alternate)) {
      report_alternates(policy, i, own_alternate.place(), tenant, about);
    } else if (own_alternate.is(false) && same_people(alternates(stage), stage.primary, tenant)) {
      report_alternates(policy, i, stage.escalation->front().place, tenant, about);
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Fact<bool> twice = share_somebody((*stages)[j].primary, stage.primary);
      const Subject* const member = twice.is(false) ? meets_member((*stages)[j].primary, stage.primary, tenant) : nullptr;
      if (about.holds(twice)) report_stages(policy, j, i, twice.place(), about);
      if (member != nullptr) report_stages(policy, j, i, member->place, about);
    }
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, judge);
}

}  // namespace

extern const Rule approver_overlap = {
    .code = "AP411",
    .name = "approver-overlap",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "The same people approve twice, or are their own alternates.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
