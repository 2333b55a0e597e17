// `.entitlint.json`: what it says, and where.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tool/access/limits.h"
#include "tool/cli/told.h"
#include "tool/lint/rule.h"

namespace entitlint {

inline constexpr std::string_view configuration_name = ".entitlint.json";

// A path pattern, as .gitignore has them, and what it gives to the files it matches.
struct PathSetting {
  std::string pattern;
  Words values;
  Span span;  // of the value
};

struct Configuration {
  std::string path;              // as it was found or named, for messages; empty: there is none
  std::filesystem::path folder;  // absolute; patterns and paths in it are relative to it
  std::string stored;            // the file's bytes
  std::string text;              // decoded
  std::string sha256;            // of the stored bytes
  Told told;                     // options
  Limits limits;
  std::vector<std::pair<std::string, std::string>> limits_told;  // key and where
  std::vector<PathSetting> audiences;                            // the last that matches decides
  std::vector<PathSetting> tenants;                              // folder and the verified domains of its tenant
  Words excluded;                                                // patterns
  std::vector<Suppression> suppressions;                         // places without a source
};

// Reads the text of a configuration. Throws CannotGoOn with one line, "path:line:column: what is wrong".
[[nodiscard]] Configuration read_configuration(std::string path, const std::filesystem::path& folder, const std::string& stored,
                                               RuleTable rules);

// The configuration for an input: in its folder or a parent of it, up to the root of its repository; outside of one only in the folder
// itself. Empty: there is none.
[[nodiscard]] std::filesystem::path find_configuration(const std::string& first_input);

// Reads a file; `path` is what messages call it.
[[nodiscard]] Configuration load_configuration(const std::filesystem::path& file, const std::string& path, RuleTable rules);

// What the file may say, as JSON Schema (draft 2020-12); made from the tables of options, limits and rules.
[[nodiscard]] std::string configuration_schema(RuleTable rules);

// What is in force, as a configuration with a comment behind each line that says where it came from.
[[nodiscard]] std::string printed_configuration(const Configuration& configuration, const Told& told);

}  // namespace entitlint
