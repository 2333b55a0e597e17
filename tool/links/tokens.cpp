// Template tokens: what stands where a real hint or id will be put.
#include "tool/links/tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/markup-names.h"

namespace entitlint {
namespace {

constexpr std::size_t longest_token = 80;

// Where the bracket at `at` is closed by `closer`, on its line; npos if it is not.
std::size_t closing(const std::string& chars, std::size_t at, std::string_view closer) {
  const std::string_view near = std::string_view(chars).substr(at, longest_token + closer.size());
  const std::size_t length = near.find(closer);
  if (length == std::string_view::npos) return std::string::npos;
  const std::string_view inside = near.substr(0, length);
  if (inside.find_first_of("\n\r\f\v") != std::string_view::npos || inside.find("://") != std::string_view::npos) return std::string::npos;
  return at + length;
}

std::size_t name_length(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && (is_alnum(text[n]) || text[n] == '_')) ++n;
  return n;
}

struct Brackets {
  std::string_view open, close;
};
constexpr std::array brackets = {
    Brackets{"{{", "}}"}, Brackets{"${", "}"}, Brackets{"$(", ")"}, Brackets{"#{", "}"},
    Brackets{"<<", ">>"}, Brackets{"<", ">"},  Brackets{"{", "}"},  Brackets{"[", "]"},
};

// A GUID, whatever stands in it that no reader sees.
bool is_guid_with_gaps(std::string_view text) {
  std::string seen;
  for (const char c : text.substr(0, longest_token)) {
    if (c != mark::invisible && c != mark::inline_tag) seen += c;
  }
  return is_guid(seen);
}

// The length of the token that starts at chars[at]; 0 when there is none.
std::size_t bracketed(const std::string& chars, std::size_t at) {
  for (const Brackets& pair : brackets) {
    if (chars.compare(at, pair.open.size(), pair.open) != 0) continue;
    const std::size_t inside = at + pair.open.size();
    const std::size_t end = closing(chars, inside, pair.close);
    if (end == std::string::npos) continue;
    const std::string_view content = trimmed(std::string_view(chars).substr(inside, end - inside));
    if (content.empty() && pair.open == "{" && end == inside) return 2;  // {} of a format string
    if (content.empty() || is_guid_with_gaps(content) || (pair.open == "<" && is_element(content))) return 0;
    if (content.find_first_of("@#<\"") != std::string_view::npos && pair.open.front() != '$' && pair.open != "{{") return 0;
    return end + pair.close.size() - at;
  }
  return 0;
}

std::size_t named(const std::string& chars, std::size_t at) {
  const std::string_view rest = std::string_view(chars).substr(at);
  if (rest.size() < 2) return 0;
  if (rest[0] == '$' || (rest[0] == ':' && is_letter(rest[1]))) {
    const std::size_t n = name_length(rest.substr(1));
    const bool closed = rest[0] == '$' && n > 0 && rest.substr(n + 1).starts_with('$');
    return n == 0 ? 0 : closed ? n + 2 : n + 1;
  }
  if (rest.starts_with("__") || rest.starts_with("@@")) {
    const std::size_t n = name_length(rest.substr(2));
    // A name may hold the underscores that close it.
    const std::size_t end = rest.substr(0, n + 4).find(rest.substr(0, 2), 2);
    if (rest[0] == '_') return end != std::string_view::npos && end > 2 ? end + 2 : 0;
    return n > 0 && rest.substr(2 + n).starts_with("@@") ? n + 4 : 0;
  }
  return 0;
}

// A part of a link begins behind these; a token may also follow a token or stand inside a name.
bool may_begin_token(char before, std::string_view rest) {
  if (rest[0] == '$' || rest.starts_with("{{") || rest.starts_with("#{"))
    return is_alnum(before) || before == '@' || before == '/' || before == '.' || before == '-' || before == mark::token;
  if (rest[0] == '_') return before == '@' || before == '/';
  return before == '@' || before == '/' || before == mark::token || (before == '.' && rest[0] != '[');
}

// [.] (.) {.} [dot]: how analysts keep an address from being a link.
std::size_t defanged_dot(const std::string& chars, std::size_t at) {
  for (const std::string_view form : {"[.]", "(.)", "{.}", "[dot]", "(dot)", "[d]"}) {
    if (same_ignoring_case(std::string_view(chars).substr(at, form.size()), form)) return form.size();
  }
  return 0;
}

// Writes atoms over those already read: what is gathered only gets shorter.
class TokenGatherer {
 public:
  explicit TokenGatherer(Atoms& atoms) : atoms_(atoms), chars_(characters(atoms, 0, atoms.size())) {}

  void gather() {
    while (at_ < atoms_.size()) {
      if (!defanged_colon() && !dot() && !token()) merge(1, atoms_[at_].c, atoms_[at_].how);
    }
    atoms_.resize(written_);
  }

 private:
  std::string_view rest() const { return std::string_view(chars_).substr(at_); }

  bool merge(std::size_t length, char c, Spelling how) {
    atoms_[written_++] = {c, how, atoms_[at_].begin, atoms_[at_ + length - 1].end};
    at_ += length;
    return true;
  }

  bool defanged_colon() {
    if (rest().starts_with("[:]")) return merge(3, ':', Spelling::defanged);
    if (!rest().starts_with("[://]")) return false;
    merge(2, ':', Spelling::defanged);
    merge(1, '/', atoms_[at_].how);
    return merge(2, '/', Spelling::defanged);
  }

