// AP308: two connected organizations share a tenant or domain, or one of them is the tenant itself.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

using Kind = IdentitySource::Kind;

// A tenant or domain, and where it is written. Sources of other kinds stand for nobody in particular.
Fact<std::string_view> identity(const IdentitySource& source) {
  if (!source.kind.known()) return {source.kind.gap(), source.kind.place()};
  if (source.kind.is(Kind::entra_tenant)) return source.tenant_id;
  const bool domain = source.kind.is(Kind::domain) || source.kind.is(Kind::federation);
  return domain ? source.domain : Fact<std::string_view>(std::string_view{}, source.place);
}

std::string spoken(const IdentitySource& source) {
  return source.kind.is(Kind::entra_tenant) ? "tenant " + std::string(source.tenant_id.value())
                                            : "domain " + std::string(source.domain.value());
}

// Who has it first.
struct Holder {
  const Organization* organization = nullptr;
  Place place;
};
using Holders = std::unordered_map<std::string_view, Holder, IdHash, IdEqual>;

// Whether a source is the tenant's own; a gap when nobody said which tenant this is.
Fact<bool> is_own(const IdentitySource& source, const Tenant& tenant) {
  const std::string_view id = identity(source).value();
  if (source.kind.is(Kind::entra_tenant)) {
    if (tenant.id.empty()) return {Gap{Reason::not_loaded, Field::tenant_id}, source.tenant_id.place()};
    return {equal_ids(id, tenant.id), source.tenant_id.place()};
  }
  if (!tenant.domains_known) return {Gap{Reason::not_loaded, Field::domains}, source.domain.place()};
  return {std::ranges::any_of(tenant.domains, [&](const std::string& domain) { return equal_ids(id, domain); }), source.domain.place()};
}

void report_shared(const Organization& organization, const IdentitySource& source, const Holder& first, About& about) {
  Finding& finding =
      about.report(identity(source).place(), "connected organization " + in_quotes(organization.label()) + " shares " + spoken(source) +
                                                 " with connected organization " + in_quotes(first.organization->label()) +
                                                 ": which of them its people belong to is not certain");
  finding.detail = "source=" + std::string(identity(source).value());
  if (first.place.known()) finding.related.push_back({first.place, "the same source"});
  finding.remedy =
      "Check first that the export holds one tenant only. Then ID Governance > Entitlement management > Connected organizations: keep one "
      "of "
      "the two and delete the other, or take the source out of it.";
}

void report_own(const Organization& organization, const IdentitySource& source, const Tenant& tenant, About& about) {
  Finding& finding = about.report(identity(source).place(), "connected organization " + in_quotes(organization.label()) + " is for " +
                                                                spoken(source) + ", which is your own: employees count as partners");
  finding.detail = "own=" + std::string(identity(source).value());
  if (tenant.organization_place.known()) finding.related.push_back({tenant.organization_place, "your tenant"});
  finding.remedy = "ID Governance > Entitlement management > Connected organizations > " + in_quotes(organization.label()) +
                   ": delete it. Policies for your own people have a scope of the directory.";
}

void check_source(const Organization& organization, const IdentitySource& source, const Tenant& tenant, Holders& holders, About& about) {
  const auto id = about.need(identity(source));
  if (!id || id->empty()) return;
  const auto [holder, fresh] = holders.try_emplace(*id, Holder{&organization, identity(source).place()});
  if (!fresh && holder->second.organization != &organization) report_shared(organization, source, holder->second, about);
  if (about.holds(is_own(source, tenant))) report_own(organization, source, tenant, about);
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    Holders holders;
    for (const Organization& organization : tenant.organizations.all) {
      auto about = context.about(organization, tenant);
      const auto sources = about.need(organization.sources);
      for (const IdentitySource& source : sources.value_or(std::span<const IdentitySource>{}))
        check_source(organization, source, tenant, holders, about);
    }
  }
}

}  // namespace

extern const Rule identity_source_clash = {
    .code = "AP308",
    .name = "identity-source-clash",
    .severity = Severity::warning,
    .confidence = Confidence::medium,
    .tags = "references sharing",
    .since = "0.1",
    .summary = "A tenant or domain belongs to two connected organizations, or is your own.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "organizations",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
