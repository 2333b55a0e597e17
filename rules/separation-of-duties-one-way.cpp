// AP419: an exclusion that holds in one order only.
#include <algorithm>
#include <set>

#include "tool/access/access.h"
#include "tool/lint/rule.h"
#include "tool/model/decode.h"

namespace entitlint {
namespace {

// Who lists whom, by id: looked up, because a package may list many.
class Exclusions {
 public:
  explicit Exclusions(const Tenant& tenant) {
    for (const Package& package : tenant.packages.all) {
      if (!package.incompatible_packages.known()) continue;
      for (const Reference<Package>& other : package.incompatible_packages.value()) {
        if (other.target != nullptr) pairs_.insert({&package, other.target});
      }
    }
  }

  // The other direction: the package's own list, or what the first one says of those that list it.
  [[nodiscard]] Fact<bool> lists(const Package& package, const Package& other) const {
    if (pairs_.contains({&package, &other})) return {true, package.incompatible_packages.place()};
    const auto& witness = other.incompatible_with;
    if (witness.known() && says(witness.value(), package)) return {true, witness.place()};
    if (package.incompatible_packages.known()) return {false, package.incompatible_packages.place()};
    if (witness.known()) return {false, witness.place()};
    return {package.incompatible_packages.gap(), package.incompatible_packages.place()};
  }

 private:
  [[nodiscard]] static bool says(std::span<const Reference<Package>> list, const Package& package) {
    return std::ranges::any_of(list, [&](const Reference<Package>& each) { return equal_ids(each.id, package.id); });
  }

  std::set<std::pair<const Package*, const Package*>> pairs_;
};

// The reference is an address with its host, so the cloud must be known.
void offer_exclusion(const Package& package, const Package& other, Cloud cloud, Finding& finding) {
  const std::string_view host = graph_host(cloud);
  const bool fits_json = other.id.find_first_of("\"\\") == std::string_view::npos;  // as every id does that Graph gives
  if (host.empty() || package.id.empty() || other.id.empty() || !fits_json) return;
  finding.request = Request{"POST", graph_path(package) + "/incompatibleAccessPackages/$ref",
                            "{\"@odata.id\": \"https://" + std::string(host) + graph_path(other) + "\"}", ""};
}

void report(const Package& package, const Package& other, const Fact<bool>& missing, Cloud cloud, About& about) {
  Finding& finding =
      about.report(missing.place(), "access package " + in_quotes(other.label()) + " excludes " + in_quotes(package.label()) +
                                        ", but not the other way round: who has " + in_quotes(other.label()) + " first still gets both");
  finding.detail = "other=" + std::string(other.id);
  finding.related.push_back({other.incompatible_packages.place(), "the exclusion"});
  finding.remedy =
      "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) +
      " > Separation of duties > Add access package > " + in_quotes(other.label()) + ", or POST " + graph_path(package) +
      "/incompatibleAccessPackages/$ref with the address of the other. If one direction is meant, suppress this finding with the "
      "reason.";
  offer_exclusion(package, other, cloud, finding);
}

void judge(const Package& other, const Tenant& tenant, const Exclusions& exclusions, Context& context) {
  if (!other.incompatible_packages.known()) return context.about(other, tenant).note(other.incompatible_packages.gap());
  for (const Reference<Package>& reference : other.incompatible_packages.value()) {
    if (reference.target == nullptr) continue;
    const Package& package = *reference.target;
    auto about = context.about(package, tenant);
    const Fact<bool> missing = negated(exclusions.lists(package, other));
    const Fact<bool> both_requested = both(any_policy(package, tenant, requestable), any_policy(other, tenant, requestable));
    if (about.holds(both(missing, both_requested))) report(package, other, missing, tenant.cloud, about);
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Exclusions exclusions(tenant);
    for (const Package& package : tenant.packages.all) judge(package, tenant, exclusions, context);
  }
}

}  // namespace

extern const Rule separation_of_duties_one_way = {
    .code = "AP419",
    .name = "separation-of-duties-one-way",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "governance",
    .since = "0.1",
    .summary = "Two access packages exclude one another in one order only.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "packages policies",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
