// The table of formats, and the way from a format to its writer.
#include "tool/report/report.h"

#include <array>
#include <cassert>
#include <locale>
#include <ostream>

#include "tool/report/writers.h"

namespace entitlint {
namespace {

constexpr std::array<FormatName, 14> table = {{{Format::text, "text"},
                                               {Format::json, "json"},
                                               {Format::jsonl, "jsonl"},
                                               {Format::sarif, "sarif"},
                                               {Format::junit, "junit"},
                                               {Format::junit_strict, "junit-strict"},
                                               {Format::github, "github"},
                                               {Format::azure, "azure"},
                                               {Format::gitlab, "gitlab"},
                                               {Format::checkstyle, "checkstyle"},
                                               {Format::rdjsonl, "rdjsonl"},
                                               {Format::markdown, "markdown"},
                                               {Format::html, "html"},
                                               {Format::csv, "csv"}}};

}  // namespace

std::span<const FormatName> formats() {
  return table;
}

std::vector<Wanted> places_of(const Outcome& outcome) {
  std::vector<Wanted> wanted;
  const auto add = [&wanted](const Place& place, Span within) {
    if (place.known()) wanted.push_back({place, within});
  };
  for (const Finding& finding : outcome.findings) {
    add(finding.place, finding.record);
    for (const Related& related : finding.related) add(related.place, {});
    for (const Edit& edit : finding.edits) add(edit.place, finding.record);
  }
  for (const Link* const link : outcome.links) add(link->place, {});
  return wanted;
}

void write_report(std::ostream& out, Format format, const Report& report) {
  out.imbue(std::locale::classic());  // numbers are written the same everywhere
  switch (format) {
    case Format::text:
      return write_text(out, report);
    case Format::json:
      return write_json(out, report);
    case Format::jsonl:
      return write_jsonl(out, report);
    case Format::sarif:
      return write_sarif(out, report);
    case Format::junit:
      return write_junit(out, report, false);
    case Format::junit_strict:
      return write_junit(out, report, true);
    case Format::github:
      return write_github(out, report);
    case Format::azure:
      return write_azure(out, report);
    case Format::gitlab:
      return write_gitlab(out, report);
    case Format::checkstyle:
      return write_checkstyle(out, report);
    case Format::rdjsonl:
      return write_rdjsonl(out, report);
    case Format::markdown:
      return write_markdown(out, report);
    case Format::html:
      return write_html(out, report);
    case Format::csv:
      return write_csv(out, report);
  }
  assert(false);
}

}  // namespace entitlint
