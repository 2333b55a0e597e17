// Goes over every text that a report can print: once to learn what must not be read, once to replace it.
#include "tool/cli/redact.h"

#include <unordered_map>

#include "tool/cli/pseudonyms.h"

namespace entitlint {
namespace {

template <class Visit>
void each_text(Link& link, Visit visit) {
  for (std::string* text : {&link.url, &link.recovered, &link.hint, &link.package_id, &link.id_part, &link.detail}) visit(*text);
}

template <class Visit>
void each_text(ObjectName& object, Visit visit) {
  for (std::string* text : {&object.id, &object.name, &object.address}) visit(*text);
}

template <class Visit>
void each_text(Finding& finding, Visit visit) {
  each_text(finding.object, visit);
  for (std::string* text : {&finding.message, &finding.remedy, &finding.catalog, &finding.package}) visit(*text);
  for (Related& related : finding.related) visit(related.message);
  for (Edit& edit : finding.edits) visit(edit.text);
}

template <class Visit>
void each_text(Redacted& all, Visit visit) {
  for (Finding& finding : all.outcome.findings) each_text(finding, visit);
  for (Link& link : all.links) each_text(link, visit);
  for (Suppression& one : all.suppressions) {
    visit(one.reason);
    visit(one.owner);
  }
  for (Unchecked& row : all.outcome.unchecked) {
    visit(row.remedy);
    for (ObjectName& object : row.objects) each_text(object, visit);
  }
  for (RuleCoverage& row : all.outcome.rules) visit(row.why);
  for (InventoryRow& row : all.outcome.inventory.rows) visit(row.why);
  visit(all.outcome.inventory.source);
  for (Source& source : all.sources) visit(source.path);
  for (std::string& remark : all.remarks) visit(remark);
}

// Links and suppressions are copied, and everything that points to them points to the copies.
void copy(const Outcome& outcome, const Sources& sources, std::span<const std::string> remarks, Redacted& made) {
  made.outcome = outcome;
  made.sources = sources;
  made.remarks.assign(remarks.begin(), remarks.end());
  std::unordered_map<const Link*, const Link*> links;
  const auto copied = [&](const Link* link) {
    const auto [at, fresh] = links.try_emplace(link, nullptr);
    if (fresh) at->second = &made.links.emplace_back(*link);
    return at->second;
  };
  std::unordered_map<const Suppression*, const Suppression*> suppressions;
  for (const Link*& link : made.outcome.links) link = copied(link);
  for (Unchecked& row : made.outcome.unchecked) {
    for (ObjectName& object : row.objects) object.portal_url.clear();
  }
  for (Finding& finding : made.outcome.findings) {
    if (finding.link != nullptr) finding.link = copied(finding.link);
    finding.fingerprint.clear();
    finding.key.clear();
    finding.detail.clear();
    finding.tenant.clear();
    finding.object.portal_url.clear();  // addresses of made-up ids lead nowhere, and a request's body is the export's text
    finding.request.reset();
    if (finding.suppression == nullptr) continue;
    const auto [at, fresh] = suppressions.try_emplace(finding.suppression, nullptr);
    if (fresh) at->second = &made.suppressions.emplace_back(*finding.suppression);
    finding.suppression = at->second;
  }
}

void take_tenant(const Tenant& tenant, Pseudonyms& names) {
  names.take(Secret::id, tenant.id);
  names.take(Secret::tenant, tenant.display_name);
  for (const std::string& domain : tenant.domains) names.take(Secret::domain, domain);
  for (const Organization& organization : tenant.organizations.all) {
    names.take(Secret::tenant, organization.display_name.value_or({}));
    if (!organization.sources.known()) continue;
    for (const IdentitySource& source : organization.sources.value()) {
      names.take(Secret::domain, source.domain.value_or({}));
      names.take(Secret::id, source.tenant_id.value_or({}));
    }
  }
}

void take_ids(const Tenant& tenant, Pseudonyms& names) {
  const auto take = [&](const auto& collection) {
    for (const auto& object : collection.all) names.take(Secret::id, object.id);
  };
  take(tenant.catalogs);
  take(tenant.packages);
  take(tenant.policies);
  take(tenant.organizations);
}

}  // namespace

void redact(const Outcome& outcome, const Sources& sources, std::span<const Tenant> tenants, std::span<const std::string> remarks,
            Redacted& made) {
  copy(outcome, sources, remarks, made);
  Pseudonyms names;
  for (const Source& source : sources) names.take(Secret::path, source.path);
  for (const Tenant& tenant : tenants) {
    take_tenant(tenant, names);
    take_ids(tenant, names);
    names.take(Secret::path, tenant.folder);
  }
  for (const Link& link : made.links) {
    if (link.hint.find('.') != std::string::npos) names.take(Secret::domain, link.hint);
    names.take(Secret::id, link.id_part);
  }
  each_text(made, [&](const std::string& text) { names.take_from(text); });
  names.number();
  each_text(made, [&](std::string& text) { text = names.replaced(text); });
}

}  // namespace entitlint
