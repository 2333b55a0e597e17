// Hard evidence that one folder holds exports of several tenants. A reference that leads nowhere is none: it may just be dangling.
#include <string>

#include "tool/load/tenants.h"

namespace entitlint {
namespace {

std::string described(const TenantRecord& record) {
  const std::string name = record.display_name.empty() ? "" : "\"" + std::string(record.display_name) + "\" ";
  return name + "(" + std::string(record.id) + ")";
}

std::string_view name_of(Cloud cloud) {
  switch (cloud) {
    case Cloud::commercial:
      return "the commercial cloud";
    case Cloud::us_government:
      return "the US government cloud";
    default:
      return "another cloud";
  }
}

Problem made(const Place& place, const Place& related, const Sources& sources, std::string text) {
  Problem problem;
  problem.kind = ProblemKind::mixed_tenants;
  problem.place = place;
  problem.related = related;
  problem.record = place.span;
  problem.object_name = sources[place.source].path;
  problem.text = std::move(text);
  return problem;
}

// Whether two records cannot be of one tenant, and by what.
std::string contradiction(const TenantRecord& a, const TenantRecord& b) {
  if (!a.id.empty() && !b.id.empty() && !equal_ids(a.id, b.id)) return "organization " + described(a) + " and organization " + described(b);
  const bool one_id = !a.id.empty() && equal_ids(a.id, b.id);
  if (!one_id && !a.initial.empty() && !b.initial.empty() && a.initial != b.initial) {
    return "the tenant with the initial domain " + a.initial + " and that of " + b.initial;
  }
  return {};
}

// One that the configuration can name a tenant by.
std::string domain_of(const TenantRecord& record) {
  if (!record.initial.empty()) return record.initial;
  return record.domains.empty() ? std::string() : record.domains.front();
}

// Every record is held against the first, so that a folder of many tenants gives one problem each.
void find_organizations(const Sources& sources, const TenantFiles& group, std::vector<Problem>& problems) {
  const TenantRecord* first = nullptr;
  for (const FileLoad* file : group.files) {
    for (const PieceResult& piece : file->pieces) {
      for (const TenantRecord& record : piece.part.tenants) {
        if (record.id.empty() && record.initial.empty()) continue;
        if (first == nullptr) first = &record;
        std::string text = contradiction(*first, record);
        if (text.empty()) continue;
        Problem& problem = problems.emplace_back(made(record.place, first->place, sources, std::move(text)));
        problem.domains = {domain_of(*first), domain_of(record)};
      }
    }
  }
}

void find_clouds(const Sources& sources, const TenantFiles& group, std::vector<Problem>& problems) {
  const FileLoad* first = nullptr;
  Cloud cloud = Cloud::unknown;
  const auto start_of = [](const FileLoad& file) { return Place{file.file.source, {0, 1}}; };
  for (const FileLoad* file : group.files) {
    for (const PieceResult& piece : file->pieces) {
      if (piece.cloud == Cloud::unknown) continue;
      if (first == nullptr) first = file, cloud = piece.cloud;
      if (piece.cloud == cloud) continue;
      problems.push_back(made(start_of(*file), start_of(*first), sources,
                              "a tenant of " + std::string(name_of(cloud)) + " and one of " + std::string(name_of(piece.cloud))));
      return;
    }
  }
}

}  // namespace

void find_mixed_tenants(const Sources& sources, const TenantFiles& group, std::vector<Problem>& problems) {
  find_organizations(sources, group, problems);
  find_clouds(sources, group, problems);
}

}  // namespace entitlint
