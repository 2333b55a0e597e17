// Every rule against its page and its fixtures: tests/rules/<name>/{bad,good,unknown}-*/ and the examples under Bad and Good of
// rules/<name>.md, each linted with that rule alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/cli/configuration.h"
#include "tool/input/discover.h"
#include "tool/input/locate.h"
#include "tool/lint/lint.h"
#include "tool/lint/requests.h"
#include "tool/lint/suppressions.h"
#include "tool/load/load.h"
#include "tool/rule-table.h"

namespace {

namespace fs = std::filesystem;
using namespace entitlint;

constexpr std::string_view today = "2026-11-24";
constexpr std::array<std::string_view, 6> sections{"Why it matters", "Bad", "Good", "How to fix", "Not checked when", "Reference"};

// What a run of one rule over a folder comes to, as plain text.
struct Checked {
  std::string findings;   // "path:line:column: severity CODE: message" lines
  std::string unchecked;  // "not checked: CODE: missing" lines
  std::size_t passed = 0, failed = 0, unknown = 0;
  std::string defects;  // findings that a report could not show well
};

// What Terraform keeps is changed there: a request would be undone by its next run. Who excludes whom is nothing that the provider knows,
// and connected organizations are not either.
std::string defects_of_terraform(const Finding& finding) {
  const std::string_view code = finding.rule->code;
  const bool elsewhere = finding.detail.starts_with("incompatible=") || code == "AP211" || code == "AP419" || code == "AP207";
  if (finding.object.address.empty() || elsewhere) return {};
  std::string found;
  if (finding.request) found += "offers a request for what Terraform keeps; ";
  if (finding.remedy.find("Terraform: in ") == std::string::npos) found += "does not name the Terraform attribute; ";
  return found;
}

std::string defects_of(const Finding& finding) {
  std::string found;
  if (!finding.place.known()) found += "has no place; ";
  if (finding.message.empty() || finding.message.ends_with('.')) found += "message is empty or ends with a full stop; ";
  if (finding.remedy.empty() || !finding.remedy.ends_with('.')) found += "remedy is empty or does not end a sentence; ";
  if (finding.key.empty()) found += "has no key; ";
  if (finding.request && finding.request->method == "PUT" && finding.request->body.empty()) found += "replaces something by nothing; ";
  found += defects_of_terraform(finding);
  for (const Related& related : finding.related) {
    if (!related.place.known()) found += "related \"" + related.message + "\" has no place; ";
    if (related.message.empty() || related.message.ends_with('.')) found += "a related message is empty or ends with a full stop; ";
  }
  return found.empty() ? found : finding.message + ": " + found + "\n";
}

std::string lines_of(const std::vector<Finding>& findings, const Sources& sources) {
  std::vector<Wanted> wanted;
  for (const Finding& finding : findings) wanted.push_back({finding.place, finding.record});
  const Locations locations(sources, std::move(wanted));
  std::ostringstream lines;
  for (const Finding& finding : findings) {
    if (!finding.place.known()) continue;  // a defect, told by defects_of
    const Position& at = locations.of(finding.place).begin;
    lines << sources[finding.place.source].path << ':' << at.line << ':' << at.column_points << ": " << name(finding.severity) << ' '
          << finding.rule->code << ": " << finding.message << '\n';
  }
  return lines.str();
}

// The files of a folder, for what is only said about files that were named (AP513).
std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  return files;
}

// Of the fixture's configuration, which becomes a source, and of the documents' comments.
std::vector<Suppression> suppressions_of(const Configuration& configuration, const Loaded& loaded, Sources& sources) {
  std::vector<Suppression> all = configuration.suppressions;
  if (!configuration.path.empty()) sources.push_back(memory_source(configuration.path, configuration.stored));
  for (Suppression& one : all) one.place.source = one.removal.source = static_cast<SourceId>(sources.size() - 1);
  for (Suppression& one : comment_suppressions(loaded.files, sources, rule_table())) all.push_back(std::move(one));
  return all;
}

