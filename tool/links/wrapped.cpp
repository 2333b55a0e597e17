// Finds the address of another site round a needle: a gateway that leads to My Access, a page that only mentions it, the admin centre.
#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/encodings.h"
#include "tool/links/extent.h"
#include "tool/links/gateway.h"
#include "tool/links/guid.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr int most_layers = 4;
constexpr std::size_t longest_address = 4096;  // no gateway's is longer; a minified file is one token without it

bool ends_token(char c) {
  return is_space(c) || c == mark::inline_tag || std::string_view("<>\"`").find(c) != none;
}

// The bytes round a needle that can be one address: white space, quotes and tags end it.
Stretch token_round(std::string_view text, std::size_t at) {
  Stretch token{at, at};
  const std::size_t first = at > longest_address ? at - longest_address : 0;
  const std::size_t last = std::min(text.size(), at + longest_address);
  while (token.begin > first && !ends_token(text[token.begin - 1])) --token.begin;
  while (token.end < last && !ends_token(text[token.end])) ++token.end;
  return token;
}

// The first address in `token` that begins before `needle`: "https://" with a host that ends before it.
std::size_t outer_begin(std::string_view token, std::size_t needle) {
  for (std::size_t at = find_ignoring_case(token, "http"); at < needle; at = find_ignoring_case(token, "http", at + 1)) {
    const std::size_t letters = at + 4 < token.size() && lower(token[at + 4]) == 's' ? 5 : 4;
    if (!token.substr(at + letters).starts_with("://")) continue;
    const std::size_t host_end = token.find_first_of("/?#", at + letters + 3);
    if (host_end != none && token[host_end - 1] == ':') continue;  // https://https://
    return host_end < needle ? at : none;
  }
  return none;
}

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

// A link that was found inside a gateway's address: sound ones are `wrapped`, others keep what is wrong with them.
void set_inner(Link& link, Link inner) {
  const bool sound =
      !inner.recovered.empty() && inner.link_class != LinkClass::hint_malformed && inner.link_class != LinkClass::cloud_mismatch;
  link = std::move(inner);
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
std::optional<Found> naive(const Piece& piece, Stretch where, std::size_t needle) {
  const std::string_view url = piece.text.view().substr(where.begin, where.end - where.begin);
  const Atoms atoms = read_atoms(url, 0, static_cast<std::uint32_t>(url.size()));
  const auto inside = std::ranges::lower_bound(atoms, static_cast<std::uint32_t>(needle - where.begin), {}, &Atom::begin);
  if (inside == atoms.end()) return std::nullopt;
  const std::size_t begin = begin_of_address(atoms, static_cast<std::size_t>(inside - atoms.begin()));
  if (begin == 0) return std::nullopt;
  const char before = atoms[begin - 1].c;
  if (before != '=' && before != '/') return std::nullopt;  // two addresses with a comma between them
  Found found = placed(where);
  const bool own_scheme = atoms[begin].c == 'h' || atoms[begin].c == 'H';
  std::optional<Link> inner = inner_link(std::string(url.substr(atoms[begin].begin)));
  found.ours = inner && !inner->package_id.empty();
  if (!found.ours) return found;
  set_inner(found.link, std::move(*inner));
  if (own_scheme) return found;
  found.link.recovered.clear();
  set_class(found.link, LinkClass::host_lookalike, "the host only looks like My Access: it belongs to someone else");
  return found;
}

}  // namespace

std::optional<Found> find_wrapped(const Piece& piece, const NeedleHit& hit) {
  const std::string_view text = piece.text.view();
  const Stretch token = token_round(text, hit.at);
  const std::size_t begin = outer_begin(text.substr(token.begin, token.end - token.begin), hit.at - token.begin);
  if (begin == none) return std::nullopt;
  std::string_view url = text.substr(token.begin + begin, token.end - token.begin - begin);
  if (!piece.delimited) url = without_sentence(url);
  const Stretch where{token.begin + begin, token.begin + begin + url.size()};
  std::optional<Unwrapped> layer = unwrap(url);
  if (!layer) return hit.needle == Needle::host ? naive(piece, where, hit.at) : std::nullopt;
  for (int layers = 1; layers < most_layers && !layer->opaque; ++layers) {
    std::optional<Unwrapped> next = unwrap(layer->target);
    if (!next) break;
    layer = std::move(next);
  }
  Found found = placed(where);
  std::optional<Link> inner = layer->opaque ? std::nullopt : inner_link(layer->target);
  if (inner) {
    set_inner(found.link, std::move(*inner));
  } else if (layer->opaque) {
    set_class(found.link, LinkClass::wrapped_opaque, "the link goes through a redirect that does not tell its target");
  } else {
    found.ours = false;
  }
  return found;
}

std::optional<Found> find_admin_page(const Piece& piece, const NeedleHit& hit) {
  constexpr std::array<std::string_view, 4> hosts = {"entra.microsoft.com", "portal.azure.com", "entra.microsoft.us", "portal.azure.us"};
  const std::string_view text = piece.text.view();
  const Stretch token = token_round(text, hit.at);
  const std::string_view whole = text.substr(token.begin, token.end - token.begin);
  const std::size_t begin = outer_begin(whole, hit.at - token.begin);
  if (begin == none) return std::nullopt;
  const std::string_view url = without_sentence(whole.substr(begin));
  const std::size_t host = url.find("://") + 3;
  const std::string name = lowered(url.substr(host, url.find_first_of("/?#", host) - host));
  const std::string path = percent_decoded(url);
  constexpr std::string_view key = "entitlementid/";
  const std::size_t id = find_ignoring_case(path, key);
  if (std::ranges::find(hosts, name) == hosts.end() || id == none) return std::nullopt;
  const std::string_view guid = std::string_view(path).substr(id + key.size());
  if (guid_prefix(guid) != guid_length) return std::nullopt;
  Found found = placed({token.begin + begin, token.begin + begin + url.size()});
  found.link.admin_blade = true;
  found.link.package_id = lowered(guid.substr(0, guid_length));
  set_class(found.link, LinkClass::not_a_package_link, "");
  return found;
}

}  // namespace entitlint
