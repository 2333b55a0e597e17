// Rows from the outcome.
#include "tool/report/tables.h"

#include "tool/lint/suppression.h"
#include "tool/report/wording.h"

namespace entitlint {

Table not_checked_table(const Report& report) {
  Table table{"Not checked", "Everything could be checked.", {"What is missing", "Get it with", "Rules", "For"}, {}};
  for (const std::string& unmet : report.run.unmet) table.rows.push_back({unmet, "", "", ""});
  for (const Unchecked& row : report.outcome.unchecked) {
    const std::string optional = row.optional_input ? " (optional input that was not given)" : "";
    table.rows.push_back({why_unchecked(row) + optional, row.remedy, joined(row.rules), objects_of(row)});
  }
  return table;
}

Table accepted_table(const Report& report) {
  Table table{
      "Accepted", "Nothing is suppressed or known from a baseline.", {"Rule", "Finding", "Where", "By", "Reason", "Owner", "Until"}, {}};
  for (const Finding& finding : report.outcome.findings) {
    if (finding.state == FindingState::fresh) continue;
    const Suppression* const by = finding.suppression;
    const std::string line = std::to_string(location_of(finding.place, report).begin.line);
    table.rows.push_back({std::string(finding.rule->code), finding.message, std::string(path_of(finding.place, report)) + ":" + line,
                          by == nullptr ? "baseline" : "suppression", by == nullptr ? "" : by->reason, by == nullptr ? "" : by->owner,
                          by == nullptr ? "" : by->until});
  }
  return table;
}

Table rules_table(const Report& report) {
  Table table{"Rules", "No rule was there to run.", {"Code", "Rule", "State", "Passed", "Failed", "Unknown", "Why"}, {}};
  for (const RuleCoverage& row : report.outcome.rules) {
    table.rows.push_back({std::string(row.rule->code), std::string(row.rule->name), std::string(name(row.state)),
                          std::to_string(row.passed), std::to_string(row.failed), std::to_string(row.unknown), row.why});
  }
  return table;
}

Table inventory_table(const Report& report) {
  const Inventory& inventory = report.outcome.inventory;
  Table table{"What was read", "", {"Kind", "Number", "Completeness"}, {}};
  for (const InventoryRow& row : inventory.rows) {
    table.rows.push_back(
        {row.kind, std::to_string(row.count), std::string(name(row.completeness)) + (row.why.empty() ? "" : ": " + row.why)});
  }
  table.rows.push_back({"links", std::to_string(inventory.links), ""});
  table.rows.push_back({"files", std::to_string(inventory.files_read), ""});
  table.rows.push_back({"files ignored", std::to_string(inventory.files_ignored), ""});
  table.rows.push_back({"files not recognised", std::to_string(inventory.files_unrecognised), ""});
  return table;
}

Table evidence_table(const Report& report) {
  Table table{"Evidence", "", {"What", "SHA-256"}, {}};
  if (report.evidence == nullptr) return table;
  table.rows.push_back({"the rules of entitlint " + report.run.version, report.evidence->rules_sha256});
  for (std::size_t i = 0; i < report.evidence->inputs_sha256.size(); ++i) {
    const std::string& hash = report.evidence->inputs_sha256[i];
    table.rows.push_back({report.sources[i].path, hash.empty() ? "changed since it was read" : hash});
  }
  return table;
}

}  // namespace entitlint
