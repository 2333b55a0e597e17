// AP310: a sponsor is to approve, but organizations in the policy's reach have none, and nobody stands in.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool asks_organization(SubjectKind kind) {
  return kind == SubjectKind::internal_sponsors || kind == SubjectKind::external_sponsors;
}

// The organization whose people request. None: one that Graph makes on the fly, as proposed and without sponsors, when somebody new
// requests (REQ: access-package-request-policy).
using Home = const Organization*;

// This approver is the sponsors of the organization, and there are none.
Fact<bool> is_nobody(const Subject& approver, Home home) {
  const Fact<bool> sponsors = map(approver.kind, asks_organization);
  if (!sponsors.is(true)) return sponsors;
  if (home == nullptr) return sponsors;
  const bool internal = approver.kind.is(SubjectKind::internal_sponsors);
  return map(internal ? home->internal_sponsors : home->external_sponsors, [](std::uint32_t count) { return count == 0; });
}

// A sponsor is asked who does not exist, and no fallback approver stands in. What a dynamic stage asks is not written in the policy.
Fact<bool> asks_nobody(const Stage& stage, Home home) {
  if (stage.dynamic) return {false, stage.place};
  const auto nobody = [home](const Subject& approver) { return is_nobody(approver, home); };
  return both(any_entry(stage.primary, nobody), every_entry(stage.fallback, nobody));
}

Fact<bool> any_stage_asks_nobody(const Policy& policy, Home home) {
  return any_entry(policy.stages, [home](const Stage& stage) { return asks_nobody(stage, home); });
}

// Whether all organizations whose people the policy admits are here; the gap says what is missing. A target that leads nowhere is for
// AP301 to tell.
Fact<bool> reach_is_known(const Policy& policy, const Tenant& tenant) {
  if (!policy.scope.is(Scope::specific_connected_organizations)) {
    if (tenant.organizations.complete()) return {true, policy.scope.place()};
    return {why_incomplete(tenant.organizations, Field::organizations), policy.scope.place()};
  }
  for (const Subject& target : policy.targets.value_or({})) {
    const Fact<const Organization*> organization = organization_of(target, tenant);
    if (!organization.known()) return {organization.gap(), organization.place()};
  }
  return {true, policy.targets.place()};
}

// People of some organization can never be approved.
Fact<bool> fails_somebody(const Policy& policy, const Tenant& tenant) {
  if (policy.scope.is(Scope::all_external_users)) return any_stage_asks_nobody(policy, nullptr);
  Fact<bool> any(false, policy.stages.place());
  for (const Organization& organization : tenant.organizations.all) {
    any = either(any, both(admits(policy, organization), any_stage_asks_nobody(policy, &organization)));
  }
  return any.is(false) ? negated(reach_is_known(policy, tenant)) : any;
}

// Whether sponsors are asked at all with nobody to stand in: most policies need no further look, and no organizations.
Fact<bool> asks_sponsors(const Policy& policy) {
  return any_stage_asks_nobody(policy, nullptr);
}

struct Asked {
  const Subject* sponsor = nullptr;  // the first one who does not exist
  bool others = false;               // somebody else is asked as well
};

Asked asked(const Stage& stage, Home home) {
  Asked result;
  for (const Subject& approver : stage.primary.value()) {
    if (!is_nobody(approver, home).is(true)) {
      result.others = true;
    } else if (result.sponsor == nullptr) {
      result.sponsor = &approver;
    }
  }
  return result;
}

std::string_view sponsors(const Subject& approver) {
  return approver.kind.is(SubjectKind::internal_sponsors) ? "internal sponsors" : "external sponsors";
}

std::string remedy(const Policy& policy, const Subject& sponsor, Home home) {
  std::string text = policy_remedy(
      policy, " > Requests: add fallback approvers to the stage.",
      {"add a group to the stage's fallbackPrimaryApprovers", "add an entry with isBackup true to the stage's primaryApprovers",
       "add a primary_approver block with backup = true to the approval_stage"});
  if (home == nullptr) return text;
  return text + " Or give the organization a sponsor: ID Governance > Entitlement management > Connected organizations > " +
         in_quotes(home->label()) + " > Sponsors, or POST " + graph_path(*home) + "/" +
         (sponsor.kind.is(SubjectKind::internal_sponsors) ? "internalSponsors" : "externalSponsors") + "/$ref.";
}

void report(const Policy& policy, const Stage& stage, std::size_t number, Home home, About& about) {
  const Asked who = asked(stage, home);
  const std::string from =
      home == nullptr ? "new organizations have none" : "connected organization " + in_quotes(home->label()) + " has none";
  Finding& finding =
      about.report(who.sponsor->kind.place(), full_name(policy) + " asks " + std::string(sponsors(*who.sponsor)) + " to approve in stage " +
                                                  std::to_string(number) + ", but " + from + " and no fallback approver stands in" +
                                                  (who.others ? "; only the stage's other approvers can decide" : ""));
  if (home == nullptr) finding.severity = Severity::warning;
  if (who.others) finding.severity = Severity::note;
  finding.detail = "stage=" + std::to_string(number) + (home == nullptr ? "" : " organization=" + std::string(home->id));
  finding.related.push_back({policy.scope.place(), "who may request: " + std::string(portal_name(policy.scope.value()))});
  if (home != nullptr) {
    const bool internal = who.sponsor->kind.is(SubjectKind::internal_sponsors);
    finding.related.push_back({internal ? home->internal_sponsors.place() : home->external_sponsors.place(),
                               in_quotes(home->label()) + " has no " + std::string(sponsors(*who.sponsor))});
  }
  finding.remedy = remedy(policy, *who.sponsor, home);
}

void report_stages(const Policy& policy, Home home, About& about) {
  for_each_entry(
      policy.stages, [home](const Stage& stage) { return asks_nobody(stage, home); },
      [&](const Stage& stage, std::size_t number) { report(policy, stage, number, home, about); });
}

void report_all(const Policy& policy, const Tenant& tenant, About& about) {
  if (policy.scope.is(Scope::all_external_users)) return report_stages(policy, nullptr, about);
  for (const Organization& organization : tenant.organizations.all) {
    if (admits(policy, organization).is(true)) report_stages(policy, &organization, about);
  }
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant& tenant, About& about) {
    const Fact<bool> in_question = both(both(policy.approval, external_and_requestable(policy)), asks_sponsors(policy));
    if (!in_question.is(false) && about.holds(both(in_question, fails_somebody(policy, tenant)))) report_all(policy, tenant, about);
  });
}

}  // namespace

extern const Rule sponsor_approver_without_sponsor = {
    .code = "AP310",
    .name = "sponsor-approver-without-sponsor",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references sharing",
    .since = "0.1",
    .summary = "Sponsors are to approve, but an organization has none and nobody stands in for them.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies organizations sponsors",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
