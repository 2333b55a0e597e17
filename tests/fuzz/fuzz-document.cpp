// One fuzz target for each container; the build names it. libFuzzer brings main().
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string fault = entitlint::fuzz::fault_in(bytes, entitlint::FileType::ENTITLINT_FUZZ_TYPE, ENTITLINT_FUZZ_NAME);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
