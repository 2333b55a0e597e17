// Every format in small files of our own (tests/formats) and in the shared samples: what is understood of each, and that things that nobody
// knows yet change nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/load-support.h"
#include "tests/support.h"
#include "tool/input/discover.h"
#include "tool/lint/lint.h"
#include "tool/rule-table.h"

namespace fs = std::filesystem;
using namespace entitlint;
using test::MemoryFile;

namespace {

struct Understood {
  Inventory inventory;
  std::set<std::string> findings;  // "error AP401 <object> <detail>"
  std::set<ProblemKind> problems;
};

Understood understand(const Sources& sources, const Skipped& skipped = {}) {
  const Loaded loaded = load(sources, {});
  const Limits limits;
  const Case c{loaded.tenants, loaded.files, loaded.problems, sources, limits, parse_time("2026-11-24").value()};
  LintOptions options;
  options.files_skipped = skipped;
  const Outcome outcome = lint(c, rule_table(), options);
  Understood understood{outcome.inventory, {}, {}};
  for (const Finding& finding : outcome.findings) {
    understood.findings.insert(std::string(name(finding.severity)) + " " + std::string(finding.rule->code) + " " + finding.key + " " +
                               finding.detail);
  }
  for (const Problem& problem : loaded.problems) understood.problems.insert(problem.kind);
  return understood;
}

Understood understand_folder(const fs::path& folder) {
  std::istringstream nothing;
  const std::vector<std::string> paths = {folder.string()};
  DiscoverOptions options;
  options.base = folder;
  options.ignore_files = false;
  Discovered discovered = discover(paths, options, nothing);
  return understand(discovered.sources, discovered.skipped);
}

// Everything but what is absent.
std::string spoken(const Inventory& inventory) {
  std::string text = inventory.source + "\n";
  for (const InventoryRow& row : inventory.rows) {
    if (row.completeness == Completeness::absent && row.count == 0) continue;
    text += row.kind + ": " + std::to_string(row.count) + " " + std::string(name(row.completeness));
    text += (row.why.empty() ? "" : " (" + row.why + ")") + "\n";
  }
  for (const WordsRow& row : inventory.formats) text += "written by " + row.name + ": " + std::to_string(row.objects) + "\n";
  for (const WordsRow& row : inventory.dialects) text += "objects in " + row.name + ": " + std::to_string(row.objects) + "\n";
  const auto line = [&](const char* what, std::size_t count) {
    if (count > 0) text += std::string(what) + ": " + std::to_string(count) + "\n";
  };
  line("next pages missing", inventory.incomplete_pages);
  line("errors of Graph", inventory.error_responses);
  line("assignments left out", inventory.files_skipped.assignments);
  for (const std::string& path : inventory.unrecognised) text += "not recognised: " + path + "\n";
  for (const std::string& hint : inventory.hints) text += "hint: " + hint + "\n";
  return text;
}

std::vector<fs::path> formats() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(test::root() / "tests" / "formats")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

// "c2 p3 f3 o1 s0 r1" for catalogs, packages, policies, organizations, sponsors and roles, then who wrote them.
std::string counts(const Inventory& inventory) {
  const std::array<std::string, 6> letters = {"c", "p", "f", "o", "s", "r"};
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) text += letters[i] + std::to_string(inventory.rows[i].count) + " ";
  for (const WordsRow& row : inventory.formats) text += row.name + " " + std::to_string(row.objects) + " ";
  return text;
}

// The JSON files of a folder in UTF-8, each changed.
template <class Change>
Sources changed(const fs::path& folder, Change change) {
  std::vector<MemoryFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = test::slurp(entry.path());
    const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const bool json = entry.path().extension() == ".json" || entry.path().extension() == ".tfstate";
    if (json && !wide) files.push_back({fs::relative(entry.path(), folder).generic_string(), change(bytes), false});
  }
  return test::sources_of(std::move(files));
}

std::string as_it_is(const std::string& json) {
  return json;
}

// What nobody knows yet, in every object: first in it, or last.
const std::string odd =
    R"("@odata.etag":7,"@microsoft.graph.tips":["x"],"brandNew@odata.context":{"a":1},"brandNew@odata.associationLink":null,)"
    R"("brandNew":{"a":[1,[],{"b":null}],"c":"d"},"brandNewFlag":true)";

template <class Visit>
std::string each_character(const std::string& json, Visit visit) {
  std::string made;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') quoted = !quoted;
    visit(json, i, quoted, made);
    if (quoted && json[i] == '\\') made += json[++i];
  }
  return made;
}
std::string odd_first(const std::string& json) {
  return each_character(json, [](const std::string& text, std::size_t at, bool quoted, std::string& made) {
    made += text[at];
    if (quoted || text[at] != '{') return;
    made += odd;
    if (text[text.find_first_not_of(" \r\n", at + 1)] != '}') made += ',';
  });
}
std::string odd_last(const std::string& json) {
  return each_character(json, [](const std::string& text, std::size_t at, bool quoted, std::string& made) {
    if (!quoted && text[at] == '}') made += (made[made.find_last_not_of(" \r\n")] == '{' ? "" : ",") + odd;
    made += text[at];
  });
}

