// What the exports of a tenant say of the tenant itself.
#include <algorithm>
#include <array>
#include <chrono>
#include <unordered_map>

#include "tool/load/tenants.h"

namespace entitlint {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

void add_domain(std::vector<std::string>& domains, std::string_view domain) {
  std::string name = lower(domain);
  if (!name.empty() && std::ranges::find(domains, name) == domains.end()) domains.push_back(std::move(name));
}

template <class Visit>
void each_piece(const TenantFiles& group, Visit visit) {
  for (FileLoad* file : group.files) {
    for (PieceResult& piece : file->pieces) visit(piece);
  }
}

// Organizations first: they tell which domain is the initial one; single domains add to them.
void read_organization(Tenant& tenant, const TenantFiles& group, bool domains_whole) {
  const auto read = [&](bool organizations) {
    each_piece(group, [&](const PieceResult& piece) {
      for (const TenantRecord& record : piece.part.tenants) {
        if (record.id.empty() == organizations) continue;
        for (const std::string& domain : record.domains) add_domain(tenant.domains, domain);
        tenant.domains_known = tenant.domains_known || (!record.domains.empty() && (organizations || domains_whole));
        if (record.id.empty() || !tenant.id.empty()) continue;
        tenant.id = lower(record.id);
        tenant.display_name = record.display_name;
        tenant.organization_place = record.place;
      }
    });
  };
  read(true);
  read(false);
  const auto initial = std::ranges::find_if(tenant.domains, [](const std::string& domain) {
    const auto dot = domain.find('.');
    return dot != domain.npos && domain.compare(dot, 14, ".onmicrosoft.c") == 0;
  });
  const bool has_organization = !tenant.id.empty();
  if (!has_organization && initial != tenant.domains.end()) std::rotate(tenant.domains.begin(), initial, initial + 1);
}

void read_settings(Tenant& tenant, const TenantFiles& group) {
  Reason reason = Reason::not_loaded;
  const Settings* chosen = nullptr;
  each_piece(group, [&](const PieceResult& piece) {
    for (const Settings& settings : piece.part.settings) {
      if (chosen == nullptr) chosen = &settings;
    }
  });
  for (const FileLoad* file : group.files) {
    for (const Refusal& refusal : file->shape.refusals) {
      if (kind_of_collection(refusal.set.collection) == ObjectKind::settings) reason = Reason::forbidden;
    }
  }
  if (chosen == nullptr) {
    tenant.settings = {Gap{reason, Field::settings}, Place{}};
    return;
  }
  const std::vector<Place> places = {chosen->place};
  Settings settings = *chosen;
  Arena arena;
  settings.appearances = arena.keep(places);
  tenant.settings = {settings, settings.place};
  tenant.arenas.push_back(std::move(arena));
}

// How many sponsors a path or a context gave to each organization.
void count_sponsors(Tenant& tenant, const TenantFiles& group) {
  struct Count {
    std::uint32_t sponsors = 0;
    Place place;
  };
  std::unordered_map<std::string, Count> counts[2];
  each_piece(group, [&](const PieceResult& piece) {
    for (const SponsorPlace& sponsor : piece.sponsors) {
      Count& count = counts[sponsor.internal][lower(sponsor.organization)];
      if (!count.place.known()) count.place = sponsor.place;
      count.sponsors += sponsor.none ? 0 : 1;
    }
  });
  for (Organization& organization : tenant.organizations.all) {
    const auto fill = [&](bool internal, Fact<std::uint32_t>& fact) {
      const auto found = counts[internal].find(lower(organization.id));
      if (found != counts[internal].end() && !fact.known()) fact = {found->second.sponsors, found->second.place};
    };
    fill(true, organization.internal_sponsors);
    fill(false, organization.external_sponsors);
  }
}

void read_dialect(Tenant& tenant, const TenantFiles& group) {
  std::size_t v1 = 0, beta = 0;
  bool terraform = false;
  for (const FileLoad* file : group.files) {
    terraform = terraform || file->shape.terraform != TerraformFile::none;
    if (file->shape.terraform == TerraformFile::none) v1 += file->file.v1, beta += file->file.beta;
  }
  if (v1 == 0 && beta == 0 && terraform) tenant.dialect = Dialect::terraform;
  if (v1 == 0 && beta == 0) return;
  tenant.dialect = v1 > beta ? Dialect::v1 : beta > v1 ? Dialect::beta : Dialect::mixed;
}

std::string exporter_of(const TenantFiles& group) {
  bool pages = false, plan = false, state = false;
  std::array<std::size_t, exporter_count> records{};
  for (const FileLoad* file : group.files) {
    for (std::size_t i = 0; i < exporter_count; ++i) records[i] += file->file.records[i];
  }
  records[static_cast<std::size_t>(Exporter::terraform)] = 0;  // the next lines say more of it
  const auto most = static_cast<std::size_t>(std::ranges::max_element(records) - records.begin());
  if (most != static_cast<std::size_t>(Exporter::graph)) return std::string(name(static_cast<Exporter>(most)));
  for (const FileLoad* file : group.files) {
    plan = plan || file->shape.terraform == TerraformFile::plan;
    state = state || file->shape.terraform != TerraformFile::none;
  }
  const std::string terraform = plan ? "Terraform plan" : state ? "Terraform state" : "";
  const auto beside = [&](const std::string& exporter) { return terraform.empty() ? exporter : terraform + " and " + exporter; };
  for (const FileLoad* file : group.files) {
    if (file->shape.tree.inside) return beside("EntraExporter");
    for (const Portion& portion : file->shape.portions) pages = pages || portion.container == Container::page;
  }
  const bool graph = std::ranges::any_of(group.files, [](const FileLoad* file) { return file->shape.terraform == TerraformFile::none; });
  if (!graph) return terraform;
  return beside(pages ? "Graph pages" : "Graph objects");
}

// The newest change that the exports know of, as a day: the export is at least that young.
std::string newest_change(const Tenant& tenant) {
  bool known = false;
  Time newest = 0;
  const auto look = [&](const Object& object) {
    if (!object.modified.known() || !object.first_hand || (known && object.modified.value() <= newest)) return;
    known = true;
    newest = object.modified.value();
  };
  for (const Catalog& object : tenant.catalogs.all) look(object);
  for (const Package& object : tenant.packages.all) look(object);
  for (const Policy& object : tenant.policies.all) look(object);
  for (const Organization& object : tenant.organizations.all) look(object);
  if (!known) return {};
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds{seconds{newest}})};
  const auto padded = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(day.year())) + "-" + padded(static_cast<unsigned>(day.month())) + "-" +
         padded(static_cast<unsigned>(day.day()));
}

