// What to write in a damaged link's place.
#include "tool/links/repair.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/scan.h"
#include "tool/links/spelling.h"

namespace entitlint {
namespace {

// Damage that leaves every part in the text, so that taking it back is all there is to do.
bool keeps_every_part(LinkClass link_class) {
  switch (link_class) {
    case LinkClass::id_unhyphenated:
    case LinkClass::id_braced:
    case LinkClass::hint_malformed:  // Link::doubtful tells which of them
    case LinkClass::at_sign_missing:
    case LinkClass::hash_missing:
    case LinkClass::hash_misplaced:
    case LinkClass::route_slash_missing:
    case LinkClass::route_misspelt:
    case LinkClass::extra_slash:
    case LinkClass::extra_query:
    case LinkClass::scheme_http:
    case LinkClass::scheme_missing:
    case LinkClass::scheme_broken:
    case LinkClass::percent_encoded:
    case LinkClass::double_encoded:
    case LinkClass::html_escaped:
    case LinkClass::backslash:
    case LinkClass::qp_residue:
    case LinkClass::fullwidth_char:
    case LinkClass::smart_punctuation:
    case LinkClass::invisible_char:
    case LinkClass::line_wrapped:
    case LinkClass::space_inside:
    case LinkClass::markup_inside:
    case LinkClass::markup_broken:
    case LinkClass::trailing_junk:
    case LinkClass::links_glued:
    case LinkClass::wrapped:
      return true;
    default:
      return false;
  }
}

bool is_truncation(const Link& link) {
  return link.link_class == LinkClass::id_truncated || link.link_class == LinkClass::ellipsis;
}

bool has(const std::vector<std::string_view>& values, std::string_view value) {
  return std::ranges::any_of(values, [&](std::string_view one) { return same_ignoring_case(one, value); });
}

// The hint leads to the tenant, as far as its domains are known.
bool leads_to(const Link& link, const Known& known) {
  if (link.hint.empty()) return false;
  if (has(known.domains, link.hint) || (!known.tenant_id.empty() && same_ignoring_case(known.tenant_id, link.hint))) return true;
  return !known.domains_complete && known.only_tenant;
}

// What only the export can tell: the rest of a cut id, the tenant of a link without a hint, the request link of an admin page.
std::string completed(const Link& link, const Known& known) {
  if (is_truncation(link) && leads_to(link, known)) {
    const std::string_view id = package_beginning_with(link.id_part, known);
    return id.empty() ? std::string() : canonical_link(link.hint, lowered(id), link.cloud);
  }
  const bool no_tenant = link.link_class == LinkClass::hint_missing || link.admin_blade;
  if (!no_tenant || !known.only_tenant || known.domains.empty() || !has(known.ids, link.package_id)) return {};
  return canonical_link(known.domains.front(), link.package_id, link.admin_blade ? known.cloud : link.cloud);
}

}  // namespace

std::string_view package_beginning_with(std::string_view rest, const Known& known) {
  constexpr std::size_t telling_digits = 6;  // fewer fit many packages by chance
  rest = rest.substr(0, guid_prefix(rest));
  if (rest.size() < telling_digits || !known.ids_complete) return {};
  std::string_view only;
  for (const std::string_view id : known.ids) {
    if (!starts_ignoring_case(id, rest)) continue;
    if (!only.empty()) return {};
    only = id;
  }
  return only;
}

std::optional<Repair> repair_of(const Link& link, const Known* known) {
  const bool whole = !link.recovered.empty() && link.link_class != LinkClass::ok && link.link_class != LinkClass::placeholder &&
                     link.link_class != LinkClass::not_a_package_link && link.link_class != LinkClass::host_lookalike;
  if (whole) return Repair{link.recovered + link.tail, link.replaceable && !link.doubtful && keeps_every_part(link.link_class)};
  const std::string text = known == nullptr ? std::string() : completed(link, *known);
  if (text.empty()) return std::nullopt;
  return Repair{text, link.replaceable && !link.doubtful && link.tail.empty()};
}

bool may_be_replaced(const Text& text, Span decoded) {
  const std::string_view bytes = text.view().substr(decoded.begin, decoded.size());
  constexpr char marks[] = {mark::boundary, mark::inline_tag, '\0'};
  if (decoded.empty() || bytes.find_first_of(marks) != std::string_view::npos) return false;
  const std::vector<Run>& runs = text.runs();
  std::uint32_t original = 0;
  bool first = true;
  for (std::size_t i = 0; i < runs.size() && runs[i].decoded < decoded.end; ++i) {
    const std::uint32_t end = i + 1 < runs.size() ? runs[i + 1].decoded : static_cast<std::uint32_t>(text.bytes().size());
    if (end <= decoded.begin) continue;
    const bool cut = runs[i].decoded < decoded.begin || end > decoded.end;
    if (cut && !runs[i].exact) return false;
    if (!first && runs[i].original != original) return false;
    original = runs[i].original + runs[i].original_length;
    first = false;
  }
  return true;
}

}  // namespace entitlint
