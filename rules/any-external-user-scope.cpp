// AP402: a policy for anybody on the internet, or for every configured organization, present and future.
#include <algorithm>
#include <vector>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// What makes open onboarding defensible. Each is a question of its own.
struct Guards {
  Fact<bool> approval, expiry, review;

  [[nodiscard]] bool all_hold() const { return approval.is(true) && expiry.is(true) && review.is(true); }
};

bool ends_in_time(const Expiry& expiry, const Case& c) {
  const std::int64_t longest = c.limits.max_external_days * seconds_per_day;
  switch (expiry.kind) {
    case Expiry::Kind::never:
      return false;
    case Expiry::Kind::after_duration:
      return expiry.duration <= longest;
    case Expiry::Kind::at_date:
      return expiry.date - c.as_of <= longest;
  }
  return false;
}

Guards guards_of(const Policy& policy, const Case& c) {
  return {policy.approval, map(policy.expiry, [&](const Expiry& expiry) { return ends_in_time(expiry, c); }),
          map(policy.review, [](const Review& review) { return review.enabled && review.recurs; })};
}

// "no approval, no expiry within 365 days and no recurring access review": those known to be missing. Beta writes 0 days for "never" and
// for a number of hours alike, and either way there is no expiry in days.
std::string missing_guards(const Guards& guards, const Policy& policy, const Limits& limits) {
  std::vector<std::string> missing;
  if (guards.approval.is(false)) missing.emplace_back("no approval");
  if (guards.expiry.is(false)) {
    const std::string within = "within " + std::to_string(limits.max_external_days) + " days";
    missing.push_back("no expiry " + (policy.expiry->never_or_hours ? "in days" : within));
  }
  if (guards.review.is(false)) missing.emplace_back("no recurring access review");
  std::string text;
  for (std::size_t i = 0; i < missing.size(); ++i) text += (i == 0 ? "" : i + 1 == missing.size() ? " and " : ", ") + missing[i];
  return text;
}

std::string name_the_organizations(const Policy& policy) {
  return policy_remedy(
      policy, " > Requests > Specific connected organizations.",
      {"set allowedTargetScope to specificConnectedOrganizationUsers and list them in specificAllowedTargets",
       "set requestorSettings.scopeType to SpecificConnectedOrganizationSubjects and list them in allowedRequestors",
       "set scope_type = \"SpecificConnectedOrganizationSubjects\" in requestor_settings and list them in requestor blocks"});
}

void report_anybody(const Policy& policy, const Case& c, About& about) {
  const Guards guards = guards_of(policy, c);
  const std::string missing = missing_guards(guards, policy, c.limits);
  Finding& finding = about.report(policy.scope.place(), full_name(policy) + " is open to anybody on the internet" +
                                                            (guards.all_hold() ? ", with approval, expiry and access review"
                                                             : missing.empty() ? ""
                                                                               : "; it has " + missing));
  if (guards.all_hold()) finding.severity = Severity::note;  // open onboarding with all three is a real design: the tutorial's
  for (const Fact<bool>* guard : {&guards.approval, &guards.expiry, &guards.review}) {
    if (!guard->known()) about.note(guard->gap());
  }
  if (guards.approval.is(false)) finding.related.push_back({guards.approval.place(), "no approval is required"});
  if (guards.expiry.is(false)) finding.related.push_back({guards.expiry.place(), "the expiry"});
  if (guards.review.is(false)) finding.related.push_back({guards.review.place(), "no recurring access review"});
  finding.remedy = "If only known companies are meant: " + name_the_organizations(policy);
}

// The organizations that a scope admits today; empty where not all are known. The same for every policy of the scope, so found once.
class AdmittedToday {
 public:
  explicit AdmittedToday(const Tenant& tenant) : tenant_(tenant) {}

  const std::vector<const Organization*>& by(const Policy& policy) {
    auto& admitted = policy.scope.is(Scope::all_configured_organizations) ? configured_ : existing_;
    if (!admitted) admitted = find(policy);
    return *admitted;
  }

 private:
  [[nodiscard]] std::vector<const Organization*> find(const Policy& policy) const {
    std::vector<const Organization*> admitted;
    if (!tenant_.organizations.complete()) return admitted;
    for (const Organization& organization : tenant_.organizations.all) {
      const Fact<bool> in = admits(policy, organization);
      if (!in.known()) return {};
      if (in.value()) admitted.push_back(&organization);
    }
    return admitted;
  }

  const Tenant& tenant_;
  std::optional<std::vector<const Organization*>> configured_, existing_;
};

void report_organizations(const Policy& policy, const std::vector<const Organization*>& today, About& about) {
  constexpr std::size_t most = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(today.size(), most); ++i) names += (i == 0 ? ", today " : ", ") + in_quotes(today[i]->label());
  if (today.size() > most) names += " and " + std::to_string(today.size() - most) + " more";
  const bool configured = policy.scope.is(Scope::all_configured_organizations);
  Finding& finding = about.report(policy.scope.place(), full_name(policy) + " is for every " + (configured ? "configured " : "") +
                                                            "connected organization, those added later included" + names);
  finding.severity = Severity::note;
  for (std::size_t i = 0; i < std::min(today.size(), most); ++i) {
    finding.related.push_back({today[i]->mark(), in_quotes(today[i]->label()) + " may request"});
  }
  finding.remedy = "Nothing to do if that is meant. Else name the organizations: " + name_the_organizations(policy);
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    AdmittedToday today(tenant);
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      const Fact<bool> wide = map(policy.scope, [](Scope scope) {
        return scope == Scope::all_external_users || scope == Scope::all_configured_organizations ||
               scope == Scope::all_existing_organizations;
      });
      if (!about.holds(both(wide, requestable(policy)))) continue;
      policy.scope.is(Scope::all_external_users) ? report_anybody(policy, c, about) : report_organizations(policy, today.by(policy), about);
    }
  }
}

}  // namespace

extern const Rule any_external_user_scope = {
    .code = "AP402",
    .name = "any-external-user-scope",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance security",
    .since = "0.1",
    .summary = "A policy is open to anybody on the internet, or to every connected organization there will be.",
    .covers = "ZT.21875",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
