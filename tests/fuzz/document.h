// What must hold of every document, however broken: shared by the fuzz targets and the test that replays their corpus.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tool/input/discover.h"
#include "tool/links/repair.h"
#include "tool/links/scan.h"

namespace entitlint::fuzz {

struct Replacement {
  Span span;
  std::string text;
};

// The repairs that --fix would make, in order.
inline std::vector<Replacement> repairs_in(const ScannedDocument& document) {
  std::vector<Replacement> repairs;
  for (const Link& link : document.links) {
    const std::optional<Repair> repair = repair_of(link, nullptr);
    if (!repair || !repair->certain) continue;
    if (repairs.empty() || link.place.span.begin >= repairs.back().span.end) repairs.push_back({link.place.span, repair->text});
  }
  return repairs;
}

// The first thing that does not hold; empty: all does.
inline std::string fault_in(const std::string& bytes, FileType type, std::string_view path = "fuzzed") {
  const ScannedDocument document = scan_document(Text(bytes, 0), type, 0, path);
  const auto inside = [&](Span span) { return span.begin <= span.end && span.end <= bytes.size(); };
  for (const Link& link : document.links) {
    if (!inside(link.place.span)) return "a link's place is outside the document";
    if (!inside(link.cut.span)) return "the place of the damage is outside the document";
    if (link.link_class == LinkClass::ok && link.recovered.empty()) return "a sound link was not read";
    if (!link.package_id.empty() && link.package_id.size() != 36) return "a package id is not whole";
  }
  std::string after;
  std::size_t at = 0;
  for (const Replacement& repair : repairs_in(document)) {
    if (repair.text.find("#/access-packages/") == std::string::npos) return "a repair is no link to a package";
    after.append(bytes, at, repair.span.begin - at).append(repair.text);
    at = repair.span.end;
  }
  if (at == 0) return {};
  after.append(bytes, at);
  const ScannedDocument again = scan_document(Text(after, 0), type, 0, path);
  return repairs_in(again).empty() ? std::string() : "a second run would change more";
}

}  // namespace entitlint::fuzz
