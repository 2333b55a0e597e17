// The JSON report, version 1: every finding, every link, what could not be checked.
#include <algorithm>

#include "tool/report/json-writer.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

constexpr std::size_t most_objects = 20;

std::string_view state_name(RuleCoverage::State state) {
  switch (state) {
    case RuleCoverage::State::ran:
      return "ran";
    case RuleCoverage::State::partly:
      return "partly";
    case RuleCoverage::State::not_run:
      return "not-run";
    case RuleCoverage::State::off:
      break;
  }
  return "off";
}

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
          if (is_shown(finding, report_.run)) json_.object([&] { write_finding(finding); });
        }
      });
      json_.array("links", [&] {
        for (const Link* const link : report_.outcome.links) json_.object([&] { write_found_link(*link); });
      });
      json_.array("unchecked", [&] {
        for (const Unchecked& row : report_.outcome.unchecked) json_.object([&] { write_unchecked(row); });
      });
      json_.array("rules", [&] {
        for (const RuleCoverage& coverage : report_.outcome.rules) json_.object([&] { write_coverage(coverage); });
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
    });
  }

  void write_finding(const Finding& finding) {
    json_.text("rule", finding.rule->code);
    json_.text("name", finding.rule->name);
    json_.text("severity", name(finding.severity));
    json_.text("confidence", name(finding.confidence));
    json_.text("message", finding.message);
    if (finding.place.known()) {
      write_start(finding.place);
      write_end(finding.place);
    }
    json_.object("object", [&] { write_object(finding.object); });
    if (!finding.related.empty()) write_related(finding);
    if (finding.link != nullptr) write_link(*finding.link);
    json_.text_if_any("remedy", finding.remedy);
    if (finding.request) write_request(*finding.request);
    json_.text("helpUri", help_address(*finding.rule));
    json_.text_if_any("fingerprint", finding.fingerprint);
    if (!finding.edits.empty()) write_fix(finding);
    json_.text("state", "new");
  }

  void write_start(const Place& place) {
    const Location location = location_of(place, report_);
    json_.text("path", path_of(place, report_));
    json_.number("line", location.begin.line);
    json_.number("column", location.begin.column);
  }

  void write_end(const Place& place) {
    const Location location = location_of(place, report_);
    json_.number("endLine", location.end.line);
    json_.number("endColumn", location.end.column);
  }

  void write_object(const ObjectName& object) {
    json_.text("kind", name(object.kind));
    json_.text_if_any("id", object.id);
    json_.text_if_any("name", object.name);
    json_.text_if_any("address", object.address);
    json_.text_if_any("portalUrl", object.portal_url);
  }

  void write_related(const Finding& finding) {
    json_.array("related", [&] {
      for (const Related& related : finding.related) {
        json_.object([&] {
          if (related.place.known()) write_start(related.place);
          json_.text("message", related.message);
        });
      }
    });
  }

  void write_link(const Link& link) {
    json_.object("link", [&] {
      json_.text("class", name(link.link_class));
      json_.text("url", link.url);
      json_.text_if_any("recovered", link.recovered);
    });
  }

  void write_request(const Request& request) {
    json_.object("request", [&] {
      json_.text("method", request.method);
      json_.text("url", request.url);
      if (!request.body.empty()) json_.json("body", request.body);
      json_.text_if_any("expectModified", request.expect_modified);
    });
  }

  void write_fix(const Finding& finding) {
    json_.object("fix", [&] {
      json_.flag("certain", true);
      json_.array("edits", [&] {
        for (const Edit& edit : finding.edits) json_.object([&] { write_edit(edit); });
      });
    });
  }

  void write_edit(const Edit& edit) {
    const Source& source = report_.sources[edit.place.source];
    json_.text("path", source.path);
    json_.number("startByte", stored_offset(source, edit.place.span.begin));
    json_.number("endByte", stored_offset(source, edit.place.span.end));
    json_.text("text", edit.text);
  }

  void write_found_link(const Link& link) {
    write_start(link.place);
    write_end(link.place);
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

  void write_coverage(const RuleCoverage& coverage) {
    json_.text("code", coverage.rule->code);
    json_.text("state", state_name(coverage.state));
    json_.number("passed", coverage.passed);
    json_.number("failed", coverage.failed);
    json_.number("unknown", coverage.unknown);
    json_.text_if_any("why", coverage.why);
  }

  void write_inventory() {
    const Inventory& inventory = report_.outcome.inventory;
    for (const InventoryRow& row : inventory.rows) {
      json_.object(row.kind, [&] {
        json_.number("count", row.count);
        json_.text("completeness", name(row.completeness));
      });
    }
    json_.object("links", [&] { json_.number("count", inventory.links); });
    json_.object("files", [&] {
      json_.number("read", inventory.files_read);
      json_.number("ignored", inventory.files_ignored);
      json_.number("unrecognised", inventory.files_unrecognised);
    });
  }

  void write_summary() {
    json_.number("error", report_.outcome.errors);
    json_.number("warning", report_.outcome.warnings);
    json_.number("note", report_.outcome.notes);
    json_.number("suppressed", 0);
    json_.number("baseline", 0);
  }

  const Report& report_;
  JsonWriter json_;
};

}  // namespace

void write_json(std::ostream& out, const Report& report) {
  JsonReport(out, report).write();
}

}  // namespace entitlint
