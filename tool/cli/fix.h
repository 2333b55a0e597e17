// --fix: makes the edits that findings carry, and nothing else.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tool/input/source.h"
#include "tool/lint/outcome.h"

namespace entitlint {

// One replacement in the stored bytes of a file.
struct StoredEdit {
  std::size_t begin = 0, end = 0;
  std::string bytes;
};

// A file as it is and the edits that repair it: sorted, none over another.
struct FileRepair {
  std::filesystem::path file;
  std::string before;
  std::vector<StoredEdit> edits;

  [[nodiscard]] std::string after() const;
};

// The certain edits of all findings, file by file. Standard input and pipes have none. Throws CannotGoOn when a file has changed since.
[[nodiscard]] std::vector<FileRepair> repairs_of(const Outcome& outcome, const Sources& sources);

// Replaces the file as a whole: by way of a neighbour, so that nobody sees half of it. Permissions stay. Throws CannotGoOn.
void apply(const FileRepair& repair);

// What `git apply` takes; the path is the one from the repository's root, outside a repository from the working folder.
[[nodiscard]] std::string unified_diff(const FileRepair& repair);

}  // namespace entitlint
