// Folders, files and golden comparison for the tests.
#include "tests/support.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

namespace entitlint::test {

namespace fs = std::filesystem;

fs::path root() {
  return ENTITLINT_SOURCE_DIR;
}

fs::path shared() {
  const fs::path beside = root().parent_path() / "shared";
  return fs::exists(beside / "graph-docs") ? beside : fs::path();
}

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void spill(const fs::path& file, std::string_view content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

Scratch::Scratch() {
  static std::atomic<unsigned> next{0};
  std::random_device random;
  path_ = fs::temp_directory_path() / ("entitlint-test-" + std::to_string(random()) + "-" + std::to_string(next++));
  fs::create_directories(path_);
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

bool matches_golden(const fs::path& file, const std::string& actual) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    spill(file, actual);
    return true;
  }
  const std::string expected = slurp(file);
  if (expected == actual) return true;
  std::cerr << "--- " << file << " differs; actual:\n" << actual << "--- run with UPDATE_GOLDEN=1 and review the diff\n";
  return false;
}

}  // namespace entitlint::test