Checked run(const fs::path& folder, const Rule& rule, bool named = false) {
  DiscoverOptions options;
  options.base = folder;
  options.ignore_files = false;
  std::istringstream no_input;
  const std::vector<std::string> paths = named ? files_in(folder) : std::vector<std::string>{folder.string()};
  Discovered inputs = discover(paths, options, no_input);
  REQUIRE(inputs.unreadable.empty());
  const Loaded loaded = load(inputs.sources, {});
  Configuration configuration;
  if (fs::exists(folder / configuration_name))
    configuration = load_configuration(folder / configuration_name, std::string(configuration_name), rule_table());
  if (rule.code == "AP507") configuration.limits.max_age_days = 365;  // off by default
  std::vector<Suppression> suppressions = suppressions_of(configuration, loaded, inputs.sources);
  const Case facts{loaded.tenants, loaded.files, loaded.problems, inputs.sources, configuration.limits, parse_time(today).value(),
                   loaded.now,     suppressions};
  // AP509 stands for what the other rules could not check, AP503 for what an $expand supplies of it: their findings are the gaps.
  const bool only_expands = rule.code == "AP503";
  const bool speaks_of_gaps = rule.code == "AP509" || only_expands;
  LintOptions only;
  // Those about suppressions judge what the other rules found.
  const bool speaks_of_others = speaks_of_gaps || (rule.dialects & dialects::suppressions) != 0;
  if (!speaks_of_others) only.selection.select = {std::string(rule.code)};
  only.suppressions = suppressions;
  Outcome outcome = lint(facts, rule_table(), only);
  write_requests(outcome.findings, inputs.sources);
  if (!speaks_of_gaps) std::erase_if(outcome.findings, [&](const Finding& finding) { return finding.rule != &rule; });

  Checked result;
  if (speaks_of_gaps) {
    for (const Unchecked& row : outcome.unchecked) {
      if (only_expands && row.remedy.find("$expand") == std::string::npos) continue;
      if (!row.optional_input || only_expands) result.findings += "not checked: " + row.missing + ": " + row.remedy + "\n";
    }
    result.failed = result.findings.empty() ? 0 : 1;
    result.passed = 1 - result.failed;
    return result;
  }
  result.findings = lines_of(outcome.findings, inputs.sources);
  for (const Finding& finding : outcome.findings) result.defects += defects_of(finding);
  std::set<std::string> missing;
  for (const Unchecked& row : outcome.unchecked) missing.insert(row.missing);
  for (const std::string& field : missing) result.unchecked += "not checked: " + std::string(rule.code) + ": " + field + "\n";
  for (const RuleCoverage& row : outcome.rules) {
    if (row.rule != &rule) continue;
    result.passed = row.passed;
    result.failed = row.failed;
    result.unknown = row.unknown;
  }
  return result;
}

std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string facts_line(const Rule& rule) {
  std::ostringstream line;
  line << "Severity: " << name(rule.severity) << " · Confidence: " << name(rule.confidence) << " · Since: " << rule.since
       << " · Covers: " << (rule.covers.empty() ? "-" : rule.covers);
  return line.str();
}

// One fenced block of a page: "json" and its text.
struct Block {
  std::string language, text;
};

// The fenced blocks under a heading. A fence of four backticks may hold fences of three.
std::vector<Block> blocks_under(std::string_view page, std::string_view heading) {
  std::vector<Block> blocks;
  std::string fence;
  bool inside = false;
  for (const std::string& line : lines_in(page)) {
    if (!fence.empty()) {
      if (line == fence) {
        fence.clear();
      } else if (inside) {
        blocks.back().text += line + "\n";
      }
    } else if (line.starts_with("```")) {
      fence = line.substr(0, std::min(line.find_first_not_of('`'), line.size()));
      if (inside) blocks.push_back({line.substr(fence.size()), ""});
    } else if (line.starts_with("## ")) {
      inside = line == "## " + std::string(heading);
    }
  }
  return blocks;
}

