// What must hold of --fix on every document, however broken: shared by the fuzz target and the test that replays its corpus.
#pragma once

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tool/cli/fix.h"
#include "tool/input/discover.h"
#include "tool/lint/lint.h"
#include "tool/load/load.h"
#include "tool/rule-table.h"

namespace entitlint::fuzz {

inline constexpr std::array<const char*, 8> document_names = {"page.txt",  "page.md",   "page.html", "page.csv",
                                                              "page.json", "page.yaml", "page.eml",  "page.ps1"};

// A tenant with one package, whose links can be completed.
inline constexpr std::string_view known_package =
    R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages",
"value":[{"id":"7e925516-6afb-4db9-9d78-34608c647318","displayName":"Campaign"}]})";
inline constexpr std::string_view known_tenant =
    R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization","value":[{"id":"e7ecfb39-e861-4bfc-abec-2b6bb7443ebb",
"displayName":"Contoso","verifiedDomains":[{"name":"contoso.com","isDefault":true,"isInitial":true,"type":"Managed"}]}]})";

inline void write(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

inline std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What --fix would do to a folder.
inline std::vector<FileRepair> repairs_in_folder(const std::filesystem::path& folder) {
  std::istringstream nothing;
  const std::vector<std::string> paths = {folder.string()};
  DiscoverOptions options;
  options.ignore_files = false;
  const Discovered inputs = discover(paths, options, nothing);
  const Loaded loaded = load(inputs.sources, {});
  const Limits limits;
  const Case facts{loaded.tenants, loaded.files, loaded.problems, inputs.sources, limits, parse_time("2026-11-24").value()};
  return repairs_of(lint(facts, rule_table(), {}), inputs.sources);
}

// What stands between the edits, told from the file as it was and as it is; they must be the same.
inline std::string change_outside(const FileRepair& repair, const std::string& after) {
  std::size_t old_at = 0, new_at = 0;
  for (const StoredEdit& edit : repair.edits) {
    if (edit.begin < old_at || edit.end < edit.begin || edit.end > repair.before.size()) return "edits overlap or leave the file";
    const std::size_t between = edit.begin - old_at;
    if (after.compare(new_at, between, repair.before, old_at, between) != 0) return "a byte outside the edits was changed";
    new_at += between;
    if (after.compare(new_at, edit.bytes.size(), edit.bytes) != 0) return "an edit was not made as it was told";
    new_at += edit.bytes.size();
    old_at = edit.end;
  }
  return after.substr(new_at) == repair.before.substr(old_at) ? "" : "a byte behind the edits was changed";
}

// The first thing that does not hold; empty: all does. `kind` is an index of document_names.
inline std::string fault_of_fix(const std::filesystem::path& folder, const std::string& bytes, std::size_t kind, bool with_export) {
  std::filesystem::remove_all(folder);
  const std::filesystem::path file = folder / document_names.at(kind);
  write(file, bytes);
  if (with_export) {
    write(folder / "exports" / "accessPackages.json", known_package);
    write(folder / "exports" / "organization.json", known_tenant);
  }
  std::string fault;
  for (const FileRepair& repair : repairs_in_folder(folder)) {
    if (repair.file != file || repair.before != bytes) return "another file would be changed";
    apply(repair);
    fault = change_outside(repair, read(file));
  }
  if (fault.empty() && !repairs_in_folder(folder).empty()) fault = "a second run would change more";
  std::filesystem::remove_all(folder);
  return fault;
}

}  // namespace entitlint::fuzz
