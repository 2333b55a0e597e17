// Which packages the documents of a run link to: a package behind a published link is meant to be had.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>

#include "tool/model/problem.h"
#include "tool/model/tenant.h"

namespace entitlint {

// The first link of a document to each package. Made once per rule, so that packages and links are not compared one by one.
class PublishedLinks {
 public:
  explicit PublishedLinks(std::span<const InputFile> files);
  // Null: no document links to it.
  [[nodiscard]] const Link* to(const Package& package) const;

 private:
  std::unordered_map<std::string_view, const Link*, IdHash, IdEqual> links_;
};

}  // namespace entitlint
