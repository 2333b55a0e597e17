// The members of a finding, shared by json and jsonl, and of a rule's coverage, shared by json and sarif.
#include "tool/report/json-finding.h"

#include "tool/report/sanitise.h"
#include "tool/report/wording.h"

namespace entitlint {
namespace {

class JsonFinding {
 public:
  JsonFinding(JsonWriter& json, const Report& report) : json_(json), report_(report) {}

  void write(const Finding& finding) {
    json_.text("rule", finding.rule->code);
    json_.text("name", finding.rule->name);
    json_.text("severity", name(finding.severity));
    json_.text("confidence", name(finding.confidence));
    json_.text("message", finding.message);
    if (finding.place.known()) {
      write_start(json_, finding.place, report_);
      write_end(json_, finding.place, report_);
    }
    json_.object("object", [&] { write_object(finding.object); });
    if (!finding.related.empty()) write_related(finding);
    if (finding.link != nullptr) write_link(*finding.link);
    json_.text_if_any("remedy", finding.remedy);
    if (finding.request) write_request(*finding.request);
    json_.text("helpUri", help_address(*finding.rule));
    json_.text_if_any("fingerprint", finding.fingerprint);
    if (!finding.edits.empty()) write_fix(finding);
    json_.text("state", name(finding.state));
    if (finding.suppression != nullptr) write_suppression(*finding.suppression);
  }

 private:
  void write_suppression(const Suppression& suppression) {
    json_.object("suppressed", [&] {
      json_.text("reason", suppression.reason);
      json_.text_if_any("owner", suppression.owner);
      json_.text_if_any("until", suppression.until);
    });
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
          if (related.place.known()) write_start(json_, related.place, report_);
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
      json_.flag("certain", finding.certain);
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

  JsonWriter& json_;
  const Report& report_;
};

}  // namespace

void write_start(JsonWriter& json, const Place& place, const Report& report) {
  const Location location = location_of(place, report);
  json.text("path", path_of(place, report));
  json.number("line", location.begin.line);
  json.number("column", location.begin.column);
}

void write_end(JsonWriter& json, const Place& place, const Report& report) {
  const Location location = location_of(place, report);
  json.number("endLine", location.end.line);
  json.number("endColumn", location.end.column);
}

void write_finding(JsonWriter& json, const Finding& finding, const Report& report) {
  JsonFinding(json, report).write(finding);
}

void write_rule_coverage(JsonWriter& json, const RuleCoverage& coverage) {
  json.text("code", coverage.rule->code);
  json.text("state", name(coverage.state));
  json.number("passed", coverage.passed);
  json.number("failed", coverage.failed);
  json.number("unknown", coverage.unknown);
  json.text_if_any("why", one_line(coverage.why));
}

}  // namespace entitlint
