// What was read.
#include "tool/lint/inventory.h"

#include <algorithm>
#include <array>

namespace entitlint {

namespace {

// How much of one kind a tenant has.
struct Stock {
  std::size_t count = 0;
  Completeness completeness = Completeness::absent;
  std::string why;
};

template <class T>
Stock stock_of(const Collection<T>& collection) {
  return {collection.all.size(), collection.completeness, collection.why};
}

// A kind that comes as a part of its owners: as complete as they are when all have it, absent when none has.
struct Parts {
  std::size_t count = 0, owners = 0, missing = 0;

  [[nodiscard]] Stock of(Completeness owners_completeness, std::string_view why) const {
    if (owners > 0 && owners == missing) return {count, Completeness::absent, {}};
    if (missing > 0) return {count, Completeness::incomplete, std::to_string(missing) + " of " + std::to_string(owners) + std::string(why)};
    return {count, owners_completeness, {}};
  }
};

Stock sponsors_of(const Tenant& tenant) {
  Parts parts;
  for (const Organization& organization : tenant.organizations.all) {
    ++parts.owners;
    if (!organization.internal_sponsors.known() && !organization.external_sponsors.known()) ++parts.missing;
    parts.count += organization.internal_sponsors.value_or(0) + organization.external_sponsors.value_or(0);
  }
  return parts.of(tenant.organizations.completeness, " connected organizations came without their sponsors");
}

Stock roles_of(const Tenant& tenant) {
  Parts parts;
  for (const Package& package : tenant.packages.all) {
    ++parts.owners;
    if (!package.roles.known()) ++parts.missing;
    parts.count += package.roles.value_or({}).size();
  }
  return parts.of(tenant.packages.completeness, " access packages came without their resource roles");
}

Stock resources_of(const Tenant& tenant) {
  Parts parts;
  for (const Catalog& catalog : tenant.catalogs.all) {
    ++parts.owners;
    if (!catalog.resources.known()) ++parts.missing;
    parts.count += catalog.resources.value_or({}).size();
  }
  return parts.of(tenant.catalogs.completeness, " catalogs came without their resources");
}

Stock domains_of(const Tenant& tenant) {
  return {tenant.domains.size(), tenant.domains_known ? Completeness::assumed : Completeness::absent, {}};
}

Stock settings_of(const Tenant& tenant) {
  return {tenant.settings.known() ? 1U : 0U, tenant.settings.known() ? Completeness::assumed : Completeness::absent, {}};
}

// Over all tenants: the sum, and the worst completeness.
InventoryRow row(std::string kind, std::span<const Tenant> tenants, Stock (*stock)(const Tenant&)) {
  InventoryRow made{std::move(kind), 0, tenants.empty() ? Completeness::absent : Completeness::proven, {}};
  for (const Tenant& tenant : tenants) {
    Stock here = stock(tenant);
    made.count += here.count;
    if (here.completeness >= made.completeness) continue;
    made.completeness = here.completeness;
    made.why = std::move(here.why);
  }
  return made;
}

std::string_view spoken(Dialect dialect) {
  switch (dialect) {
    case Dialect::v1:
      return "v1.0";
    case Dialect::beta:
      return "beta";
    case Dialect::mixed:
      return "v1.0 and beta";
    case Dialect::terraform:  // the exporter says so
    case Dialect::unknown:
      break;
  }
  return {};
}

// The worst of what is there at all: a collection that was never exported is listed as not checked instead.
std::string_view completeness_of(const Tenant& tenant) {
  Completeness worst = Completeness::absent;
  for (const Completeness here :
       {tenant.catalogs.completeness, tenant.packages.completeness, tenant.policies.completeness, tenant.organizations.completeness}) {
    if (here != Completeness::absent && (worst == Completeness::absent || here < worst)) worst = here;
  }
  switch (worst) {
    case Completeness::proven:
      return "complete";
    case Completeness::assumed:
      return "assumed complete";
    case Completeness::incomplete:
      return "incomplete";
    case Completeness::absent:
      break;
  }
  return {};
}

std::string export_of(const Tenant& tenant) {
  std::string said = tenant.exported.empty() ? "export" : "export of " + tenant.exported;
  std::string details;
  const std::string_view dialect = spoken(tenant.dialect);
  const bool repeated = !dialect.empty() && tenant.exporter.find(dialect) != std::string::npos;
  for (const std::string_view part :
       {std::string_view(tenant.exporter), repeated ? std::string_view() : dialect, completeness_of(tenant)}) {
    if (part.empty()) continue;
    if (!details.empty()) details += ", ";
    details += part;
  }
  return details.empty() ? said : said + " (" + details + ")";
}

std::string source_of(std::span<const Tenant> tenants) {
  if (tenants.empty()) return {};
  if (tenants.size() == 1) return export_of(tenants.front());
  std::string said = std::to_string(tenants.size()) + " tenants:";
  for (const Tenant& tenant : tenants) {
    said += said.back() == ':' ? " " : ", ";
    said += tenant.folder.empty() ? "." : tenant.folder;
    if (!tenant.domains.empty()) said += " (" + tenant.domains.front() + ")";
  }
  return said;
}

void add_words(Inventory& made, std::span<const InputFile> files) {
  std::array<std::size_t, exporter_count> formats{};
  std::size_t v1 = 0, beta = 0, terraform = 0;
  for (const InputFile& file : files) {
    for (std::size_t i = 0; i < exporter_count; ++i) formats[i] += file.records[i];
    v1 += file.v1;
    beta += file.beta;
    terraform += file.terraform;
  }
  for (std::size_t i = 0; i < exporter_count; ++i) {
    if (formats[i] > 0) made.formats.push_back({std::string(name(static_cast<Exporter>(i))), formats[i]});
  }
  if (v1 > 0) made.dialects.push_back({"v1.0", v1});
  if (beta > 0) made.dialects.push_back({"beta", beta});
  if (terraform > 0) made.dialects.push_back({"azuread", terraform});
}

// What an exporter is known to leave out, where it did.
void add_hints(Inventory& made, const Case& c) {
  for (const Tenant& tenant : c.tenants) {
    if (tenant.exporter == "EntraExporter" && tenant.packages.all.empty()) {
      made.hints.emplace_back("no access packages in these files: EntraExporter's -Type Config does not export them; use -All");
    }
  }
  const bool cmdlets =
      std::ranges::any_of(c.files, [](const InputFile& file) { return file.records[static_cast<std::size_t>(Exporter::cmdlets)] > 0; });
  if (cmdlets) {
    made.hints.emplace_back(
        "who approvers, targets and identity sources are: the Graph cmdlets lose it; use Invoke-MgGraphRequest (entitlint explain export)");
  }
}

// Of a .tf file that came with a plan only the places of resource blocks are used.
bool is_place_only(const InputFile& file, const Sources& sources) {
  const Source& source = sources[file.source];
  return file.role == FileRole::empty && !source.named && source.path.ends_with(".tf");
}

void add_files(Inventory& made, const Case& c) {
  for (const InputFile& file : c.files) {
    made.links += file.links.size();
    if (file.role == FileRole::document) ++made.documents;
    if (file.role == FileRole::empty && !is_place_only(file, c.sources)) ++made.files_empty;
    if (file.role != FileRole::unrecognised) continue;
    ++made.files_unrecognised;
    made.unrecognised.push_back(c.sources[file.source].path);
  }
  for (const Problem& problem : c.problems) {
    if (problem.kind == ProblemKind::next_page_missing) ++made.incomplete_pages;
    if (problem.kind == ProblemKind::error_response) ++made.error_responses;
  }
}

}  // namespace

Inventory take_inventory(const Case& c, std::size_t files_ignored, const Skipped& skipped) {
  Inventory made;
  made.rows.push_back(row("catalogs", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.catalogs); }));
  made.rows.push_back(row("packages", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.packages); }));
  made.rows.push_back(row("policies", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.policies); }));
  made.rows.push_back(row("organizations", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.organizations); }));
  made.rows.push_back(row("sponsors", c.tenants, sponsors_of));
  made.rows.push_back(row("roles", c.tenants, roles_of));
  made.rows.push_back(row("domains", c.tenants, domains_of));
  made.rows.push_back(row("resources", c.tenants, resources_of));
  made.rows.push_back(row("groups", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.groups); }));
  made.rows.push_back(row("users", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.users); }));
  made.rows.push_back(row("servicePrincipals", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.service_principals); }));
  made.rows.push_back(row("roleAssignments", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.role_assignments); }));
  made.rows.push_back(row("customExtensions", c.tenants, [](const Tenant& tenant) { return stock_of(tenant.custom_extensions); }));
  made.rows.push_back(row("settings", c.tenants, settings_of));
  add_files(made, c);
  add_words(made, c.files);
  add_hints(made, c);
  // Nothing tells whether these are all documents there are.
  made.rows.push_back({"documents", made.documents, made.documents > 0 ? Completeness::assumed : Completeness::absent, {}});
  made.files_read =
      static_cast<std::size_t>(std::ranges::count_if(c.files, [&](const InputFile& file) { return !is_place_only(file, c.sources); }));
  made.files_ignored = files_ignored;
  made.files_skipped = skipped;
  made.tenants = c.tenants.size();
  made.source = source_of(c.tenants);
  return made;
}

}  // namespace entitlint
