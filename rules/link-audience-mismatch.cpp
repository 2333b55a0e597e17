// AP109: a document promises a package to people whom the configuration keeps out.
#include <algorithm>
#include <optional>
#include <vector>

#include "tool/access/access.h"
#include "tool/access/decide.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view organization_prefix = "org:";

bool is_audience(std::string_view audience) {
  return audience == "external" || audience == "guest" || audience == "member" ||
         (audience.starts_with(organization_prefix) && audience.size() > organization_prefix.size());
}

bool is_called(const Organization& organization, std::string_view word) {
  if (organization.display_name.known() && equal_ids(organization.display_name.value(), word)) return true;
  if (equal_ids(organization.id, word)) return true;
  if (!organization.sources.known()) return false;
  return std::ranges::any_of(organization.sources.value(), [&](const IdentitySource& source) {
    return source.domain.known() && !source.domain.value().empty() && equal_ids(source.domain.value(), word);
  });
}

// A domain may belong to an organization that is connected by its directory: an export does not list that directory's domains.
bool may_be_a_domain_of(const Tenant& tenant, std::string_view word) {
  return word.find('.') != std::string_view::npos && std::ranges::any_of(tenant.organizations.all, [](const Organization& organization) {
           if (!organization.sources.known()) return true;
           return std::ranges::any_of(organization.sources.value(),
                                      [](const IdentitySource& source) { return !source.kind.is(IdentitySource::Kind::domain); });
         });
}

// The column of "org:<name or domain>"; people of an organization that is not connected are any other outsiders.
Fact<Audience> organization_column(std::string_view word, const Tenant& tenant, Place place) {
  std::vector<const Organization*> found;
  for (const Organization& organization : tenant.organizations.all) {
    if (is_called(organization, word)) found.push_back(&organization);
  }
  if (found.size() == 1) return {Audience{Audience::Kind::organization, found.front()}, place};
  if (found.size() > 1) return {Gap{Reason::ambiguous_name, Field::organizations}, place};
  if (!tenant.organizations.complete()) return {Gap{Reason::not_loaded, Field::organizations}, place};
  if (may_be_a_domain_of(tenant, word)) return {Gap{Reason::not_expanded, Field::organization_sources}, place};
  return {Audience{Audience::Kind::any_external, nullptr}, place};
}

Fact<bool> kept_out(const Package& package, const Audience& audience, const Tenant& tenant) {
  const Verdict verdict = decide(package, audience, tenant);
  if (verdict.answer == Answer::unknown) return {verdict.gap, verdict.place};
  return {verdict.answer == Answer::no, verdict.place};
}

// Of "external": one column of outsiders that is let in is enough. Organizations that are not in the export may have a way in.
Fact<bool> all_outsiders_kept_out(const Package& package, const Tenant& tenant) {
  Fact<bool> all(true, package.mark());
  for (const Audience& audience : audiences(tenant)) {
    if (audience.kind == Audience::Kind::member || audience.kind == Audience::Kind::guest) continue;
    const Fact<bool> out = kept_out(package, audience, tenant);
    all = both(all, out);
  }
  const Verdict others = decide(package, {Audience::Kind::any_external, nullptr}, tenant);
  const bool stopped_before =
      others.gate == Gate::catalog_enabled || others.gate == Gate::catalog_external || others.gate == Gate::policy_exists;
  if (all.is(false) || tenant.organizations.complete() || stopped_before) return all;
  const Fact<bool> external = any_policy(package, tenant, external_and_requestable);
  if (external.is(false)) return all;
  return {external.known() ? Gap{Reason::not_loaded, Field::organizations} : external.gap(), package.mark()};
}

// What the document promises, worked out for one package.
struct Promise {
  std::string who;  // "people from outside", "guests", "people of \"Fabrikam\""
  Fact<bool> broken;
  std::optional<Audience> audience;  // whose gate explains it
};

Promise promise(const InputFile& file, const Package& package, const Tenant& tenant) {
  const std::string_view word = file.audience;
  if (word == "external") {
    return {"people from outside", all_outsiders_kept_out(package, tenant), Audience{Audience::Kind::any_external, nullptr}};
  }
  if (!word.starts_with(organization_prefix)) {
    const Audience audience{word == "guest" ? Audience::Kind::guest : Audience::Kind::member, nullptr};
    return {label(audience), kept_out(package, audience, tenant), audience};
  }
  const std::string_view name = word.substr(organization_prefix.size());
  const std::string who = "people of " + in_quotes(name);
  const Fact<Audience> column = organization_column(name, tenant, file.audience_place);
  if (!column.known()) return {who, {column.gap(), column.place()}, std::nullopt};
  return {who, kept_out(package, column.value(), tenant), column.value()};
}

