// AP303: an access package that grants nothing.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> grants_nothing(const Package& package) {
  return map(package.roles, [](std::span<const RoleScope> roles) { return roles.empty(); });
}

// A package may be made first and filled later (E: access-package-create); after some days "later" has passed.
bool is_young(const Package& package, const Case& c) {
  return package.created.known() && c.as_of - package.created.value() < c.limits.young_days * seconds_per_day;
}

// A policy whose custom extension may be all that the package is for.
const Policy* extended_policy(const Package& package) {
  for (const Policy* policy : package.policies) {
    if (policy->has_extensions.is(true)) return policy;
  }
  return nullptr;
}

void relate_policies(const Package& package, Finding& finding) {
  constexpr std::size_t most = 5;
  for (const Policy* policy : package.policies) {
    if (finding.related.size() == most) return;
    if (requestable(*policy).is(true))
      finding.related.push_back({policy->mark(), "people request it through policy " + in_quotes(policy->label())});
  }
}

void report(const Package& package, const Case& c, About& about) {
  std::string message = "access package " + in_quotes(package.label()) + " has no resource roles, so whoever gets it receives nothing";
  const Policy* const extended = extended_policy(package);
  const bool young = is_young(package, c);
  if (extended != nullptr) {
    message = "access package " + in_quotes(package.label()) + " has no resource roles; it only runs the custom extension of policy " +
              in_quotes(extended->label());
  } else if (young) {
    message += " yet; it is younger than " + std::to_string(c.limits.young_days) + " days";
  }
  Finding& finding = about.report(package.roles.place(), std::move(message));
  if (extended != nullptr || young) finding.severity = Severity::note;
  if (extended != nullptr) finding.related.push_back({extended->has_extensions.place(), "the custom extension"});
  if (young) finding.related.push_back({package.created.place(), "created here"});
  relate_policies(package, finding);
  const bool beta = package.dialect == Dialect::beta;
  finding.remedy =
      remedy(package,
             "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                 " > Resource roles > Add resource roles, or POST " + graph_path(package) +
                 (beta ? "/accessPackageResourceRoleScopes with accessPackageResourceRole and accessPackageResourceScope."
                       : "/resourceRoleScopes with role and scope."),
             {"add resource roles", "add resource roles",
              "which no azuread_access_package_resource_package_association names, add one with its id as access_package_id"}) +
      " If nobody needs the package, switch off new requests in its policies.";
}

void check(const Case& c, Context& context) {
  judge_packages(c, context, [&](const Package& package, const Tenant&, About& about) {
    if (about.holds(grants_nothing(package))) report(package, c, about);
  });
}

}  // namespace

extern const Rule package_without_resources = {
    .code = "AP303",
    .name = "package-without-resources",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "references",
    .since = "0.1",
    .summary = "An access package has no resource roles, so whoever gets it receives nothing.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages roles",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
