// Where the configuration is found.
#include <system_error>

#include "tool/cli/configuration.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/walk.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t largest = 16u << 20;

// The folder an input is in, without links; empty when there is none.
fs::path folder_of(const std::string& input) {
  std::error_code error;
  const fs::path path = input == "-" ? fs::path(".") : path_of(input);
  const fs::path folder = fs::is_directory(path, error) ? path : path.has_parent_path() ? path.parent_path() : fs::path(".");
  const fs::path real = fs::canonical(folder, error);
  return error ? fs::path() : real;
}

}  // namespace

fs::path find_configuration(const std::string& first_input) {
  fs::path at = folder_of(first_input);
  if (at.empty()) return {};
  const std::string root = repository_root(path_text(at));
  const fs::path last = root.empty() ? at : path_of(root);
  for (;; at = at.parent_path()) {
    std::error_code error;
    if (fs::is_regular_file(at / configuration_name, error)) return at / configuration_name;
    if (at == last || at == at.parent_path()) return {};
  }
}

Configuration load_configuration(const fs::path& file, const std::string& path, RuleTable rules) {
  std::error_code error;
  if (fs::is_directory(file, error)) throw CannotGoOn(path + ": is a folder; --config takes a file");
  File opened(path_text(file), path);
  const fs::path folder = fs::canonical(file.has_parent_path() ? file.parent_path() : fs::path("."), error);
  return read_configuration(path, folder, opened.read_to_end(largest), rules);
}

}  // namespace entitlint
