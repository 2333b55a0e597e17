// AP418: guests that access packages brought in stay for ever.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> brings_guests(const Tenant& tenant) {
  Fact<bool> any(false, Place{});
  for (const Policy& policy : tenant.policies.all) any = either(any, external_and_requestable(policy));
  if (any.is(true) || tenant.policies.complete()) return any;
  return either(any, Fact<bool>(why_incomplete(tenant.policies, Field::policies), Place{}));
}

Fact<bool> leaves_guests(const Settings& settings, const Limits& limits) {
  const Fact<bool> too_long =
      map(settings.delete_after, [&](std::int64_t seconds) { return seconds > limits.max_blocked_days * seconds_per_day; });
  if (!settings.lifecycle.known()) return {settings.lifecycle.gap(), settings.lifecycle.place()};
  return settings.lifecycle.value() == LifecycleAction::block_sign_in_and_delete ? too_long : Fact<bool>(true, settings.lifecycle.place());
}

// The policies through which guests come, the first few.
void relate_policies(const Tenant& tenant, Finding& finding) {
  constexpr std::size_t most = 5;
  for (const Policy& policy : tenant.policies.all) {
    if (finding.related.size() == most) return;
    if (external_and_requestable(policy).is(true)) {
      finding.related.push_back({policy.scope.place(), full_name(policy) + " lets people from outside in"});
    }
  }
}

std::string message_of(const Settings& settings) {
  switch (settings.lifecycle.value()) {
    case LifecycleAction::none:
      return "guests that access packages brought in stay in the directory after their last assignment has ended";
    case LifecycleAction::block_sign_in:
      return "guests without an assignment are blocked, but their accounts are never removed";
    case LifecycleAction::block_sign_in_and_delete:
      return "guests without an assignment stay blocked for " + std::to_string(settings.delete_after.value() / seconds_per_day) +
             " days before they are removed";
  }
  return "";
}

void report(const Settings& settings, const Tenant& tenant, const Limits& limits, About& about) {
  const LifecycleAction action = settings.lifecycle.value();
  const bool removes = action == LifecycleAction::block_sign_in_and_delete;
  Finding& finding = about.report(removes ? settings.delete_after.place() : settings.lifecycle.place(), message_of(settings));
  if (action != LifecycleAction::none) finding.severity = Severity::note;
  relate_policies(tenant, finding);
  const std::string days = std::to_string(limits.max_blocked_days);
  const bool beta = settings.dialect == Dialect::beta;
  const MemberValue block{"externalUserLifecycleAction", beta ? "\"BlockSignInAndDelete\"" : "\"blockSignInAndDelete\""};
  const MemberValue wait = beta ? MemberValue{"daysUntilExternalUserDeletedAfterBlocked", days}
                                : MemberValue{"durationUntilExternalUserDeletedAfterBlocked", "\"P" + days + "D\""};
  finding.remedy =
      "ID Governance > Entitlement management > Settings > Edit > Manage the lifecycle of external users: block sign-in, and "
      "remove after " +
      days + " days. Or: PATCH " + graph_path(settings) + " with {\"" + block.path + "\": " + block.value + ", \"" + wait.path +
      "\": " + wait.value +
      "}. A blocked guest cannot request again, so leave it if people come back soon, or if a lifecycle workflow for guests does "
      "the job.";
  finding.change = Change{&settings, {block, wait}};
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    // Once a tenant. Without settings there is nothing to stand on: the gap is the tenant's.
    static const Settings unknown_settings = [] {
      Settings settings;
      settings.kind = ObjectKind::settings;
      return settings;
    }();
    const Settings& settings = tenant.settings.known() ? tenant.settings.value() : unknown_settings;
    auto about = context.about(settings, tenant);
    const Fact<bool> guests = brings_guests(tenant);
    const Fact<bool> left = tenant.settings.known() ? leaves_guests(settings, c.limits) : Fact<bool>(tenant.settings.gap(), Place{});
    if (about.holds(both(guests, left))) report(settings, tenant, c.limits, about);
  }
}

}  // namespace

extern const Rule guest_lifecycle_off = {
    .code = "AP418",
    .name = "guest-lifecycle-off",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Guests that access packages brought in are not removed when their last assignment ends.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "settings policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
