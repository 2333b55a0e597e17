// Finds the address of another site round a needle: a gateway that leads to My Access, a page that only mentions it, the admin centre.
#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/encodings.h"
#include "tool/links/extent.h"
#include "tool/links/gateway.h"
#include "tool/links/guid.h"
#include "tool/links/judged.h"
#include "tool/links/repair.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;
constexpr int most_layers = 4;
constexpr int most_lines = 12;             // that one address is broken into
constexpr std::size_t longest_line = 200;  // of those that programs wrap

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

// Its own text may be replaced, whatever was found inside it, where it is not glued to a word.
bool is_replaceable(const Piece& piece, const Found& found) {
  const bool glued = found.begin > 0 && is_alnum(piece.text.view()[found.begin - 1]);
  return !piece.unclosed && !glued && is_all_of_destination(piece, found.end) && may_be_replaced(piece.text, {found.begin, found.end});
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
  if (own_scheme && !imitates_gateway(url)) return found;
  found.link.recovered.clear();
  set_class(found.link, LinkClass::host_lookalike, "the host only looks like My Access: it belongs to someone else");
  return found;
}

// A gateway's address taken apart: its innermost layer, and the link in that.
struct Inside {
  std::optional<Unwrapped> layer;
  std::optional<Link> link;

  [[nodiscard]] bool is_whole() const { return link && !link->recovered.empty(); }
};

Inside look_inside(std::string_view url) {
  Inside inside{unwrap(url), std::nullopt};
  if (!inside.layer) return inside;
  for (int layers = 1; layers < most_layers && !inside.layer->opaque; ++layers) {
    std::optional<Unwrapped> next = unwrap(inside.layer->target);
    if (!next) break;
    inside.layer = std::move(next);
  }
  if (!inside.layer->opaque) inside.link = inner_link(inside.layer->target);
  return inside;
}

// Behind the line break at `at` and the marks that a quoted line begins with; npos when no line ends here.
std::size_t next_line(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at >= text.size() || text[at] != '\n') return none;
  return text.find_first_not_of(" \t>|", at + 1);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  return std::min(text.substr(0, at + longest_line).find_first_of(" \t\r\n<>\"`", at), std::min(text.size(), at + longest_line));
}

// A mail program wraps at 72 to 78 columns, and such addresses are longer. Where the address ends is not certain then.
std::optional<Found> over_lines(const Piece& piece, Stretch first, std::string url) {
  const std::string_view text = piece.text.view();
  std::size_t end = first.end;
  for (int lines = 0; lines < most_lines; ++lines) {
    const std::size_t next = next_line(text, end);
    if (next == none || (end = end_of_word(text, next)) == next) return std::nullopt;
    url += text.substr(next, end - next);
    Inside inside = look_inside(without_sentence(url));
    if (!inside.is_whole()) continue;
    Found found = placed({first.begin, end});
    set_inner(piece, found, std::move(*inside.link));
    found.link.doubtful = true;
    return found;
  }
  return std::nullopt;
}

// The gateway's address began on the line before.
std::optional<Found> from_line_before(const Piece& piece, Stretch token) {
  const std::string_view text = piece.text.view();
  const std::size_t from = token.begin > longest_line ? token.begin - longest_line : 0;
  const std::string_view before = text.substr(from, token.begin - from);
  std::size_t line = before.find_last_not_of(" \t>|");
  if (line == none || before[line] != '\n') return std::nullopt;
  if (line > 0 && before[line - 1] == '\r') --line;
  const std::size_t word = before.substr(0, line).find_last_of(" \t\n<>\"`") + 1;
  const std::size_t scheme = find_ignoring_case(before.substr(0, line), "http", word);
  if (scheme == none || before.find("://", scheme) > scheme + 5) return std::nullopt;
  const std::string url(before.substr(scheme, line - scheme));
  if (!unwrap(url + std::string(text.substr(token.begin, token.end - token.begin)))) return std::nullopt;
  return over_lines(piece, {from + scheme, from + line}, url);
}

// The rest of the gateway's own parameters seems to stand on the next line.
bool goes_on(std::string_view text, std::size_t end) {
  const std::size_t next = next_line(text, end);
  return next != none && text.substr(next, end_of_word(text, next) - next).find_first_of("%&=") != none;
}

}  // namespace

std::optional<Found> find_wrapped(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings) {
  const Stretch token = surroundings.token(hit.at);
  const std::size_t begin = surroundings.outer_begin(token, hit.at);
  if (begin == none) return from_line_before(piece, token);
  const std::string_view text = piece.text.view();
  std::string_view url = text.substr(begin, token.end - begin);
  if (!piece.delimited) url = without_sentence(url);
  const Stretch where{begin, begin + url.size()};
  Inside inside;
  if (!surroundings.refused(Surroundings::Question::gateway, where)) inside = look_inside(url);
  if (!inside.layer) {
    surroundings.refuse(Surroundings::Question::gateway, where);
    return hit.needle == Needle::host ? naive(piece, where, hit.at, surroundings) : std::nullopt;
  }
  if (!inside.is_whole()) {
    std::optional<Found> longer = over_lines(piece, {begin, token.end}, std::string(text.substr(begin, token.end - begin)));
    if (longer) return longer;
  }
  Found found = placed(where);
  if (inside.link) {
    set_inner(piece, found, std::move(*inside.link));
    found.link.doubtful = found.link.doubtful || goes_on(text, token.end);
  } else if (inside.layer->opaque) {
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
