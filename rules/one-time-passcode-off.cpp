// AP210: people without an Entra account may request, but the e-mail one-time passcode that they sign in with is off.
#include <algorithm>

#include "tool/access/directory.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view address = "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email";
constexpr std::string_view body =
    "{\"@odata.type\": \"#microsoft.graph.emailAuthenticationMethodConfiguration\", \"allowExternalIdToUseEmailOtp\": \"enabled\"}";

// "default" is on in most tenants, so only "disabled" counts.
Fact<bool> is_off(const Tenant& tenant) {
  return map(tenant.collaboration.passcode, [](EmailPasscode passcode) { return passcode == EmailPasscode::disabled; });
}

Fact<bool> is_domain(const IdentitySource& source) {
  return map(source.kind, [](IdentitySource::Kind kind) { return kind == IdentitySource::Kind::domain; });
}

Fact<bool> has_domain(const Organization& organization) {
  return any_entry(organization.sources, is_domain);
}

void finish(Finding& finding, const Tenant& tenant) {
  finding.related.push_back({tenant.collaboration.passcode.place(), "switched off here"});
  finding.remedy = "Entra ID > External Identities > All identity providers > Email one-time passcode: enable it for guests. Or: PATCH " +
                   std::string(address) + " with " + std::string(body) + ".";
  finding.request = Request{"PATCH", std::string(address), std::string(body), ""};
}

void report_organization(const Organization& organization, const Tenant& tenant, About& about) {
  const auto sources = organization.sources.value();
  const auto source = std::ranges::find_if(sources, [](const IdentitySource& each) { return is_domain(each).is(true); });
  finish(
      about.report(source->kind.place(), "connected organization " + in_quotes(organization.label()) +
                                             " is a domain, but e-mail one-time passcodes are off: its people without a Microsoft account "
                                             "cannot sign in to request"),
      tenant);
}

void report_policy(const Policy& policy, const Tenant& tenant, About& about) {
  Finding& finding = about.report(policy.scope.place(), full_name(policy) +
                                                            " is for everybody, but e-mail one-time passcodes are off: people without a "
                                                            "Microsoft account cannot sign in to request");
  finding.severity = Severity::warning;
  finish(finding, tenant);
}

Fact<bool> for_everybody(const Policy& policy) {
  return both(map(policy.scope, [](Scope scope) { return scope == Scope::all_external_users; }), requestable(policy));
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const OrganizationReach reach(tenant);
    for (const Policy& policy : tenant.policies.all) {
      auto about = context.about(policy, tenant);
      if (about.holds(both(is_off(tenant), for_everybody(policy)))) report_policy(policy, tenant, about);
    }
    for (const Organization& organization : tenant.organizations.all) {
      auto about = context.about(organization, tenant);
      if (about.holds(both(is_off(tenant), both(has_domain(organization), reach.admitted(organization)))))
        report_organization(organization, tenant, about);
    }
  }
}

}  // namespace

extern const Rule one_time_passcode_off = {
    .code = "AP210",
    .name = "one-time-passcode-off",
    .severity = Severity::error,
    .confidence = Confidence::medium,
    .tags = "sharing",
    .since = "0.1",
    .summary = "People without an Entra account may request, but e-mail one-time passcodes are off.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