// The day of the export itself, and the tenant that the account saw when no organization export says it.
void read_manifests(Tenant& tenant, const TenantFiles& group) {
  for (const FileLoad* file : group.files) {
    if (!file->shape.manifest) continue;
    const Manifest& manifest = *file->shape.manifest;
    if (!manifest.day.empty()) tenant.exported = manifest.day;
    if (tenant.id.empty()) tenant.id = lower(manifest.tenant);
  }
}

}  // namespace

void describe_tenant(Tenant& tenant, const TenantFiles& group, const LoadOptions& options, bool domains_whole) {
  tenant.folder = group.folder;
  read_organization(tenant, group, domains_whole);
  for (const std::string& domain : options.tenant_domains) add_domain(tenant.domains, domain);
  tenant.domains_known = tenant.domains_known || !options.tenant_domains.empty();
  for (const auto& [folder, domains] : options.tenant_folders) {
    if (folder != group.folder) continue;
    for (const std::string& domain : domains) add_domain(tenant.domains, domain);
    tenant.domains_known = tenant.domains_known || !domains.empty();
  }
  each_piece(group, [&](const PieceResult& piece) {
    if (tenant.cloud == Cloud::unknown) tenant.cloud = piece.cloud;
  });
  read_settings(tenant, group);
  count_sponsors(tenant, group);
  read_dialect(tenant, group);
  tenant.exporter = exporter_of(group);
  tenant.exported = newest_change(tenant);
  read_manifests(tenant, group);
}

}  // namespace entitlint
