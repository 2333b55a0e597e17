// Proofpoint URL Defense: the three ways it has written addresses since 2014.
#include <algorithm>

#include "tool/input/characters.h"
#include "tool/input/utf8.h"
#include "tool/links/encodings.h"
#include "tool/links/gateway.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

// "amp;" at most: the parameter was copied out of HTML.
std::string without_references(std::string text) {
  for (std::size_t at = text.find("&amp;"); at != none; at = text.find("&amp;", at + 1)) text.erase(at + 1, 4);
  return text;
}

std::optional<std::string_view> value_between(std::string_view query, std::string_view begin,
                                              std::initializer_list<std::string_view> ends) {
  const std::size_t at = query.find(begin);
  if (at == none) return std::nullopt;
  query.remove_prefix(at + begin.size());
  std::size_t end = query.size();
  for (const std::string_view mark : ends) end = std::min(end, query.find(mark));
  return query.substr(0, end);
}

std::optional<std::string> version1(std::string_view query) {
  const std::optional<std::string_view> value = value_between(query, "u=", {"&k=", "&amp;k="});
  if (!value) return std::nullopt;
  return without_references(percent_decoded(*value));
}

std::optional<std::string> version2(std::string_view query) {
  const std::optional<std::string_view> value = value_between(query, "u=", {"&d=", "&c=", "&amp;d=", "&amp;c="});
  if (!value) return std::nullopt;
  std::string url(*value);
  std::ranges::replace(url, '-', '%');
  std::ranges::replace(url, '_', '/');
  return without_references(percent_decoded(url));
}

// How many characters "**X" stands for: 2 + the index of X among A-Z a-z 0-9 - _.
std::size_t run_length(char c) {
  const int value = c == '+' || c == '/' ? -1 : base64_value(c);
  return value < 0 ? 0 : static_cast<std::size_t>(value) + 2;
}

// Puts the characters listed in `removed` back where the asterisks stand; nothing when their numbers disagree.
std::optional<std::string> refilled(std::string_view url, std::string_view removed) {
  std::string out;
  const auto take = [&](std::size_t count) {
    for (; count > 0 && !removed.empty(); --count) {
      const std::size_t length = std::min<std::size_t>(decode_utf8(removed).length, removed.size());
      out += removed.substr(0, length);
      removed.remove_prefix(length);
    }
    return count == 0;
  };
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] != '*') {
      out += url[i];
      continue;
    }
    std::size_t count = 1;
    if (i + 2 < url.size() && url[i + 1] == '*' && run_length(url[i + 2]) > 0) {
      count = run_length(url[i + 2]);
      i += 2;
    }
    if (!take(count)) return std::nullopt;
  }
  return removed.empty() ? std::optional(out) : std::nullopt;
}

std::optional<std::string> version3(std::string_view path) {
  const std::size_t begin = path.find("__");
  if (begin == none) return std::nullopt;
  path.remove_prefix(begin + 2);
  const std::size_t end = path.find("__;");
  const std::size_t bang = end == none ? none : path.find('!', end);
  if (bang == none) return std::nullopt;
  std::string url(path.substr(0, end));
  // Path normalisation on the way takes one slash of the scheme away.
  const std::size_t colon = url.find(":/");
  if (colon != none && colon < 8 && url.compare(colon, 3, "://") != 0) url.insert(colon + 1, 1, '/');
  const std::optional<std::string> removed = base64_decoded(path.substr(end + 3, bang - end - 3));
  // The asterisks are put back before decoding: what was removed may itself be a '%'.
  std::optional<std::string> whole = removed ? refilled(percent_decoded(url), *removed) : std::nullopt;
  return whole;
}

}  // namespace

std::optional<std::string> unwrap_proofpoint(std::string_view path) {
  if (path.starts_with("/v1/")) return version1(path);
  if (path.starts_with("/v2/")) return version2(path);
  if (path.starts_with("/v3/")) return version3(path);
  return std::nullopt;
}

}  // namespace entitlint
