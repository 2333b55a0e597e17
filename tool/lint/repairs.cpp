// The repairs of links that findings carry.
#include <optional>

#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Known known_of(const Tenant& tenant, bool only_tenant) {
  Known known;
  for (const Package& package : tenant.packages.all) known.ids.push_back(package.id);
  known.ids_complete = tenant.packages.complete();
  known.domains.assign(tenant.domains.begin(), tenant.domains.end());
  known.domains_complete = tenant.domains_known;
  known.tenant_id = tenant.id;
  known.only_tenant = only_tenant;
  if (tenant.cloud != Cloud::unknown) known.cloud = tenant.cloud;
  return known;
}

// Exports are what a program wrote down: a link in one is repaired in the portal, not in the file.
bool is_document(const Case& c, SourceId source) {
  for (const InputFile& file : c.files) {
    if (file.source == source) return file.role == FileRole::document || file.role == FileRole::unrecognised;
  }
  return false;
}

}  // namespace

Repairs::Repairs(const Case& c) : case_(c) {
  for (const Tenant& tenant : c.tenants) known_.push_back(known_of(tenant, c.tenants.size() == 1));
}

const Known* Repairs::known(const Tenant* tenant) const {
  return tenant == nullptr ? nullptr : &known_[static_cast<std::size_t>(tenant - case_.tenants.data())];
}

std::string Repairs::offer(const Link& link, const Tenant* tenant, Finding& finding) const {
  const std::optional<Repair> repair = repair_of(link, known(tenant));
  if (!repair) return {};
  if (link.replaceable && is_document(case_, link.place.source)) {
    finding.edits.push_back({link.place, repair->text});
    finding.certain = repair->certain;
  }
  return repair->text.substr(0, repair->text.size() - link.tail.size());
}

}  // namespace entitlint
