// AP601: names without an explanation.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "tool/access/crowds.h"
#include "tool/access/scope.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string_view trimmed_text(const Fact<std::string_view>& text) {
  return trimmed(text.value_or({}));
}

// Why a description tells nobody anything; empty: it may.
std::string fault_of(const Object& object) {
  const std::string_view text = trimmed_text(object.description);
  if (text.empty()) return "has no description";
  if (equal_ids(text, trimmed_text(object.display_name))) return "has its name for a description";
  for (const std::string_view made : {"New Policy", "Initial Policy"}) {
    if (equal_ids(text, made)) return "has the portal's default for a description";
  }
  return {};
}

void report(const Object& object, std::string whom, std::string advice, About& about) {
  const std::string fault = fault_of(object);
  Finding& finding = about.report(object.description.place(), std::move(whom) + " " + fault);
  finding.remedy = std::move(advice);
}

std::string change(const Object& object, std::string_view where) {
  return remedy(object,
                "ID Governance > Entitlement management > " + std::string(where) + " > " + in_quotes(object.label()) +
                    " > Overview > Edit, or PATCH " + graph_path(object) + " with {\"description\": \"...\"}: what it gives, and to whom.",
                {"set description", "set description", "set description: what it gives, and to whom"});
}

void judge(const Object& object, const Tenant& tenant, std::string_view where, Context& context) {
  auto about = context.about(object, tenant);
  if (!about.need(object.description) || fault_of(object).empty()) return;
  report(object, std::string(spoken_name(object.kind)) + " " + in_quotes(object.label()), change(object, where), about);
}

// The policies of a package between which some requestor chooses: of one class, and for the same people.
std::vector<const Policy*> offered_together(const Package& package, const Crowds& crowds) {
  std::map<std::pair<int, std::string>, std::vector<const Policy*>> offered;
  for (const Policy* policy : package.policies) {
    if (!requestable(*policy).is(true)) continue;
    for (std::string& crowd : crowds.of(*policy)) offered[{priority(policy->scope.value()), std::move(crowd)}].push_back(policy);
  }
  std::set<const Policy*> together;
  for (const auto& [crowd, policies] : offered) {
    if (policies.size() > 1) together.insert(policies.begin(), policies.end());
  }
  std::vector<const Policy*> in_order;
  std::ranges::copy_if(package.policies, std::back_inserter(in_order), [&](const Policy* policy) { return together.contains(policy); });
  return in_order;
}

void judge_policies(const Package& package, const Tenant& tenant, const Crowds& crowds, Context& context) {
  for (const Policy* policy : offered_together(package, crowds)) {
    auto about = context.about(*policy, tenant);
    if (!about.need(policy->description) || fault_of(*policy).empty()) continue;
    report(*policy, full_name(*policy) + ", one of several for the same people,",
           policy_remedy(*policy, ": when to choose this one.",
                         {"set description", "set description", "set description: when to choose this one"}),
           about);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Crowds crowds(tenant);
    for (const Catalog& catalog : tenant.catalogs.all) judge(catalog, tenant, "Catalogs", context);
    for (const Package& package : tenant.packages.all) {
      judge(package, tenant, "Access packages", context);
      judge_policies(package, tenant, crowds, context);
    }
  }
}

}  // namespace

extern const Rule missing_description = {
    .code = "AP601",
    .name = "missing-description",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "hygiene",
    .since = "0.1",
    .summary = "A description is missing or says nothing.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
