// What the configuration says about paths: left-out files, audiences of documents, folders of tenants.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tool/cli/configuration.h"
#include "tool/input/gitignore.h"
#include "tool/model/problem.h"

namespace entitlint {

// The patterns of `exclude`, for the walk; silent about what is not below the configuration's folder.
[[nodiscard]] Gitignore excluded_by(const Configuration& configuration);

// The absolute path, or a folder above it, matches.
[[nodiscard]] bool matches_path(const Gitignore& pattern, const std::string& path);

// Gives documents without a marker of their own the audience of the last pattern that matches them. `source` is the configuration among
// the sources, which are called by their paths from `base`.
void set_audiences(const Configuration& configuration, SourceId source, const std::string& base, const Sources& sources,
                   std::vector<InputFile>& files);

// The folders of `tenants` as reports call them (relative to `base`), with the domains.
[[nodiscard]] std::vector<std::pair<std::string, Words>> tenant_folders(const Configuration& configuration, const std::string& base);

}  // namespace entitlint
