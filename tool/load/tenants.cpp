// Splits exports by tenant folder.
#include "tool/load/tenants.h"

#include <algorithm>
#include <map>

namespace entitlint {
namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string() : path.substr(0, slash);
}

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.substr(0, folder.size()) == folder && (path.size() == folder.size() || path[folder.size()] == '/'));
}

std::string common_folder(std::string a, const std::string& b) {
  while (!is_below(b, a)) a = folder_of(a);
  return a;
}

std::string common_folder(const Sources& sources, const std::vector<FileLoad*>& files) {
  std::string common;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string folder = folder_of(sources[files[i]->file.source].path);
    common = i == 0 ? folder : common_folder(common, folder);
  }
  return common;
}

// The folder of each organization's own records, by its id.
std::map<std::string, std::string> organization_folders(const Sources& sources, const std::vector<FileLoad>& loads) {
  std::map<std::string, std::string> folders;
  for (const FileLoad& load : loads) {
    for (const PieceResult& piece : load.pieces) {
      for (const TenantRecord& record : piece.part.tenants) {
        if (record.id.empty()) continue;
        std::string id(record.id);
        std::ranges::transform(id, id.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const std::string folder = folder_of(sources[load.file.source].path);
        const auto [at, fresh] = folders.try_emplace(id, folder);
        if (!fresh) at->second = common_folder(at->second, folder);
      }
    }
  }
  return folders;
}

// Up from an organization's folder as long as no other organization is met.
std::string widest_folder(const std::map<std::string, std::string>& folders, const std::string& id) {
  std::string widest = folders.at(id);
  const auto shared = [&](const std::string& folder) {
    return std::ranges::any_of(folders, [&](const auto& other) { return other.first != id && is_below(other.second, folder); });
  };
  while (!widest.empty() && !shared(folder_of(widest))) widest = folder_of(widest);
  return widest;
}

// Nothing of it could be read, but its path says what it was.
bool is_broken_export(const FileLoad& load) {
  return load.unsound && load.shape.tree.inside;
}

bool has_export(const TenantFiles& group) {
  return std::ranges::any_of(group.files, &FileLoad::exported);
}

}  // namespace

std::vector<TenantFiles> split_by_tenant(const Sources& sources, std::vector<FileLoad>& loads, const LoadOptions& options) {
  const auto organizations = organization_folders(sources, loads);
  std::map<std::string, TenantFiles> by_folder;  // sorted: tenants come in the order of their folders
  if (organizations.size() > 1) {
    for (const auto& [id, folder] : organizations) by_folder[widest_folder(organizations, id)];
  }
  for (const auto& [folder, domains] : options.tenant_folders) by_folder[folder];
  TenantFiles others;
  for (FileLoad& load : loads) {
    if (!load.exported && !is_broken_export(load)) continue;
    TenantFiles* home = &others;
    std::size_t depth = 0;
    for (auto& [folder, group] : by_folder) {  // the deepest folder that holds it
      if (!is_below(sources[load.file.source].path, folder) || (home != &others && folder.size() < depth)) continue;
      home = &group;
      depth = folder.size();
    }
    home->files.push_back(&load);
  }
  std::vector<TenantFiles> groups;
  for (auto& [folder, group] : by_folder) {
    group.folder = folder;
    if (has_export(group)) groups.push_back(std::move(group));
  }
  if (has_export(others)) {
    others.folder = common_folder(sources, others.files);
    groups.push_back(std::move(others));
  }
  return groups;
}

}  // namespace entitlint
