// The walk, folder by folder, with the ignore files that are in force on the way.
#include "tool/input/walk.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <system_error>

#include "tool/input/discover.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/folder.h"
#include "tool/input/gitignore.h"
#include "tool/input/walk-queue.h"
#include "tool/input/workers.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

// Ignore files are small; a larger one is none.
constexpr std::uint64_t largest_ignore_file = 1u << 20;

// As many folders must wait before more threads are worth their start.
constexpr std::size_t enough_to_share = 32;

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

bool is_never_entered(std::string_view name) {
  return name.starts_with('.') || name == "node_modules";
}

// But for the file in which EntraOps says whether the snapshots beside it are all.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') && name != ".SnapshotManifest.json";
}

// One thread's part of a walk.
class Walk {
 public:
  Walk(const WalkOptions& options, WalkQueue& queue) : options_(&options), queue_(&queue) {}

  // The first folder, with the ignore files of those above it, from the repository's root on.
  void begin(const std::string& path) {
    folder_.path = path;
    const std::string root = repository_root(path);
    if (options_->ignore_files && !root.empty()) {
      for (std::size_t end = root.size(); end < path.size(); end = path.find('/', end + 1)) add_ignore_file(path.substr(0, end));
    }
    below_.push_back(folder_);
    queue_->add(below_);
  }

  // The next folder; false when there is none left.
  bool step() {
    std::optional<WaitingFolder> next = queue_->take();
    if (!next) return false;
    folder_ = std::move(*next);
    enter();
    queue_->add(below_);
    queue_->finish_one();
    return true;
  }

  void give(Walked& result) {
    std::ranges::move(found_.files, std::back_inserter(result.files));
    std::ranges::move(found_.unreadable, std::back_inserter(result.unreadable));
    result.ignored += found_.ignored;
    result.skipped.assignments += found_.skipped.assignments;
    result.skipped.hidden += found_.skipped.hidden;
    result.skipped.other_types += found_.skipped.other_types;
    result.skipped.own += found_.skipped.own;
  }

 private:
  void enter() {
    const std::vector<FolderEntry>& entries = list(folder_.path);
    for (const FolderEntry& entry : entries) {
      if (!entry.is_folder && options_->ignore_files && entry.name == ".gitignore") add_ignore_file(folder_.path);
    }
    std::string path = folder_.path + '/';
    const std::size_t prefix = path.size();
    for (const FolderEntry& entry : entries) {
      path.resize(prefix);
      path += entry.name;
      if (!entry.is_folder) {
        see_file(path, entry);
      } else if (holds_assignments(path)) {
        assignments_.push_back(path);
      } else if (!is_never_entered(entry.name)) {
        below_.push_back({path, folder_.ignores, folder_.below_ignored || is_ignored(path, true)});
      }
    }
    for (const std::string& folder : std::exchange(assignments_, {})) found_.skipped.assignments += list(folder).size();
  }

  void see_file(const std::string& path, const FolderEntry& entry) {
    if (is_own_file(entry.name)) {
      ++found_.skipped.own;
    } else if (is_hidden(entry.name)) {
      ++found_.skipped.hidden;
    } else if (file_type(entry.name) == FileType::other) {
      ++found_.skipped.other_types;
    } else if (folder_.below_ignored || is_ignored(path, false)) {
      ++found_.ignored;
    } else {
      found_.files.push_back({path, entry.is_link});
    }
  }

  [[nodiscard]] bool is_ignored(const std::string& path, bool is_folder) const {
    if (options_->excluded != nullptr && options_->excluded->judge_anywhere(path, is_folder) == Ignored::yes) return true;
    for (const IgnoreFile* ignore = folder_.ignores; ignore != nullptr; ignore = ignore->above) {
      const Ignored verdict = ignore->patterns.judge(path, is_folder);
      if (verdict != Ignored::silent) return verdict == Ignored::yes;
    }
    return false;
  }

  void add_ignore_file(const std::string& folder) {
    const std::string path = folder + "/.gitignore";
    std::error_code error;
    if (!fs::is_regular_file(path_of(path), error)) return;
    try {
      File file(path, path);
      if (file.size() > largest_ignore_file) return;
      std::string text(static_cast<std::size_t>(file.size()), '\0');
      text.resize(file.read_at(0, text.data(), text.size()));
      folder_.ignores = queue_->keep({Gitignore(text, folder + '/'), folder_.ignores});
    } catch (const CannotGoOn& failed) {
      found_.unreadable.emplace_back(path, std::string(failed.what()).substr(path.size() + 2));
    }
  }

  const std::vector<FolderEntry>& list(const std::string& folder) {
    entries_.clear();
    const std::error_code error = list_folder(folder, entries_);
    if (error && !folder_.below_ignored) found_.unreadable.emplace_back(folder, in_plain_words(error));
    return entries_;
  }

  const WalkOptions* options_;
  WalkQueue* queue_;
  WaitingFolder folder_;  // that is listed at the moment, and what is in it:
  std::vector<FolderEntry> entries_;
  std::vector<WaitingFolder> below_;
  std::vector<std::string> assignments_;
  Walked found_;
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
  WalkQueue queue;
  Walk first(options, queue);
  first.begin(folder);
  while (queue.waiting() < enough_to_share && first.step()) continue;
  first.give(result);
  std::mutex giving;
  on_threads(queue.waiting() == 0 ? 1 : options.threads, [&](std::size_t) {
    Walk walk(options, queue);
    while (walk.step()) continue;
    const std::lock_guard lock(giving);
    walk.give(result);
  });
}

bool is_own_file(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == ".entitlint.json" || name.ends_with(".sarif") || name.ends_with(".sarif.json");
}

bool is_taken_by_name(std::string_view path) {
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/', end + 1)) {
    const std::string folder = "/" + std::string(path.substr(0, end));
    if (is_never_entered(name_of(folder)) || holds_assignments(folder)) return false;
  }
  return !is_hidden(name_of(path)) && file_type(path) != FileType::other && !is_own_file(path);
}

}  // namespace entitlint
