// Cuts every file of the sample tenant at every byte: a cut file is never taken for a whole one, and nothing crashes.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/input/discover.h"
#include "tool/lint/lint.h"
#include "tool/load/load.h"
#include "tool/rule-table.h"

namespace fs = std::filesystem;
using namespace entitlint;

namespace {

// Sanitizers make each step some twenty times slower; every 16th byte still meets every kind of cut.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t step = 16;
#elif defined(__has_feature)
constexpr std::size_t step = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ? 16 : 1;
#else
constexpr std::size_t step = 1;
#endif

std::vector<fs::path> sample_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(test::root() / "tests" / "tenant")) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

Sources one_source(const fs::path& file, std::string bytes) {
  Sources sources;
  sources.push_back(memory_source(fs::relative(file, test::root()).generic_string(), std::move(bytes)));
  return sources;
}

Outcome lint_all(const Sources& sources, const Loaded& loaded) {
  static const Limits limits;
  const Case facts{loaded.tenants, loaded.files, loaded.problems, sources, limits, parse_time("2026-11-24").value()};
  return lint(facts, rule_table(), {});
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0';
}

bool has_error(const Outcome& outcome) {
  return std::ranges::any_of(outcome.findings, [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace

TEST_CASE("an export cut anywhere gives an error") {
  std::size_t cuts = 0;
  for (const fs::path& file : sample_files()) {
    if (file.extension() != ".json") continue;
    const std::string whole = test::slurp(file);
    std::size_t end = whole.size();  // behind the last byte that is no blank
    while (end > 0 && is_blank(whole[end - 1])) --end;
    CAPTURE(file.filename().string());
    for (std::size_t size = 0; size < end; size += step) {
      const Sources sources = one_source(file, whole.substr(0, size));
      const Loaded loaded = load(sources, {1, {}});
      const bool said = has_error(lint_all(sources, loaded));
      CAPTURE(size);
      REQUIRE(said);
      ++cuts;
    }
  }
  CHECK(cuts > 1000);
}

TEST_CASE("a document cut anywhere never turns part of a link into a sound link") {
  std::size_t cuts = 0;
  for (const fs::path& file : sample_files()) {
    if (file.extension() == ".json") continue;
    const std::string whole = test::slurp(file);
    const auto sound = [&](const std::string& bytes) {
      const Sources sources = one_source(file, bytes);
      const Loaded loaded = load(sources, {1, {}});
      std::set<std::string> links;
      for (const InputFile& input : loaded.files) {
        for (const Link& link : input.links) {
          if (link.link_class == LinkClass::ok) links.insert(link.package_id);
        }
      }
      return links;
    };
    const std::set<std::string> all = sound(whole);
    CAPTURE(file.filename().string());
    for (std::size_t size = 0; size < whole.size(); size += step) {
      CAPTURE(size);
      const std::set<std::string> left = sound(whole.substr(0, size));
      REQUIRE(std::ranges::includes(all, left));
      ++cuts;
    }
  }
  CHECK(cuts > 100);
}
