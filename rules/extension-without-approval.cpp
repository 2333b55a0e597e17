// AP405: an expiry that anybody draws out for himself.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// A fixed date caps every extension, and what never ends needs none; beta's 0 days may be never or hours.
Fact<bool> can_be_drawn_out(const Policy& policy) {
  return both(policy.can_extend, map(policy.expiry, [](const Expiry& expiry) { return expiry.kind == Expiry::Kind::after_duration; }));
}

NewValue extension_approval() {
  return {{"requestApprovalSettings.isApprovalRequiredForUpdate", "true"},
          {"requestApprovalSettings.isApprovalRequiredForExtension", "true"},
          "set approval_required_for_extension = true in approval_settings"};
}

void judge(const Policy& policy, const Tenant& tenant, const Limits& limits, About& about) {
  const Fact<bool> only_at_first = both(policy.approval, negated(policy.approval_to_extend));
  const Fact<bool> fault = both(requestable(policy), both(only_at_first, can_be_drawn_out(policy)));
  const Fact<bool> worth_a_decision = either(map(policy.scope, is_external), gives_sensitive(policy, tenant, limits));
  if (!about.holds(both(fault, worth_a_decision))) return;
  Finding& finding =
      about.report(policy.approval_to_extend.place(), full_name(policy) + " asks for approval once, but every extension is automatic");
  finding.related.push_back({policy.approval.place(), "the first request needs approval"});
  finding.related.push_back({policy.can_extend.place(), "people may extend their access"});
  finding.related.push_back({worth_a_decision.place(), policy.scope.known() && is_external(policy.scope.value())
                                                           ? "who may request: " + std::string(portal_name(policy.scope.value()))
                                                           : "the access package gives a sensitive role"});
  finding.remedy = policy_remedy(policy, " > Lifecycle > Require approval to grant extension = Yes.", spellings(extension_approval()));
  offer(finding, policy, extension_approval());
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [&](const Policy& policy, const Tenant& tenant, About& about) { judge(policy, tenant, c.limits, about); });
}

}  // namespace

extern const Rule extension_without_approval = {
    .code = "AP405",
    .name = "extension-without-approval",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "The first request needs approval, every extension is automatic.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