  bool dot() {
    const char c = chars_[at_];
    const std::size_t length = c == '[' || c == '(' || c == '{' ? defanged_dot(chars_, at_) : 0;
    return length != 0 && merge(length, '.', Spelling::defanged);
  }

  bool token() {
    const bool starts = std::string_view("<{[$#:_@").find(chars_[at_]) != std::string_view::npos;
    if (!starts || written_ == 0 || !may_begin_token(atoms_[written_ - 1].c, rest())) return false;
    std::size_t length = bracketed(chars_, at_);
    if (length == 0) length = named(chars_, at_);
    return length != 0 && merge(length, mark::token, Spelling::token);
  }

  Atoms& atoms_;
  const std::string chars_;
  std::size_t at_ = 0;
  std::size_t written_ = 0;
};

// The words a placeholder is made of; a hint or id of nothing but these is one.
constexpr std::array filler_words = {
    "your",         "you",    "my",      "the",      "a",         "access", "package",   "packages", "id",     "ids",
    "guid",         "uuid",   "tenant",  "tenantid", "packageid", "hint",   "directory", "domain",   "name",   "placeholder",
    "here",         "insert", "replace", "todo",     "tbd",       "tbc",    "value",     "unique",   "object", "organization",
    "organisation", "org",    "company", "customer", "some",      "goes",   "xxx",       "xxxx",     "me",     "change",
};

bool is_filler(std::string_view word) {
  return std::ranges::find(filler_words, word) != filler_words.end();
}

// Splits at anything that is no letter and between small and capital letters: accessPackageId, YOUR-PACKAGE_ID.
bool only_filler(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i])) return false;
    if (!is_letter(text[i++])) continue;
    const std::size_t begin = i - 1;
    while (i < text.size() && is_letter(text[i]) && !(is_upper(text[i]) && is_lower(text[i - 1]))) ++i;
    if (!is_filler(lowered(text.substr(begin, i - begin)))) return false;
    ++words;
  }
  return words > 0;
}

bool is_shouted(std::string_view text, std::size_t least) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (is_lower(c)) return false;
    capitals += is_upper(c) ? 1 : 0;
  }
  return capitals >= least && !std::ranges::all_of(text, [](char c) { return is_hex(c) || c == '-'; });
}

bool is_x_pattern(std::string_view text) {
  std::size_t crosses = 0;
  for (const char c : text) {
    const char small = lower(c);
    if (small == 'x') ++crosses;
    if (small != 'x' && c != '-' && small != 'y' && c != '4' && c != '0' && c != '.') return false;
  }
  return crosses >= 3;
}

}  // namespace

bool is_search_pattern(std::string_view text) {
  if (text.size() >= 3 && text.find_first_not_of('*') == std::string_view::npos) return false;  // ***: blackened
  const bool letters = std::ranges::any_of(text, [](char c) { return is_alnum(c) || c == mark::foreign; });
  return text.find('*') != std::string_view::npos || (!letters && text.find_first_of("+$^\\") != std::string_view::npos);
}

std::size_t percent_variable(std::string_view text) {
  if (text.size() < 2 || text[0] != '%') return 0;
  if ((text[1] == 's' || text[1] == '@') && (text.size() == 2 || !is_alnum(text[2]))) return 2;
  if (is_digit(text[1]) && text[1] != '0' && (text.size() == 2 || !is_hex(text[2]))) return 2;  // of a batch file
  if (text[1] == '(') {                                                                         // %(name)s
    const std::size_t n = name_length(text.substr(2));
    return n > 0 && text.substr(2 + n).starts_with(")s") ? n + 4 : 0;
  }
  std::size_t n = 1;
  while (n < text.size() && n < longest_token && (is_alnum(text[n]) || text[n] == '_' || text[n] == '-')) ++n;
  const bool closed = n < text.size() && text[n] == '%' && n >= 4 && is_letter(text[1]);
  // %2F… is percent-encoding and %ABC% is not: an encoded byte is followed by what it encodes, which seldom closes with a percent sign.
  const bool encoded =
      is_hex(text[1]) && is_hex(text[2]) && std::ranges::none_of(text.substr(1, n - 1), [](char c) { return is_letter(c) && !is_hex(c); });
  return closed && !encoded ? n + 1 : 0;
}

void gather_tokens(Atoms& atoms) {
  TokenGatherer(atoms).gather();
}

bool is_placeholder_hint(std::string_view hint) {
  if (hint.find(mark::token) != std::string_view::npos) return true;
  const std::string_view label = hint.substr(0, hint.find('.'));
  if (hint.size() >= 3 && hint.find_first_not_of('*') == std::string_view::npos) return true;
  if (is_x_pattern(label) || is_nil_guid(hint) || hint.find("XXX") != std::string_view::npos) return true;
  for (const std::string_view word : {"TENANT", "DOMAIN", "YOUR", "PLACEHOLDER", "TBD", "TODO"}) {
    if (label.find(word) != std::string_view::npos) return true;
  }
  for (const std::string_view word : {"yourtenant", "yourdomain", "yourorg", "yourcompany", "tenantname", "tenantdomain"}) {
    if (starts_ignoring_case(label, word)) return true;
  }
  return (hint.find('.') == std::string_view::npos || starts_ignoring_case(label, "your")) && (only_filler(label) || is_shouted(label, 2));
}

bool is_placeholder_id(std::string_view id) {
  if (id.find(mark::token) != std::string_view::npos) return true;
  return is_x_pattern(id) || is_nil_guid(id) || is_counting_guid(id) || only_filler(id) || is_shouted(id, 3);  // HR is a department
}

}  // namespace entitlint
