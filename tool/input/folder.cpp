// Folders by POSIX readdir, which tells of nearly every entry what it is without a look at the file itself; or by the standard library.
#include "tool/input/folder.h"

#ifdef _WIN32
#include <filesystem>

#include "tool/input/file.h"
#else
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>
#endif

namespace entitlint {

#ifdef _WIN32

namespace fs = std::filesystem;

std::error_code list_folder(const std::string& folder, std::vector<FolderEntry>& entries) {
  std::error_code error;
  for (fs::directory_iterator at(path_of(folder + '/'), error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const bool is_link = at->is_symlink(ignored);
    const bool is_folder = at->is_directory(ignored);
    if (is_link && is_folder) continue;
    const bool dangles = is_link && !fs::exists(at->path(), ignored);
    if (is_folder || dangles || at->is_regular_file(ignored)) entries.push_back({path_text(at->path().filename()), is_folder, is_link});
  }
  return error;
}

#else

namespace {

enum class Kind { file, folder, link, other, unknown };

Kind kind_of(const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return Kind::file;
    case DT_DIR:
      return Kind::folder;
    case DT_LNK:
      return Kind::link;
    case DT_UNKNOWN:  // some file systems do not say
      return Kind::unknown;
    default:
      return Kind::other;
  }
}

// What a name stands for, itself (AT_SYMLINK_NOFOLLOW) or where it leads (0); unknown when that cannot be told.
Kind look_at(int folder, const char* name, int flags) {
  struct stat status {};
  if (::fstatat(folder, name, &status, flags) != 0) return Kind::unknown;
  if (S_ISREG(status.st_mode)) return Kind::file;
  if (S_ISDIR(status.st_mode)) return Kind::folder;
  return S_ISLNK(status.st_mode) ? Kind::link : Kind::other;
}

void add(int folder, const dirent& entry, std::vector<FolderEntry>& entries) {
  Kind kind = kind_of(entry);
  if (kind == Kind::unknown) kind = look_at(folder, entry.d_name, AT_SYMLINK_NOFOLLOW);
  if (kind == Kind::file || kind == Kind::folder) {
    entries.push_back({entry.d_name, kind == Kind::folder, false});
  } else if (kind == Kind::link) {
    const Kind target = look_at(folder, entry.d_name, 0);
    if (target == Kind::file || target == Kind::unknown) entries.push_back({entry.d_name, false, true});
  }
}

}  // namespace

std::error_code list_folder(const std::string& folder, std::vector<FolderEntry>& entries) {
  DIR* const opened = ::opendir((folder + '/').c_str());
  if (opened == nullptr) return {errno, std::generic_category()};
  const auto next = [opened] {
    errno = 0;  // readdir tells the end and an error apart by it
    return ::readdir(opened);
  };
  while (const dirent* const entry = next()) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") add(::dirfd(opened), *entry, entries);
  }
  const std::error_code error(errno, std::generic_category());
  ::closedir(opened);
  return error;
}

#endif

}  // namespace entitlint