std::string file_ending(std::string_view language) {
  static const std::map<std::string_view, std::string> endings{{"json", ".json"}, {"markdown", ".md"}, {"html", ".html"},
                                                               {"text", ".txt"},  {"csv", ".csv"},     {"eml", ".eml"}};
  const auto found = endings.find(language);
  return found == endings.end() ? "" : found->second;
}

// Lints the examples of a section together, each block a file of its own.
Checked run_examples(const RuleEntry& entry, std::string_view heading) {
  const std::vector<Block> blocks = blocks_under(entry.page, heading);
  CHECK_FALSE(blocks.empty());
  const test::Scratch scratch;
  int number = 0;
  for (const Block& block : blocks) {
    INFO("block ```", block.language);
    CHECK_FALSE(file_ending(block.language).empty());
    test::spill(scratch.path() / ("example-" + std::to_string(++number) + file_ending(block.language)), block.text);
  }
  return run(scratch.path(), *entry.rule, true);
}

fs::path fixtures_of(const Rule& rule) {
  return test::root() / "tests" / "rules" / rule.name;
}

// The sorted fixture folders of a rule whose names start with "bad-", "good-" or "unknown-".
std::vector<fs::path> fixtures(const Rule& rule, std::string_view prefix) {
  std::vector<fs::path> folders;
  if (!fs::exists(fixtures_of(rule))) return folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixtures_of(rule))) {
    if (entry.is_directory() && entry.path().filename().string().starts_with(prefix)) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

// ENTITLINT_RULE=AP201 tests that rule alone, for the time while it is being written.
bool wanted(const Rule& rule) {
  const char* const only = std::getenv("ENTITLINT_RULE");
  return only == nullptr || rule.code == only || rule.name == only;
}

}  // namespace

TEST_CASE("no two rules share a code or a name") {
  std::set<std::string_view> codes, names;
  for (const RuleEntry& entry : rule_table()) {
    CAPTURE(entry.rule->name);
    CHECK(codes.insert(entry.rule->code).second);
    CHECK(names.insert(entry.rule->name).second);
    CHECK(fs::exists(test::root() / "rules" / (std::string(entry.rule->name) + ".cpp")));
    CHECK((entry.rule->check != nullptr));
    CHECK(entry.rule->dialects != 0);
  }
  CHECK_FALSE(codes.empty());
}

TEST_CASE("every page has its title, its summary, its facts and its sections in order") {
  for (const RuleEntry& entry : rule_table()) {
    const Rule& rule = *entry.rule;
    if (!wanted(rule)) continue;
    CAPTURE(rule.name);
    const std::vector<std::string> lines = lines_in(entry.page);
    REQUIRE(lines.size() > 5);
    CHECK(lines[0] == "# " + std::string(rule.code) + " " + std::string(rule.name));
    CHECK(lines[1].empty());
    CHECK(lines[2] == rule.summary);
    CHECK(rule.summary.ends_with('.'));
    CHECK(lines[3].empty());
    CHECK(lines[4] == facts_line(rule));
    std::vector<std::string_view> headings;
    for (const std::string& line : lines) {
      if (line.starts_with("## ")) headings.push_back(std::string_view(line).substr(3));
    }
    CHECK(std::ranges::equal(headings, sections));
    CHECK(entry.page.find("https://learn.microsoft.com/") != std::string_view::npos);
  }
}

TEST_CASE("the examples of every page do what the page says") {
  for (const RuleEntry& entry : rule_table()) {
    if (!wanted(*entry.rule)) continue;
    CAPTURE(entry.rule->name);
    {
      INFO("under Bad");
      const Checked bad = run_examples(entry, "Bad");
      CHECK(bad.failed >= 1);
      CHECK(bad.defects == "");
    }
    {
      INFO("under Good");
      const Checked good = run_examples(entry, "Good");
      CHECK(good.findings == "");
      CHECK(good.passed >= 1);
    }
  }
}

