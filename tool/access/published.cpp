// The links of documents, by package.
#include "tool/access/published.h"

namespace entitlint {

PublishedLinks::PublishedLinks(std::span<const InputFile> files) {
  for (const InputFile& file : files) {
    if (file.role != FileRole::document) continue;
    for (const Link& link : file.links) {
      if (!link.package_id.empty()) links_.try_emplace(link.package_id, &link);
    }
  }
}

const Link* PublishedLinks::to(const Package& package) const {
  const auto found = links_.find(package.id);
  return found == links_.end() ? nullptr : found->second;
}

}  // namespace entitlint
