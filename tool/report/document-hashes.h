// GitHub's line hashes of the documents, computed once for each that has a finding.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tool/input/source.h"
#include "tool/lint/finding.h"

namespace entitlint {

class DocumentHashes {
 public:
  explicit DocumentHashes(const Sources& sources) : sources_(sources) {}

  // Empty for exports: in JSON on one line, GitHub's hash would be the same for every finding.
  [[nodiscard]] std::string of(const Finding& finding, std::uint32_t line);

 private:
  const Sources& sources_;
  std::map<SourceId, std::vector<std::string>> hashes_;
};

}  // namespace entitlint
