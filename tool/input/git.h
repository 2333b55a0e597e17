// Files as they were at a revision of a git repository. Git is asked; nothing is fetched, checked out or changed.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

// "git:main" names a revision; the rest of the word behind "git:".
[[nodiscard]] std::optional<std::string> revision_in(std::string_view word);

struct GitFile {
  std::string path;  // from the repository's root
  std::string bytes;
};

class GitRevision {
 public:
  // The revision in the repository that holds `folder`. Throws CannotGoOn with what to do: no git, no repository, not in this clone, an
  // owner that git does not trust.
  GitRevision(const std::filesystem::path& folder, const std::string& revision);

  [[nodiscard]] const std::string& root() const { return root_; }  // canonical, without '/' at its end
  [[nodiscard]] const std::string& revision() const { return revision_; }

  // The path of a file or folder from the root; nothing when it lies elsewhere. The root itself is the empty path.
  [[nodiscard]] std::optional<std::string> inside(const std::filesystem::path& path) const;

  // Plain files below these paths (files or folders) whose paths are wanted (null: all), sorted by path.
  [[nodiscard]] std::vector<GitFile> read(std::span<const std::string> paths, bool (*wants)(std::string_view) = nullptr) const;
  [[nodiscard]] std::optional<std::string> read_one(const std::string& path) const;

 private:
  [[nodiscard]] std::string ask(std::vector<std::string> words, std::string_view input = {}) const;

  std::string root_, revision_, commit_;
};

}  // namespace entitlint
