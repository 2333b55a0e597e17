// Reads the manifest of an export. What is not as the script writes it counts as not said.
#include "tool/load/manifest.h"

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

}  // namespace

bool is_manifest(const json::Value& root) {
  return number_of(root, "entitlintExport") == 1;
}

Manifest read_manifest(const json::Value& root) {
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
  return manifest;
}

}  // namespace entitlint
