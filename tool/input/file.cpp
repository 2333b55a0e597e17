// Files by POSIX pread, or by the C library's streams on Windows.
#include "tool/input/file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "tool/input/error.h"

#ifdef _WIN32
#include <cstdio>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace entitlint {

std::string path_text(const std::filesystem::path& path) {
#ifdef _WIN32
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
#else
  return path.native();
#endif
}

std::filesystem::path path_of(const std::string& text) {
#ifdef _WIN32
  return std::u8string(text.begin(), text.end());
#else
  return text;
#endif
}

std::string in_plain_words(std::error_code error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) return "no such file";
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) return "permission denied";
  if (error == std::errc::is_a_directory) return "is a folder";
  if (error == std::errc::too_many_symbolic_link_levels) return "its symbolic links lead in a circle";
  if (error == std::errc::filename_too_long) return "the name is too long";
  if (error == std::errc::too_many_files_open || error == std::errc::too_many_files_open_in_system) return "too many open files";
  return "cannot be read (" + error.message() + ")";
}

File::~File() {
  close();
}

File::File(File&& other) noexcept {
  *this = std::move(other);
}

File& File::operator=(File&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(size_, other.size_);
  std::swap(seekable_, other.seekable_);
  std::swap(handle_, other.handle_);
  return *this;
}

void File::fail(std::error_code error) const {
  throw CannotGoOn(name_ + ": " + in_plain_words(error));
}

#ifdef _WIN32

std::optional<std::size_t> read_small(const char*, char*, std::size_t) {
  return std::nullopt;
}

File::File(const std::string& text, std::string name) : name_(std::move(name)) {
  const std::filesystem::path path = path_of(text);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) fail(std::make_error_code(std::errc::is_a_directory));
  FILE* opened = nullptr;
  if (const errno_t failed = _wfopen_s(&opened, path.c_str(), L"rb"); failed != 0) fail({failed, std::generic_category()});
  handle_ = opened;
  seekable_ = std::filesystem::is_regular_file(path, error);
  if (seekable_) size_ = std::filesystem::file_size(path, error);
}

void File::close() {
  if (handle_ != nullptr) std::fclose(static_cast<FILE*>(handle_));
}

std::size_t File::read_at(std::uint64_t offset, char* buffer, std::size_t count) {
  FILE* const stream = static_cast<FILE*>(handle_);
  if (_fseeki64(stream, static_cast<std::int64_t>(offset), SEEK_SET) != 0) fail({errno, std::generic_category()});
  const std::size_t done = std::fread(buffer, 1, count, stream);
  if (done < count && std::ferror(stream) != 0) fail(std::make_error_code(std::errc::io_error));
  return done;
}

std::string File::read_to_end(std::uint64_t most) {
  std::string all;
  char piece[65536];
  while (all.size() < most) {
    const std::size_t done = std::fread(piece, 1, sizeof piece, static_cast<FILE*>(handle_));
    if (done == 0) break;
    all.append(piece, done);
  }
  return all;
}

#else

std::optional<std::size_t> read_small(const char* path, char* buffer, std::size_t room) {
  const int handle = ::open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (handle < 0) return std::nullopt;
  std::size_t done = 0;
  ssize_t got = 1;
  while (done < room && (got = ::read(handle, buffer + done, room - done)) > 0) done += static_cast<std::size_t>(got);
  ::close(handle);
  return got == 0 ? std::optional(done) : std::nullopt;
}

File::File(const std::string& path, std::string name) : name_(std::move(name)) {
  handle_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle_ < 0) fail({errno, std::generic_category()});
  try {
    inspect();
  } catch (...) {
    close();
    throw;
  }
}

void File::inspect() {
  struct stat status {};
  if (::fstat(handle_, &status) != 0) fail({errno, std::generic_category()});
  if (S_ISDIR(status.st_mode)) fail(std::make_error_code(std::errc::is_a_directory));
  seekable_ = S_ISREG(status.st_mode);
  if (seekable_) size_ = static_cast<std::uint64_t>(status.st_size);
}

void File::close() {
  if (handle_ >= 0) ::close(handle_);
  handle_ = -1;
}

std::size_t File::read_at(std::uint64_t offset, char* buffer, std::size_t count) {
  std::size_t done = 0;
  while (done < count) {
    // macOS refuses reads of 2 GiB and more at once.
    const std::size_t step = std::min<std::size_t>(count - done, std::size_t{1} << 30);
    const ssize_t got = ::pread(handle_, buffer + done, step, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail({errno, std::generic_category()});
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::string File::read_to_end(std::uint64_t most) {
  std::string all;
  char piece[65536];
  while (all.size() < most) {
    const ssize_t got = ::read(handle_, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail({errno, std::generic_category()});
    if (got == 0) break;
    all.append(piece, static_cast<std::size_t>(got));
  }
  return all;
}

#endif

}  // namespace entitlint
