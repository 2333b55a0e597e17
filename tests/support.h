// What several test files share: folders, files, golden comparison.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace entitlint::test {

// The checkout, and a folder in it.
[[nodiscard]] std::filesystem::path root();

// The folder of shared samples beside the checkout; empty when it is not there, and tests that use it then skip.
[[nodiscard]] std::filesystem::path shared();

[[nodiscard]] std::string slurp(const std::filesystem::path& file);
void spill(const std::filesystem::path& file, std::string_view content);  // makes parent folders

// An empty folder of its own, removed with the object.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Compares with the file's content; with UPDATE_GOLDEN=1 in the environment it writes the file instead, and the diff is reviewed.
[[nodiscard]] bool matches_golden(const std::filesystem::path& file, const std::string& actual);

}  // namespace entitlint::test
