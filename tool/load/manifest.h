// export.manifest.json, which tool/export-entitlements.sh writes: what was asked of Graph, and how much of it came. And
// .SnapshotManifest.json, which EntraOps keeps beside snapshots of Tenant Configuration Management.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tool/input/json.h"

namespace entitlint {

// A request, and the file beside the manifest that has its objects.
struct ManifestRequest {
  std::string collection;  // "catalogs"
  std::string file;        // empty when nothing was written
  std::int64_t status = 0;
  std::uint64_t count = 0;
};

struct Manifest {
  std::string tenant;  // id; may be empty
  std::string day;     // "2026-11-22"; may be empty
  std::vector<ManifestRequest> requests;
  std::string lacking;  // what it says of itself that is not complete, and no request tells; empty: nothing
};

[[nodiscard]] bool is_manifest(const json::Value& root);
[[nodiscard]] Manifest read_manifest(const json::Value& root);

}  // namespace entitlint
