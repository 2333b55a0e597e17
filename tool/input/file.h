// A stored file, opened for reading at any place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

namespace entitlint {

// The text of a path as UTF-8 with '/' between its parts, and back.
[[nodiscard]] std::string path_text(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path path_of(const std::string& text);

// "no such file", "permission denied", … in the same words on every platform.
[[nodiscard]] std::string in_plain_words(std::error_code error);

// The whole of a regular file that fits into the buffer with room to spare, opened, read and closed in one go; nothing when it does not fit
// or something is wrong: then opening it as a File tells what. On Windows always nothing.
[[nodiscard]] std::optional<std::size_t> read_small(const char* path, char* buffer, std::size_t room);

// Plain positional reads, closed with the object. Every error is CannotGoOn, "name: reason".
class File {
 public:
  File() = default;
  File(const std::string& path, std::string name);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  [[nodiscard]] bool seekable() const { return seekable_; }   // not a pipe or device
  [[nodiscard]] std::uint64_t size() const { return size_; }  // when it was opened; 0 when not seekable

  // Up to `count` bytes from `offset`; fewer only at the end of the file.
  std::size_t read_at(std::uint64_t offset, char* buffer, std::size_t count);
  // All there is, for what is not seekable; stops after `most` bytes.
  [[nodiscard]] std::string read_to_end(std::uint64_t most);

 private:
  void inspect();
  void close();
  [[noreturn]] void fail(std::error_code error) const;

  std::string name_;
  std::uint64_t size_ = 0;
  bool seekable_ = false;
#ifdef _WIN32
  void* handle_ = nullptr;  // a FILE*
#else
  int handle_ = -1;
#endif
};

}  // namespace entitlint
