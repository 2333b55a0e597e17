// The walk, folder by folder, with the ignore files that are in force on the way.
#include "tool/input/walk.h"

#include <filesystem>
#include <system_error>

#include "tool/input/discover.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/gitignore.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

// Ignore files are small; a larger one is none.
constexpr std::uint64_t largest_ignore_file = 1u << 20;

struct Entry {
  std::string path;
  bool is_folder = false;
  bool is_link = false;
};

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}
std::string parent_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

// The folders in which EntraExporter keeps who has which package: up to 300,000 files that say nothing about who may request one.
bool holds_assignments(std::string_view path) {
  const std::string_view name = name_of(path);
  if (name != "Assignments" && name != "AssignmentRequests") return false;
  return path.find("/AccessPackages/") != std::string_view::npos || path.find("/EntitlementManagement/") != std::string_view::npos;
}

bool is_never_entered(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.starts_with('.') || name == "node_modules";
}

// But for the file in which EntraOps says whether the snapshots beside it are all.
bool is_hidden(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.starts_with('.') && name != ".SnapshotManifest.json";
}

class Walk {
 public:
  Walk(const WalkOptions& options, Walked& result) : result_(&result), excluded_(options.excluded), ignore_files_(options.ignore_files) {}

  // The ignore files of the folders above, from the repository's root on.
  void begin_above(const std::string& folder) {
    const std::string root = repository_root(folder);
    if (!ignore_files_ || root.empty()) return;
    for (std::size_t end = root.size(); end < folder.size(); end = folder.find('/', end + 1)) add_ignore_file(folder.substr(0, end));
  }

  void enter(const std::string& folder) {
    const std::vector<Entry> entries = list(folder);
    const std::size_t before = ignores_.size();
    for (const Entry& entry : entries) {
      if (!entry.is_folder && ignore_files_ && name_of(entry.path) == ".gitignore") add_ignore_file(folder);
    }
    for (const Entry& entry : entries) {
      if (entry.is_folder) {
        see_folder(entry.path);
      } else {
        see_file(entry);
      }
    }
    ignores_.erase(ignores_.begin() + static_cast<std::ptrdiff_t>(before), ignores_.end());
  }

 private:
  void see_folder(const std::string& path) {
    if (is_never_entered(path)) return;
    if (holds_assignments(path)) {
      result_->skipped.assignments += list(path).size();
      return;
    }
    const bool was_below_ignored = below_ignored_;
    below_ignored_ = below_ignored_ || is_ignored(path, true);  // nothing below can be taken back
    enter(path);
    below_ignored_ = was_below_ignored;
  }

  void see_file(const Entry& entry) {
    const std::string& path = entry.path;
    if (is_own_file(path)) {
      ++result_->skipped.own;
    } else if (is_hidden(path)) {
      ++result_->skipped.hidden;
    } else if (file_type(path) == FileType::other) {
      ++result_->skipped.other_types;
    } else if (below_ignored_ || is_ignored(path, false)) {
      ++result_->ignored;
    } else {
      result_->files.push_back({path, entry.is_link});
    }
  }

  [[nodiscard]] bool is_ignored(const std::string& path, bool is_folder) const {
    if (excluded_ != nullptr && excluded_->judge_anywhere(path, is_folder) == Ignored::yes) return true;
    for (auto ignore = ignores_.rbegin(); ignore != ignores_.rend(); ++ignore) {
      const Ignored verdict = ignore->judge(path, is_folder);
      if (verdict != Ignored::silent) return verdict == Ignored::yes;
    }
    return false;
  }

  void add_ignore_file(const std::string& folder) {
    const std::string path = folder + "/.gitignore";
    std::error_code error;
    if (!fs::is_regular_file(path_of(path), error)) return;
    try {
      File file(path_of(path), path);
      if (file.size() > largest_ignore_file) return;
      std::string text(static_cast<std::size_t>(file.size()), '\0');
      text.resize(file.read_at(0, text.data(), text.size()));
      ignores_.emplace_back(text, folder + '/');
    } catch (const CannotGoOn& failed) {
      result_->unreadable.emplace_back(path, std::string(failed.what()).substr(path.size() + 2));
    }
  }

  // A folder's content. Listing before descending keeps one folder open at a time, however deep the tree is.
  std::vector<Entry> list(const std::string& folder) {
    std::vector<Entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(path_of(folder + '/'), error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      const bool is_link = at->is_symlink(ignored);
      const bool is_folder = at->is_directory(ignored);
      if (is_link && is_folder) continue;  // it may lead in a circle, and what it shows is read where it is
      const bool dangles = is_link && !fs::exists(at->path(), ignored);
      if (is_folder || dangles || at->is_regular_file(ignored)) entries.push_back({path_text(at->path()), is_folder, is_link});
    }
    if (error && !below_ignored_) result_->unreadable.emplace_back(folder, in_plain_words(error));
    return entries;
  }

  Walked* result_;
  const Gitignore* excluded_;
  bool ignore_files_;
  bool below_ignored_ = false;
  std::vector<Gitignore> ignores_;  // of the folders above, outermost first
};

}  // namespace

std::string repository_root(const std::string& folder) {
  for (std::string at = folder;; at = parent_of(at)) {
    std::error_code error;
    if (fs::exists(path_of(at + "/.git"), error)) return at;
    if (at.find('/') == std::string::npos) return {};
  }
}

void walk(const std::string& folder, const WalkOptions& options, Walked& result) {
  Walk walk(options, result);
  walk.begin_above(folder);
  walk.enter(folder);
}

bool is_own_file(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == ".entitlint.json" || name.ends_with(".sarif") || name.ends_with(".sarif.json");
}

bool is_taken_by_name(std::string_view path) {
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/', end + 1)) {
    const std::string folder = "/" + std::string(path.substr(0, end));
    if (is_never_entered(folder) || holds_assignments(folder)) return false;
  }
  return !is_hidden(path) && file_type(path) != FileType::other && !is_own_file(path);
}

}  // namespace entitlint
