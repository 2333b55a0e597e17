// The fuzz target of the whole way of --fix. libFuzzer brings main().
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/fixing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  static const fs::path folder = fs::temp_directory_path() / ("entitlint-fuzz-" + std::to_string(getpid()));
  if (size == 0) return 0;
  // The first byte chooses the kind of document, and whether an export lies beside it.
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::string fault = entitlint::fuzz::fault_of_fix(folder, bytes, data[0] % 8, data[0] >= 128);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
