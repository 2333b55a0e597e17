// What the report tests share: a run made by hand with invented rules, so that no real rule's wording is in a golden file.
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support.h"
#include "tool/report/report.h"

namespace entitlint::test {

inline void checks_nothing(const Case&, Context&) {}

inline const Rule crooked_gate{"XX101",
                               "crooked-gate",
                               Severity::error,
                               Confidence::high,
                               "sharing security",
                               "1.0",
                               "A gate opens to the wrong side.",
                               "",
                               dialects::v1 | dialects::documents,
                               "packages policies",
                               false,
                               checks_nothing};
inline const Rule silent_bell{
    "XX202",      "silent-bell", Severity::note, Confidence::medium, "lifecycle", "1.1", "A bell makes no sound.", "",
    dialects::v1, "packages",    false,          checks_nothing};

inline constexpr std::string_view crooked_page =
    "# XX101 crooked-gate\n\nA gate opens to the wrong side.\n\n## Why it matters\n\nVisitors push where they\nshould pull.\n\n## How to "
    "fix\n\n"
    "Turn the gate.\n";
inline constexpr std::string_view silent_page = "# XX202 silent-bell\n\nA bell makes no sound.\n";

// A run whose parts a test changes before it is written.
struct Made {
  Sources sources;
  std::vector<Link> links;
  std::vector<RuleEntry> rules{{&crooked_gate, crooked_page}, {&silent_bell, silent_page}};
  Outcome outcome;
  RunInfo run;
  TextStyle style;
  bool with_evidence = false;

