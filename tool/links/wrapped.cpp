// Finds the address of another site round a needle: a gateway that leads to My Access, a page that only mentions it, the admin centre.
#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/encodings.h"
#include "tool/links/extent.h"
#include "tool/links/gateway.h"
#include "tool/links/guid.h"
#include "tool/links/repair.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr int most_layers = 4;

// Punctuation of the sentence, and brackets and quotes the address did not open.
std::string_view without_sentence(std::string_view url) {
  while (!url.empty() && std::string_view(".,;:!?'*_)]}|").find(url.back()) != none) url.remove_suffix(1);
  return url;
}

Found placed(Stretch where) {
  Found found;
  found.begin = found.cut_begin = static_cast<std::uint32_t>(where.begin);
  found.end = found.cut_end = static_cast<std::uint32_t>(where.end);
  return found;
}

void set_class(Link& link, LinkClass link_class, std::string detail) {
  link.link_class = link_class;
  link.detail = std::move(detail);
}

// Its own text may be replaced, whatever was found inside it.
bool is_replaceable(const Piece& piece, const Found& found) {
  return !piece.unclosed && may_be_replaced(piece.text, {found.begin, found.end});
}

// A link that was found inside a gateway's address: sound ones are `wrapped`, others keep what is wrong with them.
void set_inner(const Piece& piece, Found& found, Link inner) {
  Link& link = found.link;
  const bool sound = !inner.recovered.empty() && !inner.doubtful && inner.link_class != LinkClass::hint_malformed;
  link = std::move(inner);
  link.tail.clear();
  link.replaceable = is_replaceable(piece, found);
  if (!sound) return;
  set_class(link, LinkClass::wrapped, "the link goes through a mail gateway or redirect");
}

std::optional<Link> inner_link(std::string target) {
  const NeedleHit hit = find_needle(target, 0);
  if (hit.at == none) return std::nullopt;
  Piece piece;
  piece.text = Text(std::move(target), 0);
  piece.delimited = true;
  std::optional<Found> found = find_address(piece, hit);
  if (!found || !found->ours) return std::nullopt;
  return std::move(found->link);
}

// Another site's address that names My Access in a parameter or in its path. Only a whole package link in it is of interest.
std::optional<Found> naive(const Piece& piece, Stretch where, std::size_t needle, Surroundings& surroundings) {
  const std::string_view url = piece.text.view().substr(where.begin, where.end - where.begin);
  const Atoms& atoms = surroundings.atoms_of(where);
  const auto inside = std::ranges::lower_bound(atoms, static_cast<std::uint32_t>(needle), {}, &Atom::begin);
  if (inside == atoms.end()) return std::nullopt;
  const std::size_t begin = begin_of_address(atoms, static_cast<std::size_t>(inside - atoms.begin()));
  if (begin == 0) return std::nullopt;
  const char before = atoms[begin - 1].c;
  if (before != '=' && before != '/') return std::nullopt;  // two addresses with a comma between them
  Found found = placed(where);
  const bool own_scheme = atoms[begin].c == 'h' || atoms[begin].c == 'H';
  std::optional<Link> inner = inner_link(std::string(url.substr(atoms[begin].begin - where.begin)));
  found.ours = inner && !inner->package_id.empty();
  if (!found.ours) return found;
  set_inner(piece, found, std::move(*inner));
  found.link.doubtful = true;  // that site's redirect may be wanted
  if (own_scheme) return found;
  found.link.recovered.clear();
  set_class(found.link, LinkClass::host_lookalike, "the host only looks like My Access: it belongs to someone else");
  return found;
}

}  // namespace

std::optional<Found> find_wrapped(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings) {
  const Stretch token = surroundings.token(hit.at);
  const std::size_t begin = surroundings.outer_begin(token, hit.at);
  if (begin == none) return std::nullopt;
  std::string_view url = piece.text.view().substr(begin, token.end - begin);
  if (!piece.delimited) url = without_sentence(url);
  const Stretch where{begin, begin + url.size()};
  std::optional<Unwrapped> layer;
  if (!surroundings.refused(Surroundings::Question::gateway, where)) layer = unwrap(url);
  if (!layer) {
    surroundings.refuse(Surroundings::Question::gateway, where);
    return hit.needle == Needle::host ? naive(piece, where, hit.at, surroundings) : std::nullopt;
  }
  for (int layers = 1; layers < most_layers && !layer->opaque; ++layers) {
    std::optional<Unwrapped> next = unwrap(layer->target);
    if (!next) break;
    layer = std::move(next);
  }
  Found found = placed(where);
  std::optional<Link> inner = layer->opaque ? std::nullopt : inner_link(layer->target);
  if (inner) {
    set_inner(piece, found, std::move(*inner));
  } else if (layer->opaque) {
    set_class(found.link, LinkClass::wrapped_opaque, "the link goes through a redirect that does not tell its target");
  } else {
    found.ours = false;
  }
  return found;
}

std::optional<Found> find_admin_page(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings) {
  constexpr std::array<std::string_view, 4> hosts = {"entra.microsoft.com", "portal.azure.com", "entra.microsoft.us", "portal.azure.us"};
  const Stretch token = surroundings.token(hit.at);
  const std::size_t begin = surroundings.outer_begin(token, hit.at);
  const Stretch whole{begin, token.end};
  if (begin == none || surroundings.refused(Surroundings::Question::admin_page, whole)) return std::nullopt;
  surroundings.refuse(Surroundings::Question::admin_page, whole);
  const std::string_view url = without_sentence(piece.text.view().substr(begin, token.end - begin));
  const std::size_t host = url.find("://") + 3;
  const std::string name = lowered(url.substr(host, url.find_first_of("/?#", host) - host));
  if (std::ranges::find(hosts, name) == hosts.end()) return std::nullopt;
  const std::string path = percent_decoded(url);
  constexpr std::string_view key = "entitlementid/";
  const std::size_t id = find_ignoring_case(path, key);
  if (id == none) return std::nullopt;
  const std::string_view guid = std::string_view(path).substr(id + key.size());
  if (guid_prefix(guid) != guid_length) return std::nullopt;
  Found found = placed({begin, begin + url.size()});
  found.link.admin_blade = true;
  found.link.replaceable = is_replaceable(piece, found);
  found.link.package_id = lowered(guid.substr(0, guid_length));
  set_class(found.link, LinkClass::not_a_package_link, "");
  return found;
}

}  // namespace entitlint
