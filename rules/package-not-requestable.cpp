// AP203: a package has policies, but none through which anybody could get it.
#include <algorithm>

#include "tool/access/access.h"
#include "tool/access/published.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// A package without any policy is for AP302.
Fact<bool> has_only_closed_roads(const Package& package, const Tenant& tenant) {
  if (package.policies.empty()) {
    const Fact<bool> complete = policies_complete(package, tenant);
    return complete.known() ? Fact<bool>(false, package.mark()) : complete;
  }
  return negated(any_policy(package, tenant, is_a_road));
}

// It is on, but for nobody.
bool has_an_empty_list(const Policy& policy) {
  return policy.scope.known() && is_specific(policy.scope.value()) && policy.accepts.is(true);
}

std::string why_closed(const Policy& policy) {
  if (policy.scope.is(Scope::direct_assignment_only)) {
    return "is for direct assignment, but switched off, so administrators cannot assign it either";
  }
  if (has_an_empty_list(policy)) return "takes requests, but from an empty list";
  return "takes no requests";
}

std::string message(const Package& package, bool linked) {
  const std::string fact = std::string(linked ? "" : "closed: ") + "nobody can request access package " + in_quotes(package.label()) + ": ";
  if (package.policies.size() > 1) return fact + "none of its " + std::to_string(package.policies.size()) + " policies lets anybody in";
  const Policy& policy = *package.policies.front();
  return fact + "its only policy " + in_quotes(policy.label()) + " " + why_closed(policy);
}

std::string open_again(const Package& package) {
  const Policy& policy = *package.policies.front();
  const bool empty = has_an_empty_list(policy);
  return policy_remedy(policy, empty ? " > Requests: name whom it is for." : " > Requests > Enable new requests = Yes.",
                       empty ? Spellings{"fill specificAllowedTargets", "fill requestorSettings.allowedRequestors",
                                         "add requestor blocks to requestor_settings"}
                             : spellings(new_requests_on())) +
         " If the package is retired, take its links down and delete it.";
}

void report(const Package& package, const Link* link, About& about) {
  // A plan that makes or changes it means it to live.
  const bool meant =
      link != nullptr || package.changes() || std::ranges::any_of(package.policies, [](const Policy* policy) { return policy->changes(); });
  Finding& finding = about.report(package.mark(), message(package, meant));
  if (!meant) finding.severity = Severity::warning;
  if (link != nullptr) finding.related.push_back({link->place, "a document publishes its link"});
  for (const Policy* policy : package.policies) {
    const Place place = is_a_road(*policy).place();
    finding.related.push_back({place.known() ? place : policy->mark(), "policy " + in_quotes(policy->label()) + " " + why_closed(*policy)});
  }
  finding.remedy = open_again(package);
  // Which of several to open is for the administrator to say.
  if (package.policies.size() == 1 && is_only_switched_off(*package.policies.front()))
    offer(finding, *package.policies.front(), new_requests_on());
}

void check(const Case& c, Context& context) {
  const PublishedLinks links(c.files);
  judge_packages(c, context, [&](const Package& package, const Tenant& tenant, About& about) {
    if (about.holds(has_only_closed_roads(package, tenant))) report(package, links.to(package), about);
  });
}

}  // namespace

extern const Rule package_not_requestable = {
    .code = "AP203",
    .name = "package-not-requestable",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "An access package has policies, but nobody can get it through any of them.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
