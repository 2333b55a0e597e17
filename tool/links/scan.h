// Finds every My Access link in a document or in a JSON string.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/input/discover.h"
#include "tool/input/source.h"
#include "tool/input/text.h"
#include "tool/links/link.h"

namespace entitlint {

// A comment that hides findings: <!-- entitlint: ignore=AP103 reason="…" until=2027-01-31 -->
struct IgnoreComment {
  std::string words;  // what stands behind "entitlint:"
  Place place;        // the whole comment, its marks included where they are the document's own
};

// What a document says of itself besides its links.
struct ScannedDocument {
  std::vector<Link> links;  // by place; links of several sources are never mixed
  std::string audience;  // of the marker (front matter `myaccess-audience:` or an HTML comment): "external", "org:Fabrikam", …; empty: none
  Place audience_place;  // of the marker's value
  std::vector<IgnoreComment> ignores;
};

// Quick test: may these bytes (any container, any encoding of the needles) hold a My Access link or an audience marker at all?
// True for all that the scans find, but for mail, whose body may be base64, and UTF-16: decode those first (scan_document reads every
// mail).
[[nodiscard]] bool may_hold_links(std::string_view bytes);

// Reads a whole document. `type` decides the container; `other` is read as text.
[[nodiscard]] ScannedDocument scan_document(const Text& text, FileType type, SourceId source, std::string_view path);

// Links in one JSON string, already decoded: text, or HTML where it starts tags. `label` is the key it stands at.
[[nodiscard]] std::vector<Link> scan_json_string(const Text& text, SourceId source, std::string label);

// A single address on its own (the whole of it is the link, however damaged).
[[nodiscard]] Link judge(const Text& text, SourceId source);

// "https://myaccess.microsoft.com/@contoso.com#/access-packages/<id>"; the host follows the cloud.
[[nodiscard]] std::string canonical_link(std::string_view hint, std::string_view package_id, Cloud cloud = Cloud::commercial);

}  // namespace entitlint
