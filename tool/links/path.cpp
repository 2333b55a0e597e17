// The path of an address up to its '?' or '#', and the name of the route behind it.
#include "tool/links/path.h"

#include "tool/input/characters.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

}  // namespace

std::size_t count_front(std::string_view text, char c) {
  const std::size_t n = text.find_first_not_of(c);
  return n == none ? text.size() : n;
}

Path read_path(std::string_view text) {
  Path path;
  path.slashes = count_front(text, '/');
  std::string_view body = text.substr(path.slashes);
  path.hint_at = path.slashes;
  if (body.starts_with('@')) {
    path.at_sign = true;
    body.remove_prefix(1);
    ++path.hint_at;
  }
  std::size_t slash = body.find('/');
  // @https://contoso.com: the address of the tenant was pasted as a hint.
  if (slash != none && slash > 0 && body[slash - 1] == ':' && body.substr(slash).starts_with("//")) slash = body.find('/', slash + 2);
  path.hint = body.substr(0, slash);
  path.rest = slash == none ? std::string_view() : body.substr(slash);
  return path;
}

bool is_route(std::string_view word) {
  if (same_ignoring_case(word, route_name)) return true;
  const bool packs = find_ignoring_case(word, "pack") != none && word.size() <= 24;
  return packs || (word.size() >= 10 && edit_distance(lowered(word), route_name, 3) <= 3);
}

}  // namespace entitlint