// A member of an enumeration that Microsoft may add tomorrow, wherever one stands.
std::string new_members(const std::string& json) {
  std::string text = json;
  for (const std::string_view type : {"#microsoft.graph.groupMembers", "#microsoft.graph.connectedOrganizationMembers"}) {
    for (std::size_t at = text.find(type); at != text.npos; at = text.find(type, at + 1)) {
      text.replace(at, type.size(), "#microsoft.graph.brandNewMembers");
    }
  }
  for (const std::string key : {"catalogType",
                                "state",
                                "catalogStatus",
                                "allowedTargetScope",
                                "scopeType",
                                "originSystem",
                                "approvalMode",
                                "recurrenceType",
                                "reviewerType",
                                "accessReviewTimeoutBehavior",
                                "externalUserLifecycleAction",
                                "scope_type",
                                "subject_type",
                                "CatalogType",
                                "CatalogStatus",
                                "State",
                                "ScopeType",
                                "AllowedTargetScope",
                                "ApprovalMode",
                                "ExternalUserLifecycleAction",
                                "OriginSystem",
                                "allowInvitesFrom",
                                "userType",
                                "servicePrincipalType",
                                "resource_origin_system",
                                "access_type"}) {
    for (const std::string colon : {"\": \"", "\":\""}) {
      const std::string member = "\"" + key + colon;
      for (std::size_t at = text.find(member); at != text.npos; at = text.find(member, at + 1)) {
        text.replace(at + member.size(), text.find('"', at + member.size()) - at - member.size(), "brandNewMember");
      }
    }
  }
  return text;
}

}  // namespace

TEST_CASE("every format is understood as its expectation says") {
  for (const fs::path& folder : formats()) {
    CAPTURE(folder.filename().string());
    CHECK(test::matches_golden(folder.string() + ".txt", spoken(understand_folder(folder).inventory)));
  }
}

TEST_CASE("unknown keys and annotations in every object change nothing") {
  for (const fs::path& folder : formats()) {
    CAPTURE(folder.filename().string());
    const Understood before = understand(changed(folder, as_it_is));
    for (const auto change : {odd_first, odd_last}) {
      const Understood after = understand(changed(folder, change));
      CHECK(spoken(after.inventory) == spoken(before.inventory));
      // The cmdlets write null as an object of nulls: with something in it, it may be set, and less is known than before.
      if (folder.filename() == "powershell-cmdlets")
        CHECK(std::ranges::includes(before.findings, after.findings));
      else
        CHECK(after.findings == before.findings);
      CHECK(after.problems == before.problems);
    }
  }
}

TEST_CASE("new members of enumerations are noted, and are no error of a program's") {
  for (const fs::path& folder : formats()) {
    CAPTURE(folder.filename().string());
    const Understood before = understand(changed(folder, as_it_is)), after = understand(changed(folder, new_members));
    CHECK(counts(after.inventory) == counts(before.inventory));
    for (const ProblemKind kind : after.problems) CHECK((before.problems.contains(kind) || kind == ProblemKind::unknown_value));
    for (const std::string& finding : after.findings) {
      CAPTURE(finding);
      CHECK((before.findings.contains(finding) || !finding.starts_with("error ") || finding.starts_with("error AP313")));
    }
  }
}

TEST_CASE("the shared samples hold what was counted in them by hand") {
  if (test::shared().empty()) return;
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"graph-docs", "c1 p2 f3 o1 s0 r1 Microsoft Graph 11 "},
      {"derived/encodings", "c0 p0 f1 o0 s0 r0 Microsoft Graph 2 "},
      {"derived/entraexporter-v2", "c0 p1 f1 o1 s1 r1 Microsoft Graph 7 "},
      {"derived/entraexporter-v3", "c0 p1 f1 o1 s1 r0 Microsoft Graph 6 "},
      {"derived/entraops-git", "c0 p0 f1 o0 s0 r0 Tenant Configuration Management 1 "},
      {"derived/graph-pages", "c2 p3 f0 o0 s0 r0 Microsoft Graph 14 "},
      {"derived/graph-powershell-sdk", "c0 p0 f1 o0 s0 r0 Graph PowerShell cmdlets 1 "},
      {"derived/m365dsc", "c1 p1 f1 o1 s2 r0 Microsoft365DSC 5 "},
      {"derived/powershell-truncated", "c0 p0 f1 o0 s0 r0 Microsoft Graph 2 "},
      {"derived/tcm-snapshot", "c1 p1 f1 o0 s0 r1 Tenant Configuration Management 3 "},
      {"tmf", "c1 p2 f2 o0 s0 r2 Tenant Management Framework 3 "},
      {"terraform/plan-create.json", "c2 p1 f2 o0 s0 r1 Terraform 8 "},
      {"terraform/plan-update.json", "c2 p2 f3 o0 s0 r1 Terraform 11 "},
      {"terraform/state-show.json", "c2 p1 f3 o0 s0 r1 Terraform 9 "},
      {"terraform/terraform.tfstate.json", "c2 p1 f3 o0 s0 r1 Terraform 8 "},
      {"near-miss", "c0 p0 f0 o0 s0 r0 "},
      {"crossplane", "c0 p0 f0 o0 s0 r0 "},
      {"hmcts-azure-access-packages", "c0 p0 f0 o0 s0 r0 "},
  };
  for (const auto& [sample, found] : expected) {
    CAPTURE(sample);
    CHECK(counts(understand_folder(test::shared() / "samples" / sample).inventory) == found);
  }
}
