// Patterns are those of .gitignore, relative to the configuration's folder.
#include "tool/cli/path-settings.h"

#include "tool/input/file.h"

namespace entitlint {
namespace {

std::string folder_text(const Configuration& configuration) {
  std::string folder = path_text(configuration.folder);
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

}  // namespace

bool matches_path(const Gitignore& pattern, const std::string& path) {
  for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
    if (pattern.judge_anywhere(path.substr(0, end), true) == Ignored::yes) return true;
  }
  return pattern.judge_anywhere(path, false) == Ignored::yes;
}

Gitignore excluded_by(const Configuration& configuration) {
  std::string lines;
  for (const std::string& pattern : configuration.excluded) lines += pattern + "\n";
  return {lines, folder_text(configuration)};
}

void set_audiences(const Configuration& configuration, SourceId source, const std::string& base, const Sources& sources,
                   std::vector<InputFile>& files) {
  for (const PathSetting& setting : configuration.audiences) {
    const Gitignore pattern(setting.pattern, folder_text(configuration));
    for (InputFile& file : files) {
      const bool own_marker = !file.audience.empty() && file.audience_place.source != source;
      if (file.role != FileRole::document || own_marker || !matches_path(pattern, base + "/" + sources[file.source].path)) continue;
      file.audience = setting.values.front();
      file.audience_place = {source, setting.span};
    }
  }
}

std::vector<std::pair<std::string, Words>> tenant_folders(const Configuration& configuration, const std::string& base) {
  std::vector<std::pair<std::string, Words>> folders;
  for (const PathSetting& setting : configuration.tenants) {
    std::filesystem::path folder = (configuration.folder / path_of(setting.pattern)).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    const std::string shown = path_text(folder.lexically_relative(path_of(base)));
    folders.emplace_back(shown == "." ? "" : shown, setting.values);
  }
  return folders;
}

}  // namespace entitlint
