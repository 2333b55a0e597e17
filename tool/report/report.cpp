// The table of formats, and the way from a format to its writer.
#include "tool/report/report.h"

#include <array>
#include <cassert>

#include "tool/report/writers.h"

namespace entitlint {
namespace {

constexpr std::array<FormatName, 5> table = {{{Format::text, "text"},
                                              {Format::json, "json"},
                                              {Format::sarif, "sarif"},
                                              {Format::junit, "junit"},
                                              {Format::junit_strict, "junit-strict"}}};

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
  }
  for (const Link* const link : outcome.links) add(link->place, {});
  return wanted;
}

void write_report(std::ostream& out, Format format, const Report& report) {
  switch (format) {
    case Format::text:
      return write_text(out, report);
    case Format::json:
      return write_json(out, report);
    case Format::sarif:
      return write_sarif(out, report);
    case Format::junit:
      return write_junit(out, report, false);
    case Format::junit_strict:
      return write_junit(out, report, true);
  }
  assert(false);
}

}  // namespace entitlint
