// The JSON report, version 1: every finding, every link, what could not be checked.
#include <algorithm>

#include "tool/report/json-finding.h"
#include "tool/report/json-writer.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

constexpr std::size_t most_objects = 20;

// One report while it is written.
class JsonReport {
 public:
  JsonReport(std::ostream& out, const Report& report) : report_(report), json_(out) {}

  void write() {
    json_.object([&] {
      json_.number("version", 1);
      json_.object("tool", [&] {
        json_.text("name", "entitlint");
        json_.text("version", report_.run.version);
      });
      write_run();
      json_.array("findings", [&] {
        for (const Finding& finding : report_.outcome.findings) {
          if (is_listed(finding, report_.run)) json_.object([&] { write_finding(json_, finding, report_); });
        }
      });
      json_.array("links", [&] {
        for (const Link* const link : report_.outcome.links) json_.object([&] { write_found_link(*link); });
      });
      json_.array("unchecked", [&] {
        for (const Unchecked& row : report_.outcome.unchecked) json_.object([&] { write_unchecked(row); });
      });
      json_.array("rules", [&] {
        for (const RuleCoverage& coverage : report_.outcome.rules) json_.object([&] { write_rule_coverage(json_, coverage); });
      });
      json_.object("inventory", [&] { write_inventory(); });
      json_.object("summary", [&] { write_summary(); });
    });
  }

 private:
  void write_run() {
    const RunInfo& run = report_.run;
    json_.object("run", [&] {
      json_.text("asOf", run.as_of);
      json_.text("profile", run.profile);
      json_.text("failOn", run.fail_on == Severity::off ? "never" : name(run.fail_on));
      json_.flag("failed", run.failed);
      if (report_.evidence != nullptr) json_.object("evidence", [&] { write_evidence(*report_.evidence); });
      if (run.config_path.empty()) return;
      json_.object("config", [&] {
        json_.text("path", run.config_path);
        json_.text_if_any("sha256", run.config_sha256);
      });
    });
  }

  void write_evidence(const Evidence& evidence) {
    json_.text("rulesSha256", evidence.rules_sha256);
    json_.array("inputs", [&] {
      for (std::size_t i = 0; i < evidence.inputs_sha256.size(); ++i) {
        const Source& source = report_.sources[i];
        json_.object([&] {
          json_.text("path", source.path);
          json_.number("bytes", source.stored_size);
          json_.text_if_any("sha256", evidence.inputs_sha256[i]);
        });
      }
    });
  }

  void write_found_link(const Link& link) {
    write_start(json_, link.place, report_);
    write_end(json_, link.place, report_);
    json_.text("class", name(link.link_class));
    json_.text("url", link.url);
    json_.text_if_any("recovered", link.recovered);
    json_.text_if_any("hint", link.hint);
    json_.text_if_any("packageId", link.package_id);
  }

  void write_unchecked(const Unchecked& row) {
    json_.text("missing", row.missing);
    json_.text_if_any("remedy", row.remedy);
    json_.array("rules", [&] {
      for (const std::string& code : row.rules) json_.item(code);
    });
    json_.number("count", row.count);
    json_.array("objects", [&] {
      for (std::size_t i = 0; i < std::min(row.objects.size(), most_objects); ++i) {
        const ObjectName& object = row.objects[i];
        json_.object([&] {
          json_.text("kind", name(object.kind));
          json_.text_if_any("id", object.id);
          json_.text_if_any("name", object.name);
        });
      }
    });
  }

  void write_inventory() {
    const Inventory& inventory = report_.outcome.inventory;
    for (const InventoryRow& row : inventory.rows) {
      json_.object(row.kind, [&] {
        json_.number("count", row.count);
        json_.text("completeness", name(row.completeness));
        json_.text_if_any("why", row.why);
      });
    }
    write_words("formats", inventory.formats);
    write_words("dialects", inventory.dialects);
    json_.number("incompletePages", inventory.incomplete_pages);
    json_.number("errorResponses", inventory.error_responses);
    json_.array("hints", [&] {
      for (const std::string& hint : inventory.hints) json_.item(hint);
    });
    json_.object("links", [&] { json_.number("count", inventory.links); });
    json_.object("files", [&] {
      json_.number("read", inventory.files_read);
      json_.number("ignored", inventory.files_ignored);
      json_.number("unrecognised", inventory.files_unrecognised);
      json_.number("empty", inventory.files_empty);
      json_.object("skipped", [&] {
        json_.number("assignments", inventory.files_skipped.assignments);
        json_.number("hidden", inventory.files_skipped.hidden);
        json_.number("otherTypes", inventory.files_skipped.other_types);
        json_.number("own", inventory.files_skipped.own);
      });
    });
  }

  void write_words(std::string_view key, const std::vector<WordsRow>& rows) {
    json_.object(key, [&] {
      for (const WordsRow& row : rows) json_.number(row.name, row.objects);
    });
  }

  void write_summary() {
    json_.number("error", report_.outcome.errors);
    json_.number("warning", report_.outcome.warnings);
    json_.number("note", report_.outcome.notes);
    json_.number("suppressed", report_.outcome.suppressed);
    json_.number("baseline", report_.outcome.baseline);
  }

  const Report& report_;
  JsonWriter json_;
};

}  // namespace

void write_json(std::ostream& out, const Report& report) {
  JsonReport(out, report).write();
}

}  // namespace entitlint