  Made() {
    run.version = "1.2.3";
    run.as_of = "2026-11-23";
    links.reserve(16);  // the outcome points into it
    outcome.rules = {{&crooked_gate, RuleCoverage::State::ran, 0, 0, 0, "", 0}, {&silent_bell, RuleCoverage::State::ran, 0, 0, 0, "", 0}};
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;

  // Sources come in the order of their paths.
  SourceId add_source(std::string path, std::string bytes) {
    sources.push_back(memory_source(std::move(path), std::move(bytes)));
    return static_cast<SourceId>(sources.size() - 1);
  }

  // Where the text first stands in the source.
  [[nodiscard]] Place place_of(SourceId source, std::string_view text) const {
    const auto begin = static_cast<std::uint32_t>(read_all(sources[source]).find(text));
    return {source, {begin, begin + static_cast<std::uint32_t>(text.size())}};
  }

  // References hold until the next one is added.
  Finding& add(const Rule& rule, const Place& place, ObjectName object, std::string message) {
    Finding& finding = outcome.findings.emplace_back();
    finding.rule = &rule;
    finding.severity = rule.severity;
    finding.confidence = rule.confidence;
    finding.place = place;
    finding.object = std::move(object);
    finding.message = std::move(message);
    const std::string number = std::to_string(outcome.findings.size());
    finding.fingerprint = std::string(16 - number.size(), '0') + number;
    return finding;
  }

  void count() {
    outcome.errors = outcome.warnings = outcome.notes = 0;
    run.failed = false;
    for (const Finding& finding : outcome.findings) {
      if (finding.severity == Severity::error) ++outcome.errors;
      if (finding.severity == Severity::warning) ++outcome.warnings;
      if (finding.severity == Severity::note) ++outcome.notes;
      if (run.fail_on != Severity::off && finding.severity >= run.fail_on) run.failed = true;
    }
  }

  [[nodiscard]] std::string written(Format format) {
    count();
    const Locations locations(sources, places_of(outcome));
    std::ostringstream out;
    const Evidence evidence = evidence_of(sources, rules);
    write_report(out, format, {outcome, sources, locations, rules, run, style, with_evidence ? &evidence : nullptr});
    return out.str();
  }
};

inline const std::string exported_packages =
    "{\"value\": [\n"
    "  {\"id\": \"P1\", \"displayName\": \"Alpha\"},\n"
    "  {\"id\": \"P2\", \"displayName\": \"Beta, the 2nd\"},\n"
    "  {\"id\": \"P3\", \"displayName\": \"Gamma\"},\n"
    "  {\"id\": \"P4\", \"displayName\": \"Delta\"},\n"
    "  {\"id\": \"P5\", \"displayName\": \"Epsilon\"}\n"
    "]}\n";
inline const std::string exported_policies =
    "{\"value\": [\r\n\t{\"id\": \"Q1\", \"displayName\": \"B\xC3\xBCro \xF0\x9F\x98\x80\", \"allowedTargetScope\": \"nobody\"}\r\n]}\r\n";
inline const std::string written_page =
    "# Join us\n\nAsk here: <https://myaccess.microsoft.com/@contoso.com#/access-packages/544ed145> and wait.\n";

inline void add_link_finding(Made& made, SourceId page) {
  constexpr std::string_view cut_link = "https://myaccess.microsoft.com/@contoso.com#/access-packages/544ed145";
  Link& link = made.links.emplace_back();
  link.place = made.place_of(page, cut_link);
  link.link_class = LinkClass::id_truncated;
  link.url = cut_link;
  link.recovered = "https://myaccess.microsoft.com/@contoso.com#/access-packages/544ed145-f7c8-4842-8fc1-48787252c9a4";
  link.hint = "contoso.com";
  made.outcome.links.push_back(&link);
  Finding& finding = made.add(crooked_gate, made.place_of(page, "544ed145"), {ObjectKind::link, link.url, "", "", ""},
                              "the link ends after 8 of 36 characters of the package id");
  finding.link = &link;
  finding.remedy = "Write " + link.recovered + " instead.";
  finding.edits.push_back({link.place, link.recovered});
}

inline void add_package_findings(Made& made, SourceId packages) {
  for (const std::string_view name : {"Alpha", "Beta, the 2nd", "Gamma", "Delta", "Epsilon"}) {
    const std::string id = "P" + std::to_string(made.outcome.findings.size());
    Finding& finding = made.add(silent_bell, made.place_of(packages, name), {ObjectKind::package, id, std::string(name), "", ""},
                                "access package \"" + std::string(name) + "\" has a bell without a sound");
    finding.catalog = "Sales";
    finding.remedy = "Hang up another bell.";
  }
}

inline void add_policy_finding(Made& made, SourceId packages, SourceId policies) {
  Finding& finding = made.add(crooked_gate, made.place_of(policies, "nobody"),
                              {ObjectKind::policy, "Q1", "B\xC3\xBCro \xF0\x9F\x98\x80", "azuread_policy.q1", "https://portal.example/q1"},
                              "policy \"B\xC3\xBCro \xF0\x9F\x98\x80\" opens to nobody");
  finding.related = {{made.place_of(packages, "Alpha"), "its package"}, {Place{}, "and no catalog at all"}};
  finding.remedy = "Turn the gate: PUT /v1.0/policies/Q1.";
  finding.request =
      Request{"PUT", "https://graph.example/policies/Q1", "{\"id\":\"Q1\",\"days\":180,\"open\":true}", "2026-01-02T03:04:05Z"};
}

// Every kind of finding and every line of the summary.
inline void fill(Made& made) {
  const SourceId page = made.add_source("docs/join us #1.md", written_page);
  const SourceId packages = made.add_source("exports/packages.json", exported_packages);
  const SourceId policies = made.add_source("exports/policies.json", exported_policies);
  add_link_finding(made, page);
  add_package_findings(made, packages);
  add_policy_finding(made, packages, policies);
  made.add(silent_bell, {}, {ObjectKind::tenant, "T1", "Contoso", "", ""}, "tenant \"Contoso\" has no bell").severity = Severity::warning;

  Outcome& outcome = made.outcome;
  outcome.unchecked = {
      {"catalogs", "GET /v1.0/catalogs", Reason::not_loaded, {"XX101"}, 3, {{ObjectKind::package, "P1", "Alpha", "", ""}}, false},
      {"policy's scope",
       "export again",
       Reason::cut,
       {"XX101", "XX202"},
       2,
       {{ObjectKind::policy, "Q1", "", "", ""}, {ObjectKind::package, "P2", "Beta", "", ""}},
       false},
      {"groups", "GET /v1.0/groups", Reason::not_loaded, {"XX202"}, 1, {}, true}};
  outcome.rules = {{&crooked_gate, RuleCoverage::State::partly, 4, 2, 3, "no catalogs", 0},
                   {&silent_bell, RuleCoverage::State::ran, 1, 6, 0, "", 0}};
  Inventory& inventory = outcome.inventory;
  inventory.rows = {{"catalogs", 0, Completeness::absent, ""},
                    {"packages", 5, Completeness::assumed, ""},
                    {"policies", 1, Completeness::proven, ""},
                    {"organizations", 0, Completeness::incomplete, "a page is missing"}};
  inventory.links = 1;
  inventory.documents = 1;
  inventory.files_read = 3;
  inventory.files_ignored = 2;
  inventory.files_unrecognised = 1;
  inventory.tenants = 1;
  inventory.source = "export of 2026-11-22 (Graph v1.0 pages, assumed complete)";
}

[[nodiscard]] inline std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

[[nodiscard]] inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

[[nodiscard]] inline bool matches_report(const std::string& name, const std::string& actual) {
  return matches_golden(root() / "tests" / "golden" / "report" / name, actual);
}

}  // namespace entitlint::test
