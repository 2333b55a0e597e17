// Matches suppressions and findings: by rule and object or link, never by line.
#include "tool/lint/suppressions.h"

#include <algorithm>

#include "tool/input/error.h"

namespace entitlint {
namespace {

bool means(const Suppression& suppression, const Rule& rule) {
  return equal_ids(suppression.rule, rule.code) || equal_ids(suppression.rule, rule.name);
}

bool is_about(const Suppression& suppression, const Finding& finding) {
  if (suppression.in_document()) return std::ranges::find(suppression.covered, finding.link) != suppression.covered.end();
  if (!suppression.object.empty())
    return equal_ids(suppression.object, finding.object.id) ||
           (!finding.object.address.empty() && suppression.object == finding.object.address);
  return finding.link != nullptr && (suppression.link == finding.link->url || suppression.link == finding.link->recovered);
}

bool is_known(std::string_view id, const Case& c) {
  const auto holds = [&](const Tenant& tenant) {
    return equal_ids(tenant.id, id) || tenant.catalogs.find(id) != nullptr || tenant.packages.find(id) != nullptr ||
           tenant.policies.find(id) != nullptr || tenant.organizations.find(id) != nullptr;
  };
  return std::ranges::any_of(c.tenants, holds) || std::ranges::any_of(c.sources, [&](const Source& source) { return source.path == id; });
}

// Nothing else can be in the tenant, so an id that is not here is gone.
bool are_whole(const Case& c) {
  return !c.tenants.empty() && std::ranges::all_of(c.tenants, [](const Tenant& tenant) {
    return tenant.catalogs.complete() && tenant.packages.complete() && tenant.policies.complete() && tenant.organizations.complete();
  });
}

}  // namespace

bool is_expired(const Suppression& suppression, Time as_of) {
  const std::optional<Time> until = suppression.until.empty() ? std::nullopt : parse_time(suppression.until);
  return until && *until < as_of;
}

void hide_suppressed(std::span<Suppression> suppressions, std::span<Finding> findings, Time as_of) {
  for (Suppression& suppression : suppressions) {
    if (!suppression.fault.empty() || is_expired(suppression, as_of)) continue;
    for (Finding& finding : findings) {
      if (!means(suppression, *finding.rule) || !is_about(suppression, finding)) continue;
      ++suppression.hidden;  // two that hide the same one are both of use
      if (finding.state != FindingState::fresh) continue;
      finding.state = FindingState::suppressed;
      finding.suppression = &suppression;
    }
  }
}

void judge_suppressions(std::span<Suppression> suppressions, std::span<const RuleCoverage> coverage, const Case& c) {
  // A hook that passes a few files says nothing about the rest.
  const bool walked = std::ranges::any_of(c.sources, [](const Source& source) { return !source.named; });
  for (Suppression& suppression : suppressions) {
    const auto row = std::ranges::find_if(coverage, [&](const RuleCoverage& ran) { return means(suppression, *ran.rule); });
    if (row == coverage.end() || row->state != RuleCoverage::State::ran) continue;
    suppression.judged =
        suppression.in_document() || (walked && (suppression.object.empty() || is_known(suppression.object, c) || are_whole(c)));
  }
}

}  // namespace entitlint
