// The element names of HTML, so that <directory_hint> is not taken for a tag.
#include "tool/links/markup-names.h"

#include <algorithm>
#include <array>
#include <string>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

// https://html.spec.whatwg.org/multipage/indices.html#elements-3, with the old ones mail programs still write.
constexpr std::array<std::string_view, 70> block = {
    "address",    "article",  "aside",    "base",    "blockquote", "body",     "button",   "canvas",   "caption", "center",
    "col",        "colgroup", "dd",       "details", "dialog",     "dir",      "div",      "dl",       "dt",      "fieldset",
    "figcaption", "figure",   "footer",   "form",    "frame",      "frameset", "h1",       "h2",       "h3",      "h4",
    "h5",         "h6",       "head",     "header",  "hgroup",     "hr",       "html",     "iframe",   "input",   "legend",
    "li",         "link",     "main",     "menu",    "meta",       "nav",      "noframes", "noscript", "ol",      "optgroup",
    "option",     "p",        "pre",      "script",  "section",    "select",   "style",    "summary",  "table",   "tbody",
    "td",         "template", "textarea", "tfoot",   "th",         "thead",    "title",    "tr",       "ul",      "video"};
constexpr std::array<std::string_view, 56> inline_names = {
    "a",      "abbr",     "acronym", "applet", "area",   "audio",  "b",       "basefont", "bdi", "bdo", "big", "br",    "cite", "code",
    "data",   "datalist", "del",     "dfn",    "em",     "embed",  "font",    "i",        "img", "ins", "kbd", "label", "map",  "mark",
    "math",   "meter",    "nobr",    "object", "output", "param",  "picture", "progress", "q",   "rp",  "rt",  "ruby",  "s",    "samp",
    "search", "slot",     "small",   "source", "span",   "strike", "strong",  "sub",      "sup", "svg", "tt",  "u",     "var",  "wbr"};

}  // namespace

bool is_block_element(std::string_view name) {
  return std::ranges::find(block, name) != block.end();
}

bool is_element(std::string_view inside) {
  if (inside.starts_with('!') || inside.starts_with('?')) return true;
  if (inside.starts_with('/')) inside.remove_prefix(1);
  std::size_t n = 0;
  while (n < inside.size() && (is_alnum(inside[n]) || inside[n] == '-' || inside[n] == '_' || inside[n] == ':')) ++n;
  const std::string element = lowered(inside.substr(0, n));
  if (n < inside.size() && !is_space(inside[n]) && inside[n] != '/' && inside[n] != '>') return false;
  // Names with a colon are Word's (o:p); a name with a hyphen and attributes is a custom element.
  if (const std::size_t colon = element.find(':'); colon != std::string::npos) return colon > 0 && colon + 1 < element.size();
  if (element.find('-') != std::string::npos) return inside.find('=', n) != std::string_view::npos;
  return is_block_element(element) || std::ranges::find(inline_names, element) != inline_names.end();
}

}  // namespace entitlint
