// What a folder holds.
#pragma once

#include <string>
#include <system_error>
#include <vector>

namespace entitlint {

struct FolderEntry {
  std::string name;
  bool is_folder = false;
  bool is_link = false;  // a symbolic link, to a file or to nothing
};

// Adds the files and folders in `folder` (absolute, without '/' at its end), in no order. Left out are pipes, devices and symbolic links to
// folders: such a link may lead in a circle, and what it shows is read where it is.
[[nodiscard]] std::error_code list_folder(const std::string& folder, std::vector<FolderEntry>& entries);

}  // namespace entitlint
