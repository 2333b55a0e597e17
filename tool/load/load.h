// Drives reading: sources in, tenants and files out. Outline, records, decoder and link scan, merge, resolve references, completeness.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tool/input/source.h"
#include "tool/model/problem.h"
#include "tool/model/tenant.h"
#include "tool/model/terraform-configuration.h"

namespace entitlint {

struct LoadOptions {
  unsigned threads = 1;                     // at least 1; the result never depends on it
  std::vector<std::string> tenant_domains;  // --tenant-domain
  // Folders of different tenants, as paths are reported, each with its tenant's verified domains (perhaps none).
  std::vector<std::pair<std::string, std::vector<std::string>>> tenant_folders = {};
};

// How long each step took and how much it read, for --stats.
struct LoadStatistics {
  std::uint64_t bytes = 0;
  std::size_t records = 0;
  double outline_seconds = 0, decode_seconds = 0, merge_seconds = 0;
};

struct Loaded {
  // One per tenant folder; none when no export was given. As it will be where a Terraform plan is among the inputs, else as it is.
  std::vector<Tenant> tenants;
  std::vector<Tenant> now;           // the tenants that a plan changes, as they are before it; point into the others' arenas
  std::vector<std::size_t> planned;  // of `now`: the index of the same tenant in `tenants`
  std::vector<std::pair<SourceId, TerraformConfiguration>> plans;  // where the resources of each plan are written
  std::vector<InputFile> files;                                    // one per source, same order
  std::vector<Problem> problems;                                   // sorted by place
  LoadStatistics statistics;
};

[[nodiscard]] Loaded load(const Sources& sources, const LoadOptions& options);

}  // namespace entitlint
