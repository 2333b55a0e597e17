// Finds `.tf` files and the resource blocks in them.
#include "tool/cli/terraform-places.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "tool/input/discover.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/hcl.h"
#include "tool/input/walk.h"

namespace entitlint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20000;   // of a repository; no configuration has more
constexpr std::uint32_t largest = 8 << 20;  // bytes of a file; nobody writes longer ones

// Terraform writes the format version first; cheap to look at.
bool may_be_plan(const Source& source) {
  const FileType type = file_type(source.path);  // nearly all others are documents: not worth opening them
  if ((type != FileType::json && type != FileType::other) || source.path.ends_with(".tf") || source.size == 0) return false;
  Reader reader(source);
  const std::string_view start = reader.view({0, std::min(source.size, 256u)});
  return start.find("\"format_version\"") != start.npos;
}

fs::path folder_of(const Source& source) {
  std::error_code error;
  if (source.file.empty()) return fs::current_path(error);
  const fs::path folder = path_of(source.file).parent_path();
  return fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
}

bool is_configuration(const fs::path& file) {
  return file.extension() == ".tf";
}

bool holds_configuration(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_configuration(at->path())) return true;
  }
  return false;
}

void collect(const fs::path& folder, std::set<fs::path>& files) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && at != end && files.size() < most_files; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code unreadable;
    if (at->is_directory(unreadable)) {
      if (name.starts_with('.') || name == "node_modules") at.disable_recursion_pending();
    } else if (is_configuration(at->path()) && at->is_regular_file(unreadable)) {
      files.insert(at->path());
    }
  }
}

// The folder that reported paths are relative to, told from a source that lies in it.
fs::path base_of(const Sources& sources) {
  for (const Source& source : sources) {
    const std::string& file = source.file;
    if (file.ends_with("/" + source.path)) return file.substr(0, file.size() - source.path.size() - 1) + "/";
  }
  std::error_code error;
  return fs::current_path(error);
}

// The resource blocks of all `.tf` files, by folder and by what they declare.
class Blocks {
 public:
  explicit Blocks(const Sources& sources);

  [[nodiscard]] bool empty() const { return places_.empty(); }
  // The only block of a resource in a folder, or, where the folder is not known, in all of them.
  [[nodiscard]] std::optional<Place> find(const std::optional<fs::path>& folder, const std::string& resource) const;

 private:
  std::map<std::string, std::vector<std::pair<fs::path, Place>>> places_;
};

Blocks::Blocks(const Sources& sources) {
  for (SourceId id = 0; id < sources.size(); ++id) {
    const Source& source = sources[id];
    if (!source.path.ends_with(".tf") || source.size > largest) continue;
    try {
      const std::string text = read_all(source);
      for (const HclBlock& block : resource_blocks(text)) {
        const std::string resource = (block.data ? "data." : "") + block.type + "." + block.name;
        places_[resource].emplace_back(folder_of(source), Place{id, block.header});
      }
    } catch (const CannotGoOn&) {  // gone in the meantime: then its blocks are not found
    }
  }
}

std::optional<Place> Blocks::find(const std::optional<fs::path>& folder, const std::string& resource) const {
  const auto found = places_.find(resource);
  if (found == places_.end()) return std::nullopt;
  std::optional<Place> only;
  for (const auto& [where, place] : found->second) {
    if (folder && where != *folder) continue;
    if (only) return std::nullopt;
    only = place;
  }
  return only;
}

// Where a plan's resources are written.
class PlanFolders {
 public:
  PlanFolders(const Source& plan, const TerraformConfiguration& configuration, const std::string& root) : configuration_(configuration) {
    std::error_code error;
    if (!root.empty()) {
      if (const fs::path folder = fs::weakly_canonical(root, error); !error && holds_configuration(folder)) folder_ = folder;
    } else if (holds_configuration(folder_of(plan))) {
      folder_ = folder_of(plan);
    }
  }

  [[nodiscard]] std::optional<Place> place(const std::string& address, const Blocks& blocks) const {
    const std::string resource(parse_address(address).resource);
    const auto sources = configuration_.module_sources(address);
    if (!sources || std::ranges::any_of(*sources, [](const std::string& source) { return !source.starts_with('.'); })) return std::nullopt;
    if (!folder_) return blocks.find(std::nullopt, resource);
    fs::path folder = *folder_;
    for (const std::string& source : *sources) folder = (folder / source).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    return blocks.find(folder, resource);
  }

 private:
  const TerraformConfiguration& configuration_;
  std::optional<fs::path> folder_;  // of the root module
};

void stand_on(Finding& finding, const Place& block) {
  finding.related.insert(finding.related.begin(), {finding.place, "in the plan: " + finding.object.address});
  finding.place = block;
  finding.record = block.span;
}

void lose(Finding& finding, std::set<std::string>& lost) {
  finding.related.insert(finding.related.begin(), {finding.place, finding.object.address});
  lost.insert(finding.object.address);
}

}  // namespace

void add_terraform_files(Sources& sources, const std::string& root) {
  std::set<fs::path> files;
  for (const Source& source : sources) {
    if (!may_be_plan(source)) continue;
    const fs::path folder = root.empty() ? folder_of(source) : fs::path(root);
    const std::string repository = root.empty() ? repository_root(folder.generic_string()) : "";
    std::error_code error;
    collect(fs::weakly_canonical(repository.empty() ? folder : fs::path(repository), error), files);
  }
  if (files.empty()) return;
  const fs::path base = base_of(sources);
  std::set<fs::path> known;
  for (const Source& source : sources) known.insert(path_of(source.file));
  for (const fs::path& file : files) {
    if (known.contains(file)) continue;
    const fs::path relative = file.lexically_relative(base);
    try {
      sources.push_back(open_source((relative.empty() ? file : relative).generic_string(), path_text(file), false));
    } catch (const CannotGoOn&) {  // what cannot be read is no place for a finding
    }
  }
  std::ranges::stable_sort(sources, {}, &Source::path);
}

std::string stand_on_blocks(Outcome& outcome, const Loaded& loaded, const Sources& sources, const std::string& root) {
  if (loaded.plans.empty()) return {};
  const Blocks blocks(sources);
  std::map<SourceId, PlanFolders> folders;
  for (const auto& [plan, configuration] : loaded.plans) folders.emplace(plan, PlanFolders(sources[plan], configuration, root));
  std::set<std::string> lost;
  for (Finding& finding : outcome.findings) {
    const auto plan = folders.find(finding.place.source);
    if (finding.object.address.empty() || plan == folders.end()) continue;
    if (const auto block = plan->second.place(finding.object.address, blocks))
      stand_on(finding, *block);
    else
      lose(finding, lost);
  }
  std::ranges::stable_sort(outcome.findings, {}, [](const Finding& finding) {
    return std::tuple(finding.place.source, finding.place.span.begin, finding.rule->code);
  });
  if (lost.empty()) return {};
  if (blocks.empty())
    return "no .tf files with resource blocks are with the plan: findings stand on the plan; --terraform-root DIR says where the files are";
  return "no certain block in the .tf files for " + (lost.size() == 1 ? *lost.begin() : std::to_string(lost.size()) + " resources") +
         ": their findings stand on the plan; --terraform-root DIR says where the files are";
}

}  // namespace entitlint
