// AP408: an approval that requestors can walk around.
#include <map>

#include "tool/access/crowds.h"
#include "tool/access/scope.h"
#include "tool/lint/rule.h"
#include "tool/model/members.h"

namespace entitlint {
namespace {

std::optional<bool> asks_required_questions(const Policy& policy) {
  const Fact<bool> any = any_entry(policy.questions, [](const Question& question) { return question.required; });
  return any.known() ? std::optional(any.value()) : std::nullopt;
}

// What the requestor escapes by choosing one of two policies that both ask for approval, or both do not.
std::string other_difference(const Policy& a, const Policy& b) {
  if (a.expiry.known() && b.expiry.known() && !expiries_agree(a.expiry.value(), b.expiry.value())) return "they end access differently";
  const std::optional<bool> asks_a = asks_required_questions(a), asks_b = asks_required_questions(b);
  return asks_a && asks_b && *asks_a != *asks_b ? "only one of them asks questions that must be answered" : "";
}

Spellings others_or_approval() {
  return {"change allowedTargetScope or requestApprovalSettings", "change requestorSettings or requestApprovalSettings",
          "change requestor_settings or approval_settings"};
}

void report_bypass(const Policy& lax, const Policy& strict, About& about) {
  Finding& finding = about.report(lax.approval.place(), full_name(lax) + " asks for no approval, while policy " +
                                                            in_quotes(strict.label()) + " asks the same people for one: they choose");
  finding.detail = "other=" + std::string(strict.id);
  finding.related.push_back({strict.approval.place(), "approval is required here"});
  finding.related.push_back({lax.scope.place(), "who may request: " + std::string(portal_name(lax.scope.value()))});
  finding.remedy =
      policy_remedy(lax, " > Requests: other people than those of policy " + in_quotes(strict.label()) + ", or the same approval.",
                    others_or_approval()) +
      " If the fast way is meant, suppress this finding with the reason.";
}

void report_choice(const Policy& policy, const Policy& other, const std::string& difference, About& about) {
  Finding& finding = about.report(policy.mark(), full_name(policy) + " and policy " + in_quotes(other.label()) +
                                                     " are for the same people, who choose between them: " + difference);
  finding.severity = Severity::note;
  finding.detail = "other=" + std::string(other.id);
  finding.related.push_back({other.mark(), "the other policy"});
  finding.remedy = policy_remedy(policy, " > Requests: other people, or the same settings as policy " + in_quotes(other.label()) + ".",
                                 others_or_approval());
}

// The first policy of each crowd: with approval, and of any kind. One lookup per crowd, so a package of many policies costs no pairs.
struct First {
  const Policy* strict = nullptr;
  const Policy* any = nullptr;
};
using Firsts = std::map<std::pair<int, std::string>, First>;

const Policy* find(const Firsts& firsts, const std::vector<std::string>& crowds, const Policy& policy, const Policy* First::*which) {
  for (const std::string& crowd : crowds) {
    const auto found = firsts.find({priority(policy.scope.value()), crowd});
    if (found != firsts.end() && found->second.*which != nullptr && found->second.*which != &policy) return found->second.*which;
  }
  return nullptr;
}

void judge(const Package& package, const Tenant& tenant, const Crowds& crowds, Context& context) {
  Firsts firsts;
  std::vector<std::pair<const Policy*, std::vector<std::string>>> policies;
  for (const Policy* policy : package.policies) {
    if (!requestable(*policy).is(true) || !policy->approval.known()) continue;
    policies.emplace_back(policy, crowds.of(*policy));
    for (const std::string& crowd : policies.back().second) {
      First& first = firsts[{priority(policy->scope.value()), crowd}];
      if (first.any == nullptr) first.any = policy;
      if (first.strict == nullptr && policy->approval.value()) first.strict = policy;
    }
  }
  for (const auto& [policy, its_crowds] : policies) {
    auto about = context.about(*policy, tenant);
    const Policy* const strict = policy->approval.value() ? nullptr : find(firsts, its_crowds, *policy, &First::strict);
    if (strict != nullptr) {
      report_bypass(*policy, *strict, about);
      continue;
    }
    const Policy* const other = find(firsts, its_crowds, *policy, &First::any);
    if (other == nullptr || other->approval.value() != policy->approval.value()) continue;
    const std::string difference = other_difference(*policy, *other);
    if (!difference.empty()) report_choice(*policy, *other, difference, about);
  }
}

// Only where there is a second policy does it matter what one does not say.
void note_gaps(const Package& package, const Tenant& tenant, Context& context) {
  if (package.policies.size() < 2) return;
  for (const Policy* policy : package.policies) {
    const Fact<bool> open = requestable(*policy);
    if (open.known() && (!open.value() || policy->approval.known())) continue;
    context.about(*policy, tenant).note(open.known() ? policy->approval.gap() : open.gap());
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Crowds crowds(tenant);
    for (const Package& package : tenant.packages.all) {
      judge(package, tenant, crowds, context);
      note_gaps(package, tenant, context);
    }
    for (const Policy& policy : tenant.policies.all) {
      const Fact<const Package*> package = package_of(policy, tenant);
      if (!package.known()) context.about(policy, tenant).note(package.gap());
    }
  }
}

}  // namespace

extern const Rule parallel_policy_bypasses_approval = {
    .code = "AP408",
    .name = "parallel-policy-bypasses-approval",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Of two policies for the same people one asks for approval and the other does not.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
