// Which exports belong to which tenant, and what they say of it.
#pragma once

#include <vector>

#include "tool/load/file-load.h"
#include "tool/load/load.h"

namespace entitlint {

// Exports of one tenant, in the order of the sources.
struct TenantFiles {
  std::string folder;
  std::vector<FileLoad*> files;
};

// One tenant for every folder that the configuration names or that holds an organization of its own; one for all exports when there are not
// two.
[[nodiscard]] std::vector<TenantFiles> split_by_tenant(const Sources& sources, std::vector<FileLoad>& loads, const LoadOptions& options);

// Notes what shows that files of several tenants lie in one folder: two organizations, two initial domains, hosts of two clouds.
void find_mixed_tenants(const Sources& sources, const TenantFiles& group, std::vector<Problem>& problems);

// Id, name, domains, cloud, dialect, exporter, settings; counts sponsors. After the merge.
void describe_tenant(Tenant& tenant, const TenantFiles& group, const LoadOptions& options, bool domains_whole);

}  // namespace entitlint
