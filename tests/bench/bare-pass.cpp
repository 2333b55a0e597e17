// The yardstick: RapidJSON's SAX reader over mapped files with a handler that does nothing.
#include <fcntl.h>
#if defined(__SSE2__) || defined(_M_X64)
#define RAPIDJSON_SSE2  // RapidJSON does not look for itself
#endif
#include <rapidjson/reader.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace {

struct Nothing : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Nothing> {
  bool Default() { return true; }
};

// A file in memory with a NUL behind it: mapped over the beginning of zero pages that are at least one page longer.
class Mapped {
 public:
  explicit Mapped(const char* path) {
    const int file = open(path, O_RDONLY);
    struct stat about {};
    if (file < 0 || fstat(file, &about) != 0) return;
    const auto size = static_cast<std::size_t>(about.st_size);
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    length_ = (size / page + 2) * page;
    void* const zeros = mmap(nullptr, length_, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (zeros != MAP_FAILED && (size == 0 || mmap(zeros, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) != MAP_FAILED)) {
      text_ = static_cast<const char*>(zeros);
    }
    close(file);
  }
  ~Mapped() {
    if (text_ != nullptr) munmap(const_cast<char*>(text_), length_);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  [[nodiscard]] const char* text() const { return text_; }

 private:
  const char* text_ = nullptr;
  std::size_t length_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  for (int index = 1; index < count; ++index) {
    const Mapped file(arguments[index]);
    if (file.text() == nullptr) {
      std::perror(arguments[index]);
      return 2;
    }
    rapidjson::StringStream stream(file.text());
    Nothing nothing;
    rapidjson::Reader reader;
    if (!reader.Parse(stream, nothing)) {
      std::fprintf(stderr, "%s: not JSON at byte %zu\n", arguments[index], reader.GetErrorOffset());
      return 1;
    }
  }
  return 0;
}