// A switch of the package's catalog, by name where it is known.
void open_catalog(const Package& package, std::string_view portal, const NewValue& value, Finding& finding) {
  const Catalog* const catalog = package.catalog.known() ? package.catalog->target : nullptr;
  const std::string path = "ID Governance > Entitlement management > Catalogs > " +
                           (catalog == nullptr ? "the package's catalog" : in_quotes(catalog->label())) + " > Edit > " +
                           std::string(portal);
  if (catalog == nullptr) {
    finding.remedy = path + ".";
    return;
  }
  finding.remedy = remedy(*catalog, path + ", or " + patch(*catalog, value) + ".", spellings(value));
  offer(finding, *catalog, value);
}

// What is missing, by the gate that stops them first.
void advise(const Verdict& verdict, const Audience& audience, const Package& package, Finding& finding) {
  const std::string policies = "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) + " > Policies";
  if (verdict.gate == Gate::catalog_enabled) return open_catalog(package, "Enabled = Yes", catalog_enabled(), finding);
  if (verdict.gate == Gate::catalog_external) {
    open_catalog(package, "Enabled for external users = Yes", catalog_open_to_outsiders(), finding);
    finding.remedy += " That opens every package in it that has a policy for people from outside.";
    return;
  }
  if (verdict.gate == Gate::policy_enabled) {
    finding.remedy = remedy(package, policies + " > the policy for them > Edit > Requests > Enable new requests = Yes.",
                            {"open the policy for them", "open the policy for them",
                             "which the policy for them keeps closed, set requests_accepted = true in that policy's requestor_settings"});
    return;
  }
  const bool inside = audience.kind == Audience::Kind::member || audience.kind == Audience::Kind::guest;
  const std::string add =
      "which has no policy for them, add an azuread_access_package_assignment_policy with a scope_type that admits them";
  finding.remedy = remedy(package,
                          policies + (inside ? " > Add policy > For users in your directory."
                                             : " > Add policy > For users not in your directory; a policy for people in the directory "
                                               "cannot serve both."),
                          {"add a policy for them", "add a policy for them", add});
  const bool proposed = audience.organization != nullptr && audience.organization->state.is(OrganizationState::proposed);
  if (proposed) finding.remedy += " The organization is only proposed: policies for all configured organizations do not reach it.";
}

void judge(const InputFile& file, const Link& link, const Package& package, const Tenant& tenant, About& about) {
  const Promise promised = promise(file, package, tenant);
  if (!about.holds(promised.broken)) return;
  const Verdict verdict = decide(package, *promised.audience, tenant);
  Finding& finding = about.report(link.place, "this page is for " + promised.who + ", but they cannot request access package " +
                                                  in_quotes(package.label()) + ": " + std::string(explain(verdict.gate)));
  if (file.audience_place.known()) finding.related.push_back({file.audience_place, "the audience is declared here"});
  finding.related.push_back({package.mark(), "the access package"});
  if (verdict.place.known() && verdict.place != package.mark())
    finding.related.push_back({verdict.place, std::string(explain(verdict.gate))});
  if (promised.audience->organization != nullptr)
    finding.related.push_back({promised.audience->organization->mark(), "the connected organization"});
  advise(verdict, *promised.audience, package, finding);
}

void check_links(const InputFile& file, const Case& c, Context& context) {
  for (const Link& link : file.links) {
    if (!names_a_package(link)) continue;
    const Tenant* const tenant = tenant_of(link, c.tenants);
    const Package* const package = tenant == nullptr ? nullptr : tenant->packages.find(link.package_id);
    const bool may_come = tenant == nullptr || !tenant->packages.complete();
    if (package == nullptr && !may_come) continue;  // AP103 speaks about it
    auto about = context.about(link, tenant, c.sources);
    if (package != nullptr) {
      judge(file, link, *package, *tenant, about);
    } else {
      about.note({Reason::not_loaded, Field::packages});
    }
  }
}

// A marker that nobody understands would quietly switch the check off.
void report_marker(const InputFile& file, const Case& c, Context& context) {
  auto about = context.about(file, c.sources);
  Finding& finding =
      about.report(file.audience_place, "the declared audience " + in_quotes(file.audience) + " is none that can be checked");
  finding.severity = Severity::warning;
  finding.remedy = "Write external, guest, member, or org: with the name or domain of a connected organization.";
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    if (file.audience.empty()) continue;
    if (is_audience(file.audience)) {
      check_links(file, c, context);
    } else {
      report_marker(file, c, context);
    }
  }
}

}  // namespace

extern const Rule link_audience_mismatch = {
    .code = "AP109",
    .name = "link-audience-mismatch",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A document links an access package for an audience that cannot request it.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform | dialects::documents,
    .needs = "packages policies catalogs",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
