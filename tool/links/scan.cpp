// Finds every My Access link in a document or in a JSON string.
#include "tool/links/scan.h"

#include <utility>

#include "tool/links/containers.h"
#include "tool/links/finder.h"
#include "tool/links/needles.h"

namespace entitlint {
namespace {

bool is_javascript(std::string_view path) {
  return path.ends_with(".js") || path.ends_with(".ts");
}

}  // namespace

ScannedDocument scan_document(const Text& text, FileType type, SourceId source, std::string_view path) {
  Collector collector(source, path);
  // A mail's body may be base64, where no needle shows: it is always read. All else is decided by its bytes as they are.
  if (type != FileType::mail && !may_hold_links(text.view())) return std::move(collector).finish();
  switch (type) {
    case FileType::json:
      read_json_document(text, collector);
      break;
    case FileType::markdown:
      read_markdown(text, collector);
      break;
    case FileType::html:
      read_html(text, collector);
      break;
    case FileType::csv:
      read_csv(text, collector);
      break;
    case FileType::yaml:
      read_yaml(text, collector);
      break;
    case FileType::mail:
      read_mail(text, collector);
      break;
    case FileType::text:
    case FileType::other:
      is_javascript(path) ? read_script(text, collector) : read_plain_text(text, collector);
      break;
  }
  return std::move(collector).finish();
}

std::vector<Link> scan_json_string(const Text& text, SourceId source, std::string label) {
  if (!may_hold_links(text.view())) return {};
  Collector collector(source, {});
  read_any_text(text, std::move(label), collector);
  return std::move(collector).finish().links;
}

Link judge(const Text& text, SourceId source) {
  Collector collector(source, {});
  Piece piece;
  piece.text = text;
  piece.delimited = true;
  collector.take(piece);
  std::vector<Link> links = std::move(collector).finish().links;
  if (!links.empty()) return std::move(links.front());
  Link link;
  link.link_class = LinkClass::not_a_package_link;
  link.url = text.bytes();
  link.place = link.cut = {source, text.original(whole_of(text))};
  return link;
}

}  // namespace entitlint
