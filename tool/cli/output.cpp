// A file is written beside its place and renamed over it, so that a reader never sees half a report.
#include "tool/cli/output.h"

#include <fstream>
#include <random>
#include <string>
#include <system_error>

#include "tool/input/error.h"

namespace entitlint {
namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw CannotGoOn(file.generic_string() + ": " + why);
}

// Devices and pipes (/dev/stdout, a named pipe) cannot be renamed over; they are written to as they are.
bool is_special(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  return !error && fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

void write_stream(const fs::path& file, const fs::path& shown, std::string_view content) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!out) fail(shown, "cannot be written");
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out) fail(shown, "could not be written to its end (is the disk full?)");
}

}  // namespace

void write_whole(const fs::path& file, std::string_view content) {
  std::error_code error;
  if (fs::is_directory(file, error)) fail(file, "is a folder; a report needs a file name");
  if (is_special(file)) return write_stream(file, file, content);
  if (file.has_parent_path()) {
    fs::create_directories(file.parent_path(), error);
    if (error) fail(file, "its folder cannot be made: " + error.message());
  }
  fs::path neighbour = file;
  neighbour += "." + std::to_string(std::random_device{}()) + ".part";
  try {
    write_stream(neighbour, file, content);
  } catch (const CannotGoOn&) {
    fs::remove(neighbour, error);
    throw;
  }
  // A file that was there keeps its permissions.
  if (const fs::file_status old = fs::status(file, error); !error && fs::is_regular_file(old))
    fs::permissions(neighbour, old.permissions(), error);
  fs::rename(neighbour, file, error);
  if (error) {
    const std::string why = error.message();
    fs::remove(neighbour, error);
    fail(file, "cannot be replaced: " + why);
  }
}

}  // namespace entitlint
