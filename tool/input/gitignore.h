// The patterns of .gitignore files, as git reads them (https://git-scm.com/docs/gitignore).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

// What an ignore file says about a path.
enum class Ignored : std::uint8_t { silent, yes, no };

// One .gitignore file.
class Gitignore {
 public:
  // `folder` is the path of the folder that the file is in, with '/' at its end.
  Gitignore(std::string_view text, std::string folder);

  // The last pattern that matches decides. `path` begins with the folder. What lies below an ignored folder is the caller's to leave out.
  [[nodiscard]] Ignored judge(std::string_view path, bool is_folder) const;

  // The same for any path: silent about one that is not below the folder.
  [[nodiscard]] Ignored judge_anywhere(std::string_view path, bool is_folder) const {
    return path.starts_with(folder_) ? judge(path, is_folder) : Ignored::silent;
  }

 private:
  // A pattern cut at its slashes; "**" stands for any number of folders.
  struct Pattern {
    std::vector<std::string> parts;
    bool negated = false;
    bool only_folders = false;
  };
  void add(std::string_view line);

  std::string folder_;
  std::vector<Pattern> patterns_;
};

// Whether a name without slashes matches a glob of *, ?, [classes] and backslashes. Never more than length times length steps.
[[nodiscard]] bool matches_glob(std::string_view glob, std::string_view name);

}  // namespace entitlint
