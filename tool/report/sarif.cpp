// The SARIF 2.1.0 report: one run, as GitHub code scanning, GitLab, Azure DevOps and the editors read it.
#include <algorithm>
#include <map>
#include <span>

#include "tool/lint/suppression.h"
#include "tool/report/choice.h"
#include "tool/report/document-hashes.h"
#include "tool/report/json-finding.h"
#include "tool/report/json-writer.h"
#include "tool/report/sanitise.h"
#include "tool/report/sarif-rules.h"
#include "tool/report/uri.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// GitHub keeps no more results of a run than this, and says only roughly which.
constexpr std::size_t most_results = 5000;

// GitHub refuses the file at 1,000 locations of a result; a person stops long before.
constexpr std::size_t most_related = 20;

// No link is longer; what is, would only swell the file.
constexpr std::size_t longest_edit = 4096;

constexpr std::string_view root = "%SRCROOT%";

// With --sarif-suppressions also what is suppressed: GitHub would open alerts for it, other readers know the mark.
std::vector<const Finding*> findings_of(const Report& report) {
  if (!report.run.sarif_suppressions) return shown_findings(report);
  std::vector<const Finding*> findings;
  for (const Finding& finding : report.outcome.findings) {
    if (is_listed(finding, report.run) && finding.state != FindingState::baseline) findings.push_back(&finding);
  }
  return findings;
}

// Text of a message: "[words](1)" is a link to related location 1, so none may come from an input.
std::string message_text(std::string_view text) {
  std::string safe = one_line(text);
  for (std::size_t at = safe.find("]("); at != std::string::npos; at = safe.find("](", at + 2)) safe.insert(at + 1, 1, ' ');
  return safe;
}

// One report while it is written.
class SarifReport {
 public:
  SarifReport(std::ostream& out, const Report& report)
      : report_(report), json_(out), hashes_(report.sources), all_(findings_of(report)), results_(worst(all_, most_results)) {
    for (std::size_t i = 0; i < report.rules.size(); ++i) rule_index_[report.rules[i].rule->code] = i;
  }

