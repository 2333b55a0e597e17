// Reviewdog's diagnostics (rdjsonl), one a line: columns count UTF-8 bytes, ends are exclusive.
#include "tool/report/json-writer.h"
#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

std::string_view reviewdog_severity(Severity severity) {
  return severity == Severity::error ? "ERROR" : severity == Severity::warning ? "WARNING" : "INFO";
}

void write_position(JsonWriter& json, std::string_view key, const Position& position) {
  json.object(key, [&] {
    json.number("line", position.line);
    json.number("column", position.column_bytes);
  });
}

void write_range(JsonWriter& json, const Place& place, const Report& report) {
  const Location location = location_of(place, report);
  json.object("range", [&] {
    write_position(json, "start", location.begin);
    write_position(json, "end", location.end);
  });
}

void write_location(JsonWriter& json, const Place& place, const Report& report) {
  json.object("location", [&] {
    json.text("path", path_of(place, report));
    write_range(json, place, report);
  });
}

void write_related(JsonWriter& json, const Finding& finding, const Report& report) {
  json.array("related_locations", [&] {
    for (const Related& related : finding.related) {
      if (!related.place.known()) continue;
      json.object([&] {
        json.text("message", one_line(related.message));
        write_location(json, related.place, report);
      });
    }
  });
}

// Reviewdog offers these to the reader as a change to accept.
void write_suggestions(JsonWriter& json, const Finding& finding, const Report& report) {
  json.array("suggestions", [&] {
    for (const Edit& edit : finding.edits) {
      json.object([&] {
        write_range(json, edit.place, report);
        json.text("text", edit.text);
      });
    }
  });
}

void write_diagnostic(JsonWriter& json, const Finding& finding, const Report& report) {
  json.text("message", one_line(finding.message) + (finding.remedy.empty() ? "" : "\n" + one_line(finding.remedy)));
  write_location(json, finding.place, report);
  json.text("severity", reviewdog_severity(finding.severity));
  json.object("source", [&] {
    json.text("name", "entitlint");
    json.text("url", project_address);
  });
  json.object("code", [&] {
    json.text("value", finding.rule->code);
    json.text("url", help_address(*finding.rule));
  });
  if (!finding.edits.empty()) write_suggestions(json, finding, report);
  if (!finding.related.empty()) write_related(json, finding, report);
}

}  // namespace

void write_rdjsonl(std::ostream& out, const Report& report) {
  for (const Finding& finding : report.outcome.findings) {
    if (!is_shown(finding, report.run)) continue;
    JsonWriter json(out, JsonLayout::one_line);
    json.object([&] { write_diagnostic(json, finding, report); });
  }
}

}  // namespace entitlint
