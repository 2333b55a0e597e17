// AP302: an access package without any policy.
#include "tool/access/access.h"
#include "tool/access/published.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> has_no_policy(const Package& package, const Tenant& tenant) {
  if (!package.policies.empty()) return {false, package.mark()};
  // Policies name their package by its id.
  if (package.id.empty() && package.address.empty()) return {Gap{Reason::not_expanded, Field::packages}, package.mark()};
  // Whoever may not list the package (it only came with another that excludes it) may not list its policies either.
  if (!package.first_hand) return {Gap{Reason::not_loaded, Field::packages}, package.mark()};
  return policies_complete(package, tenant);
}

bool is_young(const Package& package, const Case& c) {
  return package.created.known() && c.as_of - package.created.value() < c.limits.young_days * seconds_per_day;
}

void report(const Package& package, const Case& c, const Link* link, About& about) {
  const bool young = is_young(package, c);
  Finding& finding =
      about.report(package.mark(), "access package " + in_quotes(package.label()) +
                                       " has no policy, so nobody can get it, and administrators cannot assign it" +
                                       (young ? "; it is younger than " + std::to_string(c.limits.young_days) + " days" : ""));
  if (link != nullptr) {
    finding.severity = Severity::error;
    finding.related.push_back({link->place, "a document publishes its link"});
  } else if (young) {
    finding.severity = Severity::note;
  }
  if (young) finding.related.push_back({package.created.place(), "created here"});
  const bool beta = package.dialect == Dialect::beta;
  finding.remedy =
      remedy(package,
             "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
                 " > Policies > Add policy, or POST /" + (beta ? "beta" : "v1.0") + "/identityGovernance/entitlementManagement/" +
                 (beta ? "accessPackageAssignmentPolicies." : "assignmentPolicies."),
             {"add a policy", "add a policy",
              "which no azuread_access_package_assignment_policy names, add one with its id as access_package_id"}) +
      " If the package is retired, delete it.";
}

void check(const Case& c, Context& context) {
  const PublishedLinks links(c.files);
  judge_packages(c, context, [&](const Package& package, const Tenant& tenant, About& about) {
    if (about.holds(has_no_policy(package, tenant))) report(package, c, links.to(package), about);
  });
}

}  // namespace

extern const Rule package_without_policy = {
    .code = "AP302",
    .name = "package-without-policy",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "references sharing",
    .since = "0.1",
    .summary = "An access package has no policy, so nobody can get it.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
