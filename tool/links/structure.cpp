// What stands behind the host, read from left to right: path, hint, '#', route, id.
#include "tool/links/structure.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/hint.h"
#include "tool/links/package-id.h"
#include "tool/links/path.h"
#include "tool/links/spelling.h"
#include "tool/links/tokens.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

class StructureReader {
 public:
  StructureReader(std::string_view tail, bool government) : tail_(tail), government_(government) {
    hash_ = tail.find('#');
    const std::size_t question = tail.substr(0, hash_).find('?');
    path_end_ = std::min({hash_, question, tail.size()});
    path_ = read_path(tail.substr(0, path_end_));
    found_.end = tail.size();
    found_.cut = {0, tail.size()};
    if (question != none && hash_ != none) found_.query = {question, hash_};
    if (path_.at_sign) note_hint(path_.hint, path_.hint_at);
  }

  Structure read() && {
    if (hash_ == none) {
      without_hash();
    } else {
      with_fragment();
    }
    if (is_search_pattern(found_.hint) || is_search_pattern(found_.id)) no_package();
    if (found_.damage != LinkClass::not_a_package_link && is_dots(found_.hint) && is_dots(found_.id))
      found_.damage = LinkClass::placeholder;
    return std::move(found_);
  }

 private:
  static bool is_dots(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c == '.' || c == mark::ellipsis; });
  }
  static bool is_shortened(std::string_view text) { return text.find(mark::ellipsis) != none || text.find("..") != none; }

  void note_hint(std::string_view text, std::size_t at) {
    found_.hint = std::string(text);
    hint_ = judge_hint(text, government_);
    found_.hint_meant = hint_.meant;
    found_.hint_place = {at, at + text.size()};
  }

  void say(LinkClass damage, Stretch where) {
    found_.damage = damage;
    found_.cut = where;
  }
  void no_package() { say(LinkClass::not_a_package_link, {0, tail_.size()}); }
  bool has_placeholder() const { return hint_.damage == LinkClass::placeholder && path_hint_known(); }
  bool path_hint_known() const { return !found_.hint.empty(); }

  // No '#' at all: the rest is gone, or the route has become part of the path.
  void without_hash() {
    const std::size_t route = find_route(tail_);
    if (is_shortened(tail_)) return say(LinkClass::ellipsis, {first_dots(), tail_.size()});
    if (route != none) return route_in_path(route);
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    const bool only_hint = path_.at_sign && !path_.hint.empty() && path_.rest.find_first_not_of('/') == none && path_end_ == tail_.size();
    if (!only_hint) return no_package();
    say(LinkClass::fragment_missing, {tail_.size(), tail_.size()});
  }

  std::size_t first_dots() const { return std::min(tail_.find(mark::ellipsis), tail_.find("..")); }

  static std::size_t find_route(std::string_view text) {
    const std::size_t proper = find_ignoring_case(text, "access-package");
    return proper != none ? proper : find_ignoring_case(text, "accesspackage");
  }

  void route_in_path(std::size_t route) {
    const std::size_t begin = path_.at_sign ? path_.hint_at : path_.slashes;
    std::string_view hint = route > begin ? tail_.substr(begin, route - begin) : std::string_view();
    while (!hint.empty() && std::string_view("/?!%&.").find(hint.back()) != none) hint.remove_suffix(1);
    if (path_.at_sign || is_domain(hint) || is_guid(hint)) note_hint(hint, begin);
    const std::size_t slash = tail_.find('/', route);
    if (slash == none) return no_package();
    const std::size_t id = slash + count_front(tail_.substr(slash), '/');
    if (id == tail_.size()) return no_package();
    take_id(id);
    if (found_.damage == LinkClass::not_a_package_link || found_.damage == LinkClass::placeholder) return;
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    say(LinkClass::hash_missing, {begin + hint.size(), route});
  }

  void with_fragment() {
    const std::string_view fragment = tail_.substr(hash_ + 1);
    const std::size_t slashes = count_front(fragment, '/');
    std::string_view body = fragment.substr(slashes);
    const bool two_dots = path_.hint.find(mark::ellipsis) == none && path_.hint.find("...") == none;  // a slip: the rest follows
    if (is_shortened(path_.hint) && !is_dots(path_.hint) && !two_dots) return say(LinkClass::ellipsis, {first_dots(), tail_.size()});
    if (body.starts_with('@')) return hint_in_fragment(body, hash_ + 1 + slashes, 1);
    const std::string_view first = body.substr(0, body.find('/'));
    if (path_.at_sign && path_.hint.empty() && is_domain(first)) return hint_in_fragment(body, hash_ + 1 + slashes, 0);
    if (body.empty()) return only_hash(slashes);
    std::size_t at = hash_ + 1 + slashes;
    if (find_route(path_.rest) != none && guid_prefix(body) == guid_length) return hash_behind_route(at);
    if (slashes == 0 && body.starts_with("#/")) return second_hash(body, at);
    const bool bang = body.starts_with("!/");
    if (bang) {
      body.remove_prefix(2);
      at += 2;
    }
    read_route(body, at, slashes + (bang ? 1 : 0));
    if (bang && found_.damage == LinkClass::ok) say(LinkClass::route_misspelt, {hash_ + 1, at});
  }

  // @hint/access-packages#/guid
  void hash_behind_route(std::size_t at) {
    take_id(at);
    if (is_final(found_.damage)) return;
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    say(LinkClass::hash_misplaced, {hash_, at});
  }

  // @hint##/access-packages/guid
  void second_hash(std::string_view body, std::size_t at) {
    const std::size_t slashes = count_front(body.substr(1), '/');
    read_route(body.substr(1 + slashes), at + 1 + slashes, slashes);
    if (found_.damage == LinkClass::ok) say(LinkClass::hash_misplaced, {hash_, at + 1});
  }

  void only_hash(std::size_t slashes) {
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    if (slashes > 0 || !path_.at_sign || path_.hint.empty()) return no_package();
    say(LinkClass::fragment_missing, {tail_.size(), tail_.size()});
  }

  // portal.azure.com/#@tenant/…: the habit of another portal.
  // `sign`: 1 where the '@' stands behind the '#', 0 where it was left before it.
  void hint_in_fragment(std::string_view body, std::size_t at, std::size_t sign) {
    const std::size_t slash = body.find('/');
    note_hint(body.substr(sign, slash == none ? none : slash - sign), at + sign);
    const std::size_t route = find_route(body);
    const std::size_t id = route == none ? none : body.find('/', route);
    if (id == none || id + 1 >= body.size()) return no_package();
    take_id(at + id + count_front(body.substr(id), '/'));
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    if (found_.damage == LinkClass::placeholder || found_.damage == LinkClass::not_a_package_link) return;
    say(LinkClass::hash_misplaced, {hash_, at});
  }

  void read_route(std::string_view body, std::size_t at, std::size_t slashes) {
    std::size_t end = std::min(body.find_first_of("/?#"), body.size());
    const std::string_view word = body.substr(0, end);
    const bool hash =
        end < body.size() && body[end] == '#' && guid_prefix(body.substr(end + 1 + count_front(body.substr(end + 1), '/'))) == guid_length;
    const bool more = end < body.size() && body[end] == '/';
    const bool glued = !more && word.size() > route_name.size() && word.starts_with(route_name) && is_hex(word[route_name.size()]);
    if (glued) end = route_name.size();
    if (is_shortened(word) && !glued)
      return say(LinkClass::ellipsis, {at + std::min(word.find(mark::ellipsis), word.find("..")), at + end});
    if (hash && is_route(word)) return hash_behind_route(at + end + 1 + count_front(body.substr(end + 1), '/'));
    if (!more && !glued) return route_alone(word, at);
    if (!glued && !is_route(word)) return other_route(body, at);
    const std::size_t id = at + end + count_front(body.substr(end), '/');
    if (id >= tail_.size()) return no_id();
    take_id(id);
    if (!is_final(found_.damage)) structure_before_id({at, at + end}, slashes, body.substr(0, end), glued, id - at - end);
  }

  static bool is_final(LinkClass damage) {
    return damage == LinkClass::not_a_package_link || damage == LinkClass::placeholder || damage == LinkClass::ellipsis ||
           damage == LinkClass::wrong_route || damage == LinkClass::links_glued;
  }

  void no_id() {
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    if (!path_.at_sign) return no_package();
    say(path_.hint.empty() ? LinkClass::hint_missing : LinkClass::id_missing, {tail_.size(), tail_.size()});
  }

  void route_alone(std::string_view word, std::size_t at) {
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    const bool cut = !word.empty() && word.size() < route_name.size() && route_name.starts_with(word);
    if (!cut) return word.find(mark::token) != none ? say(LinkClass::placeholder, {at, at + word.size()}) : no_package();
    say(LinkClass::fragment_truncated, {at, at + word.size()});
  }

  void other_route(std::string_view body, std::size_t at) {
    if (has_placeholder() || body.find(mark::token) != none) return say(LinkClass::placeholder, {at, tail_.size()});
    for (std::size_t i = 0; i < body.size(); ++i) {
      if ((i == 0 || body[i - 1] == '/') && guid_prefix(body.substr(i)) == guid_length) {
        found_.id = std::string(body.substr(i, guid_length));
        found_.id_place = {at + i, at + i + guid_length};
        return say(LinkClass::wrong_route, {at, at + i});
      }
    }
    no_package();
  }

  void take_id(std::size_t at) {
    const PackageId id = read_package_id(tail_.substr(at));
    found_.id = id.written;
    found_.id_meant = id.meant;
    found_.id_place = {at, at + id.written.size()};
    found_.end = at + id.length;
    if (!id.hint.empty() && found_.hint.empty()) note_hint(id.hint, tail_.find('@', found_.end) + 1);
    say(id.damage, {at + id.cut.begin, at + id.cut.end});
  }

  // Structure comes before the hint, the hint before the id.
  void structure_before_id(Stretch route, std::size_t slashes, std::string_view word, bool glued, std::size_t id_slashes) {
    if (has_placeholder()) return say(LinkClass::placeholder, found_.hint_place);
    if (found_.damage == LinkClass::hash_misplaced || found_.damage == LinkClass::trailing_junk) return;
    const bool domain_first = !path_.at_sign && (is_domain(path_.hint) || is_guid(path_.hint));
    if (slashes == 0 || glued)
      return say(LinkClass::route_slash_missing, {glued ? route.end : route.begin, glued ? route.end : route.begin});
    if (word != route_name) return say(LinkClass::route_misspelt, route);
    if (slashes > 1) return say(LinkClass::extra_slash, {hash_ + 1, route.begin});
    if (id_slashes > 1) return say(LinkClass::extra_slash, {route.end, route.end + id_slashes});
    if (path_.slashes > 1) return say(LinkClass::extra_slash, {0, path_.slashes});
    if (domain_first) {
      note_hint(path_.hint, path_.hint_at);
      return say(LinkClass::at_sign_missing, {path_.slashes, path_.slashes});
    }
    if (!path_.at_sign && !path_.hint.empty()) {
      if (path_.hint.find('@') != none) note_hint(path_.hint, path_.hint_at);  // alex@contoso.com
      return say(LinkClass::hint_malformed, {0, path_end_});
    }
    if (found_.hint.empty()) return say(LinkClass::hint_missing, {0, hash_});
    if (!path_.rest.empty() && path_.rest.find_first_not_of('/') != none) return say(LinkClass::wrong_route, {0, hash_});
    if (hint_.damage != LinkClass::ok) return say(hint_.damage, found_.hint_place);
    if (!path_.rest.empty()) return say(LinkClass::extra_slash, {found_.hint_place.end, path_end_});
    if (found_.query.end > found_.query.begin && found_.damage == LinkClass::ok) say(LinkClass::extra_query, found_.query);
  }

  std::string_view tail_;
  bool government_;
  std::size_t hash_ = none;
  std::size_t path_end_ = 0;
  Path path_;
  Hint hint_{LinkClass::hint_missing, {}};
  Structure found_;
};

}  // namespace

Structure read_structure(std::string_view tail, bool government) {
  return StructureReader(tail, government).read();
}

}  // namespace entitlint
