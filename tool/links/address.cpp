// Splits an address into scheme, host and the rest.
#include "tool/links/address.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

Scheme scheme_of(std::string_view letters, bool colon, std::size_t slashes) {
  const std::string word = lowered(letters);
  if (word.find("xx") != std::string::npos || word.find('*') != std::string::npos) return Scheme::defanged;
  if (!colon || slashes != 2) return letters.empty() ? Scheme::missing : Scheme::broken;
  if (word == "https") return Scheme::https;
  return word == "http" ? Scheme::http : Scheme::broken;
}

// The length of the "https://" or "http://" that stands here once more, or of what is left of it.
std::size_t repeated_scheme(std::string_view chars, std::size_t at) {
  for (const std::string_view again : {"https://", "http://", "://"}) {
    if (starts_ignoring_case(chars.substr(at), again)) return again.size();
  }
  return 0;
}

// A host's characters; what else stands there ends it.
bool is_host_char(char c) {
  return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == mark::foreign || c == mark::ellipsis;
}

}  // namespace

void Candidate::take(const Atom& atom) {
  if (atom.c == mark::invisible) return drop(Gap::invisible, atom.begin, atom.end);
  if (is_blank(atom.c)) return drop(Gap::space, atom.begin, atom.end);
  if (atom.c == mark::inline_tag || atom.c == mark::line_break) return drop(Gap::markup, atom.begin, atom.end);
  chars += atom.c;
  atoms.push_back(atom);
}

bool is_scheme_like(std::string_view letters) {
  const std::string word = lowered(letters);
  if (word.starts_with('*')) return false;  // emphasis before an address
  if (word == "http" || word == "https" || word == "hxxp" || word == "hxxps" || word == "h**p" || word == "h**ps") return true;
  const bool tail = word.size() >= 2 && (std::string_view("https").ends_with(word) || std::string_view("http").ends_with(word));
  return tail || (word.size() >= 3 && word.size() <= 7 && edit_distance(word, "https", 1) <= 1);
}

Address split_address(const std::string& chars) {
  Address address;
  std::size_t at = 0;
  while (at < chars.size() && (is_letter(chars[at]) || chars[at] == '*')) ++at;
  const std::size_t letters = at;
  std::size_t colons = std::min<std::size_t>(std::min(chars.find_first_not_of(':', at), chars.size()) - at, 2);
  at += colons;
  const bool slip = colons == 0 && at > 0 && at < chars.size() && std::string_view(";,.").find(chars[at]) != std::string_view::npos &&
                    chars.compare(at + 1, 2, "//") == 0 && is_scheme_like(std::string_view(chars).substr(0, at));
  if (slip) ++at;
  const bool colon = colons > 0;
  const std::size_t slashes = std::min(chars.find_first_not_of('/', at), chars.size()) - at;
  const std::string_view word = std::string_view(chars).substr(0, letters);
  // myaccess.microsoft.com:443/… has a colon too, but no letters of a scheme.
  address.foreign_scheme = colon && slashes >= 2 && letters > 0 && !is_scheme_like(word);
  if ((colon || slashes > 0) && (letters == 0 || is_scheme_like(word) || address.foreign_scheme)) {
    address.scheme = scheme_of(word, colons == 1, slashes);
    at += slashes;
    for (std::size_t again = repeated_scheme(chars, at); again > 0; again = repeated_scheme(chars, at)) {
      address.scheme = Scheme::broken;
      at += again;
    }
    address.scheme_place = {0, at};
  } else {
    at = 0;
  }
  const std::size_t end = std::min(chars.find_first_of("/?#", at), chars.size());
  const std::size_t sign = chars.rfind('@', end);
  if (sign != std::string::npos && sign >= at && sign < end) {
    address.user = {at, sign};
    at = sign + 1;
  }
  std::size_t host_end = at;
  while (host_end < end && is_host_char(chars[host_end])) ++host_end;
  address.host = {at, host_end};
  const std::string_view behind = std::string_view(chars).substr(host_end, end - host_end);
  const bool port = behind.size() > 1 && behind.front() == ':' && std::ranges::all_of(behind.substr(1), is_digit);
  address.tail = port ? end : host_end;
  address.foreign_port = port && behind != ":443" && !(behind == ":80" && address.scheme == Scheme::http);
  return address;
}

}  // namespace entitlint
