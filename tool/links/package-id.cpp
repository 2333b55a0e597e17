// What stands where the package id belongs: a whole GUID, a part of one, a tab of the portal, or something else.
#include "tool/links/package-id.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/hint.h"
#include "tool/links/spelling.h"
#include "tool/links/tokens.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

// @contoso.com or /@contoso.com
bool is_hint_behind(std::string_view rest) {
  if (rest.starts_with('/')) rest.remove_prefix(1);
  return rest.starts_with('@') && is_domain(rest.substr(1));
}

LinkClass behind_whole_id(std::string_view rest) {
  if (rest.empty() || rest == "/") return LinkClass::ok;
  if (rest.find_first_not_of('/') == none) return LinkClass::extra_slash;
  if (rest.starts_with('?') || rest.starts_with("/?")) return LinkClass::extra_query;
  if (is_hint_behind(rest)) return LinkClass::hash_misplaced;
  const std::string_view next = rest.substr(std::min(rest.find_first_not_of(";,|/+&"), rest.size()));
  if (starts_ignoring_case(next, "https:") || starts_ignoring_case(next, "http:")) return LinkClass::links_glued;
  if (std::ranges::all_of(rest, [](char c) { return is_hex(c) || c == '-'; })) return LinkClass::id_malformed;
  return LinkClass::trailing_junk;
}

PackageId whole(std::string_view text) {
  const std::string_view rest = text.substr(guid_length);
  PackageId id{behind_whole_id(rest), std::string(text.substr(0, guid_length)), {}, {}, guid_length, {guid_length, text.size()}};
  if (id.damage == LinkClass::id_malformed) {
    id.written = std::string(text);
    id.length = text.size();
    return id;
  }
  id.meant = id.written;
  if (id.damage == LinkClass::hash_misplaced) id.hint = std::string(rest.substr(rest.find('@') + 1));
  if (id.damage == LinkClass::ok) id.length = text.size();
  if (is_nil_guid(id.meant) || is_counting_guid(id.meant)) id.damage = LinkClass::placeholder;
  return id;
}

// With one brace, the other one is lost.
PackageId braced(std::string_view text, std::size_t length) {
  const std::string written(text.substr(0, length));
  return {LinkClass::id_braced, written, written.substr(1, guid_length), {}, length, {0, length}};
}

bool is_braced(std::string_view text) {
  constexpr std::string_view open = "{[(<\"'", close = "}])>\"'";
  const std::size_t kind = open.find(text.front());
  return kind != none && text.size() >= guid_length + 2 && text[guid_length + 1] == close[kind] && is_guid(text.substr(1, guid_length));
}

// ########-####-####-####-############
bool is_mask(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return c == '#' || c == '?'; }) >= 8 && text.find_first_not_of("#?-") == none;
}

bool has_guid(std::string_view text) {
  for (std::size_t i = 0; i + guid_length <= text.size(); ++i) {
    if (guid_prefix(text.substr(i)) == guid_length) return true;
  }
  return false;
}

// "active", "available", "expired": the portal's tabs have names of small letters only; a capital one is the name of a package.
bool is_tab(std::string_view word) {
  const bool known = same_ignoring_case(word, "active") || same_ignoring_case(word, "available") || same_ignoring_case(word, "expired");
  return known || (std::ranges::all_of(word, is_lower) && !(word.size() <= 8 && std::ranges::all_of(word, is_hex)));
}

// What stands behind letters beyond ASCII, and the full stops among them, is a sentence that goes on without a space.
std::string_view without_prose(std::string_view word) {
  return word.substr(0, word.find_first_of(std::string{mark::foreign, mark::curly_quote}));
}

}  // namespace

PackageId read_package_id(std::string_view text) {
  const std::size_t fits = guid_prefix(text);
  if (fits == guid_length) return whole(text);
  if (is_braced(text)) return braced(text, guid_length + 2);
  if (text.starts_with('{') && is_guid(text.substr(1))) return braced(text, guid_length + 1);
  if (is_mask(text)) return {LinkClass::placeholder, std::string(text), {}, {}, text.size(), {0, text.size()}};
  const std::string_view word = text.substr(0, text.find_first_of("/?#&"));
  const std::string_view rest = text.substr(word.size());
  PackageId id{LinkClass::id_malformed, std::string(word), {}, {}, word.size(), {0, word.size()}};
  const std::size_t dots = std::min(text.find(mark::ellipsis), text.find(".."));
  if (is_placeholder_id(word)) {
    id.damage = LinkClass::placeholder;
  } else if (dots != none) {
    id = {LinkClass::ellipsis, std::string(text.substr(0, dots + 3)), {}, {}, text.size(), {dots, text.size()}};
  } else if (word.empty()) {
    id.damage = LinkClass::id_missing;
  } else if (is_tab(without_prose(word))) {
    id.damage = has_guid(rest) ? LinkClass::wrong_route : LinkClass::not_a_package_link;
  } else if (std::string whole_id = regrouped_guid(word); !whole_id.empty()) {
    id.damage = is_nil_guid(whole_id) ? LinkClass::placeholder : LinkClass::id_unhyphenated;
    id.meant = std::move(whole_id);
  } else if (fits > 0 && (fits == word.size() || !(is_alnum(word[fits]) || word[fits] == '-' || word[fits] == '_'))) {
    id.damage = LinkClass::id_truncated;
    id.written = std::string(word.substr(0, fits));
    id.cut = {0, fits};
  }
  return id;
}

}  // namespace entitlint