  void write() {
    json_.object([&] {
      json_.text("version", "2.1.0");
      json_.text("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
      json_.array("runs", [&] { json_.object([&] { write_run(); }); });
    });
  }

 private:
  void write_run() {
    write_sarif_tool(json_, report_);
    json_.array("invocations", [&] { json_.object([&] { write_invocation(); }); });
    json_.object("originalUriBaseIds", [&] {
      json_.object(root, [&] {
        json_.object("description", [&] { json_.text("text", "The folder that paths are relative to: the root of the repository."); });
      });
    });
    if (report_.evidence != nullptr) write_artifacts(*report_.evidence);
    json_.array("results", [&] {
      for (const Finding* const finding : results_) json_.object([&] { write_result(*finding); });
    });
    json_.text("columnKind", "utf16CodeUnits");
  }

  // Findings are no failure of the tool; not being able to read or to find what was asked for is.
  void write_invocation() {
    json_.flag("executionSuccessful", report_.run.unmet.empty());
    json_.array("toolExecutionNotifications", [&] {
      for (const std::string& unmet : report_.run.unmet) notify("error", one_line(unmet));
      for (const Unchecked& row : report_.outcome.unchecked) {
        const std::string text = "Not checked: " + counted(row.rules.size(), "rule") + " (" + joined(row.rules) + ") for " +
                                 counted(row.count, "object") + ": " + why_unchecked(row) + what_supplies(row);
        notify(row.optional_input ? "note" : "warning", one_line(text));
      }
      if (const std::size_t left_out = all_.size() - results_.size(); left_out > 0) {
        notify("warning", "The " + std::to_string(results_.size()) + " worst findings are listed, " + std::to_string(left_out) +
                              " more are left out; the JSON report has them all.");
      }
    });
    write_coverage();
  }

  // Coverage for auditors: SARIF knows rules that failed, not rules that had nothing to say.
  void write_coverage() {
    json_.object("properties", [&] {
      if (report_.evidence != nullptr) json_.text("rulesSha256", report_.evidence->rules_sha256);
      json_.array("rules", [&] {
        for (const RuleCoverage& coverage : report_.outcome.rules) json_.object([&] { write_rule_coverage(json_, coverage); });
      });
    });
  }

  void write_artifacts(const Evidence& evidence) {
    json_.array("artifacts", [&] {
      for (std::size_t i = 0; i < evidence.inputs_sha256.size(); ++i) {
        const Source& source = report_.sources[i];
        json_.object([&] {
          json_.object("location", [&] { write_file(source.path); });
          json_.number("length", source.stored_size);
          if (evidence.inputs_sha256[i].empty()) return;
          json_.object("hashes", [&] { json_.text("sha-256", evidence.inputs_sha256[i]); });
        });
      }
    });
  }

  void write_file(std::string_view path) {
    json_.text("uri", uri_of(path));
    json_.text("uriBaseId", root);
  }

  void notify(std::string_view level, std::string_view text) {
    json_.object([&] {
      json_.text("level", level);
      json_.object("message", [&] { json_.text("text", text); });
    });
  }

  void write_result(const Finding& finding) {
    json_.text("ruleId", finding.rule->code);
    if (const auto index = rule_index_.find(finding.rule->code); index != rule_index_.end()) json_.number("ruleIndex", index->second);
    json_.text("level", sarif_level(finding.severity));
    json_.object("message", [&] { json_.text("text", text_of(finding)); });
    json_.array("locations", [&] { json_.object([&] { write_place(finding.place); }); });
    if (std::ranges::any_of(related_of(finding), &Place::known, &Related::place)) write_related(finding);
    if (!report_.run.redacted) json_.object("partialFingerprints", [&] { write_fingerprints(finding); });
    if (report_.run.sarif_suppressions) write_suppressions(finding);
    if (can_be_shown(finding.edits)) json_.array("fixes", [&] { json_.object([&] { write_fix(finding); }); });
  }

  // On every result or on none (SARIF 3.27.23): an empty list says that nothing hides it.
  void write_suppressions(const Finding& finding) {
    json_.array("suppressions", [&] {
      if (finding.suppression == nullptr) return;
      json_.object([&] {
        json_.text("kind", finding.suppression->in_document() ? "inSource" : "external");
        json_.text("justification", one_line(finding.suppression->reason));
      });
    });
  }

  static bool can_be_shown(const std::vector<Edit>& edits) {
    return !edits.empty() && std::ranges::all_of(edits, [](const Edit& edit) { return edit.text.size() <= longest_edit; });
  }

  // Regions of the text, not of the bytes: that is what editors apply.
  void write_fix(const Finding& finding) {
    json_.object("description",
                 [&] { json_.text("text", finding.certain ? "Repair the link." : "Repair the link, if that is what was meant."); });
    json_.array("artifactChanges", [&] {
      for (const Edit& edit : finding.edits) {
        json_.object([&] {
          json_.object("artifactLocation", [&] { write_file(path_of(edit.place, report_)); });
          json_.array("replacements", [&] {
            json_.object([&] {
              json_.object("deletedRegion", [&] { write_region(edit.place); });
              json_.object("insertedContent", [&] { json_.text("text", edit.text); });
            });
          });
        });
      }
    });
  }

  static std::span<const Related> related_of(const Finding& finding) {
    return std::span(finding.related).first(std::min(finding.related.size(), most_related));
  }

  // "<message>. See [switched off here](1). <remedy>"
  static std::string text_of(const Finding& finding) {
    std::string text = message_text(finding.message) + ".";
    std::vector<std::string> seen;
    std::size_t id = 0;
    for (const Related& related : related_of(finding)) {
      const std::string words = message_text(related.message);
      seen.push_back(related.place.known() ? "[" + words + "](" + std::to_string(++id) + ")" : words);
    }
    if (finding.related.size() > most_related) seen.push_back(counted(finding.related.size() - most_related, "more place"));
    if (!seen.empty()) text += " See " + joined(seen) + ".";
    if (!finding.remedy.empty()) text += " " + message_text(finding.remedy);
    return text;
  }

  void write_related(const Finding& finding) {
    json_.array("relatedLocations", [&] {
      std::size_t id = 0;
      for (const Related& related : related_of(finding)) {
        if (!related.place.known()) continue;
        json_.object([&] {
          json_.number("id", ++id);
          write_place(related.place);
          json_.object("message", [&] { json_.text("text", message_text(related.message)); });
        });
      }
    });
  }

  void write_place(const Place& place) {
    json_.object("physicalLocation", [&] {
      json_.object("artifactLocation", [&] { write_file(path_of(place, report_)); });
      json_.object("region", [&] { write_region(place); });
    });
  }

  void write_region(const Place& place) {
    const Location location = location_of(place, report_);
    json_.number("startLine", location.begin.line);
    json_.number("startColumn", location.begin.column);
    json_.number("endLine", location.end.line);
    json_.number("endColumn", location.end.column);
  }

  void write_fingerprints(const Finding& finding) {
    const std::string hash = hashes_.of(finding, location_of(finding.place, report_).begin.line);
    json_.text("primaryLocationLineHash", hash.empty() ? finding.fingerprint + ":1" : hash);
    json_.text("entitlint/v1", finding.fingerprint);
  }

  const Report& report_;
  JsonWriter json_;
  DocumentHashes hashes_;
  std::vector<const Finding*> all_, results_;
  std::map<std::string_view, std::size_t> rule_index_;
};

}  // namespace

void write_sarif(std::ostream& out, const Report& report) {
  SarifReport(out, report).write();
}

}  // namespace entitlint
