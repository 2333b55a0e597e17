// Reads the manifest of an export. What is not as the script writes it counts as not said.
#include "tool/load/manifest.h"

#include <algorithm>
#include <charconv>

#include "tool/model/reading.h"

namespace entitlint {
namespace {

std::int64_t number_of(const json::Value& object, std::string_view key) {
  const json::Member* const member = object.find(key);
  std::int64_t number = -1;
  if (member == nullptr || member->value.kind != json::Kind::number) return number;
  const std::string_view digits = member->value.text();
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_snapshot_manifest(const json::Value& root) {
  const json::Member* const complete = root.find("IsComplete");
  return complete != nullptr && (complete->value.kind == json::Kind::boolean || complete->value.kind == json::Kind::null);
}

// Types whose files are of an earlier run, because the last one did not get them.
std::size_t stale_types(const json::Value& root) {
  const json::Member* const stale = root.find("StaleResourceTypes");
  if (stale == nullptr) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(stale->value.items(), [](const json::Value& type) {
    std::string name(type.text());
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name.find("entitlementmanagement") != name.npos;
  }));
}

Manifest read_snapshot_manifest(const json::Value& root) {
  Manifest manifest;
  const json::Member* const complete = root.find("IsComplete");
  if (const std::size_t stale = stale_types(root); stale > 0) {
    manifest.lacking = std::to_string(stale) + (stale == 1 ? " resource type is" : " resource types are") + " of an earlier snapshot";
  } else if (complete->value.kind != json::Kind::boolean || !complete->value.truth) {
    manifest.lacking = "the snapshot is not complete";
  }
  return manifest;
}

}  // namespace

bool is_manifest(const json::Value& root) {
  return number_of(root, "entitlintExport") == 1 || is_snapshot_manifest(root);
}

Manifest read_manifest(const json::Value& root) {
  if (is_snapshot_manifest(root)) return read_snapshot_manifest(root);
  Manifest manifest;
  manifest.tenant = string_member(root, "tenant");
  const std::string_view time = string_member(root, "time");
  if (parse_time(time)) manifest.day = time.substr(0, 10);
  const json::Member* const requests = root.find("requests");
  if (requests == nullptr) return manifest;
  for (const json::Value& item : requests->value.items()) {
    ManifestRequest request;
    request.collection = string_member(item, "collection");
    request.file = string_member(item, "file");
    request.status = number_of(item, "status");
    const std::int64_t count = number_of(item, "count");
    request.count = count < 0 ? 0 : static_cast<std::uint64_t>(count);
    manifest.requests.push_back(std::move(request));
  }
  const json::Member* const complete = root.find("complete");
  const bool whole = complete != nullptr && complete->value.kind == json::Kind::boolean && complete->value.truth;
  const bool tells = std::ranges::any_of(manifest.requests, [](const ManifestRequest& request) { return request.status != 200; });
  if (!whole && !tells) manifest.lacking = "the export is not complete";
  return manifest;
}

}  // namespace entitlint