TEST_CASE("every rule has a bad and a good fixture in each dialect it knows") {
  std::set<std::string> known;
  for (const RuleEntry& entry : rule_table()) {
    const Rule& rule = *entry.rule;
    known.insert(std::string(rule.name));
    if (!wanted(rule)) continue;
    CAPTURE(rule.name);
    std::vector<std::string> expected{"bad-", "good-"};
    if ((rule.dialects & dialects::v1) != 0) expected.insert(expected.end(), {"bad-v1", "good-v1"});
    if ((rule.dialects & dialects::beta) != 0) expected.insert(expected.end(), {"bad-beta", "good-beta"});
    if ((rule.dialects & dialects::terraform) != 0) expected.insert(expected.end(), {"bad-tf", "good-tf"});
    for (const std::string& prefix : expected) {
      CAPTURE(prefix);
      CHECK_FALSE(fixtures(rule, prefix).empty());
    }
  }
  for (const fs::directory_entry& folder : fs::directory_iterator(test::root() / "tests" / "rules")) {
    if (!folder.is_directory()) continue;  // catalogue.txt
    CAPTURE(folder.path().string());
    CHECK(known.contains(folder.path().filename().string()));
  }
}

TEST_CASE("every code of the catalogue has a rule, a page and fixtures") {
  std::map<std::string_view, const RuleEntry*> by_code;
  for (const RuleEntry& entry : rule_table()) by_code[entry.rule->code] = &entry;
  std::set<std::string> listed;
  for (const std::string& line : lines_in(test::slurp(test::root() / "tests" / "rules" / "catalogue.txt"))) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::string code = line.substr(0, line.find(' '));
    CAPTURE(code);
    CHECK(listed.insert(code).second);
    const auto rule = by_code.find(code);
    if (rule == by_code.end() && line.find(" to come: ") != std::string::npos) continue;
    REQUIRE(rule != by_code.end());
    CHECK_FALSE(rule->second->page.empty());
    CHECK_FALSE(fixtures(*rule->second->rule, "bad-").empty());
    CHECK_FALSE(fixtures(*rule->second->rule, "good-").empty());
  }
  for (const auto& [code, entry] : by_code) {
    CAPTURE(code);
    CHECK(listed.contains(std::string(code)));
  }
}

TEST_CASE("bad fixtures give the expected lines") {
  for (const RuleEntry& entry : rule_table()) {
    if (!wanted(*entry.rule)) continue;
    for (const fs::path& folder : fixtures(*entry.rule, "bad-")) {
      CAPTURE(entry.rule->name);
      CAPTURE(folder.filename().string());
      const Checked result = run(folder, *entry.rule, folder.filename().string().find("-named") != std::string::npos);
      CHECK(result.failed >= 1);
      CHECK(result.defects == "");
      CHECK(test::matches_golden(folder.string() + ".txt", result.findings));
    }
  }
}

TEST_CASE("good fixtures are checked and silent") {
  for (const RuleEntry& entry : rule_table()) {
    if (!wanted(*entry.rule)) continue;
    for (const fs::path& folder : fixtures(*entry.rule, "good-")) {
      CAPTURE(entry.rule->name);
      CAPTURE(folder.filename().string());
      const Checked result = run(folder, *entry.rule, folder.filename().string().find("-named") != std::string::npos);
      CHECK(result.findings == "");
      CHECK(result.passed >= 1);
    }
  }
}

TEST_CASE("missing data gives no finding and is named") {
  for (const RuleEntry& entry : rule_table()) {
    if (!wanted(*entry.rule)) continue;
    for (const fs::path& folder : fixtures(*entry.rule, "unknown-")) {
      CAPTURE(entry.rule->name);
      CAPTURE(folder.filename().string());
      const Checked result = run(folder, *entry.rule, folder.filename().string().find("-named") != std::string::npos);
      CHECK(result.findings == "");
      CHECK(result.unchecked != "");
      CHECK(test::matches_golden(folder.string() + ".txt", result.unchecked));
    }
  }
}
