// Walking a folder: which files below it are input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tool/input/discover.h"

namespace entitlint {

// A file met in a walk: its absolute path with '/' between the parts, and whether that is a symbolic link.
struct WalkedFile {
  std::string path;
  bool is_link = false;
};

// In no order.
struct Walked {
  std::vector<WalkedFile> files;
  std::vector<std::pair<std::string, std::string>> unreadable;  // path and reason
  std::size_t ignored = 0;                                      // files that would be read but for a .gitignore
  Skipped skipped;
};

// The nearest folder from `folder` upwards that has a .git; empty if there is none. `folder` is absolute, without '/' at its end.
[[nodiscard]] std::string repository_root(const std::string& folder);

struct WalkOptions {
  bool ignore_files = true;                   // .gitignore is respected
  const class Gitignore* excluded = nullptr;  // patterns that are stronger than every .gitignore
  unsigned threads = 1;                       // at least 1; for a tree of many folders
};

// Adds what lies below `folder` (canonical, without '/' at its end). Symbolic links to files are followed, to folders not.
void walk(const std::string& folder, const WalkOptions& options, Walked& result);

// What a walk would take by its name alone: the path, from the folder walked, of no hidden file and of a type that is read.
[[nodiscard]] bool is_taken_by_name(std::string_view path);

// entitlint's own configuration and reports, which are never input.
[[nodiscard]] bool is_own_file(std::string_view path);

}  // namespace entitlint
