// Reading and matching .gitignore patterns, part by part, without recursion.
#include "tool/input/gitignore.h"

#include <algorithm>
#include <utility>

namespace entitlint {

namespace {

constexpr std::size_t nothing = std::string_view::npos;

bool between(char byte, char low, char high) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= static_cast<unsigned char>(low) && value <= static_cast<unsigned char>(high);
}

bool in_named_class(std::string_view name, char byte) {
  const bool upper = between(byte, 'A', 'Z');
  const bool lower = between(byte, 'a', 'z');
  const bool digit = between(byte, '0', '9');
  if (name == "alpha") return upper || lower;
  if (name == "digit") return digit;
  if (name == "alnum") return upper || lower || digit;
  if (name == "upper") return upper;
  if (name == "lower") return lower;
  if (name == "xdigit") return digit || between(byte, 'a', 'f') || between(byte, 'A', 'F');
  if (name == "blank") return byte == ' ' || byte == '\t';
  if (name == "space") return byte == ' ' || between(byte, '\t', '\r');
  if (name == "punct") return between(byte, '!', '~') && !(upper || lower || digit);
  return false;
}

// One byte of a name against the class that begins behind '[' at `at`: the place behind its ']', or nothing.
std::size_t past_class(std::string_view glob, std::size_t at, char byte) {
  const bool negated = at < glob.size() && (glob[at] == '!' || glob[at] == '^');
  if (negated) ++at;
  bool found = false;
  for (bool first = true; at < glob.size() && (first || glob[at] != ']'); first = false) {
    if (glob.substr(at).starts_with("[:")) {
      const std::size_t end = glob.find(":]", at + 2);
      if (end != nothing) {
        found = found || in_named_class(glob.substr(at + 2, end - at - 2), byte);
        at = end + 2;
        continue;
      }
    }
    const auto literal = [&] {
      if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
      return glob[at++];
    };
    const char low = literal();
    char high = low;
    if (at + 1 < glob.size() && glob[at] == '-' && glob[at + 1] != ']') {
      ++at;
      high = literal();
    }
    found = found || between(byte, low, high);
  }
  if (at >= glob.size() || found == negated) return nothing;
  return at + 1;
}

// One byte of a name against what stands in the glob at `at`: the place behind it, or nothing.
std::size_t past_one(std::string_view glob, std::size_t at, char byte) {
  if (at >= glob.size()) return nothing;
  switch (glob[at]) {
    case '?':
      return at + 1;
    case '[':
      return past_class(glob, at + 1, byte);
    case '\\':
      return at + 1 < glob.size() && glob[at + 1] == byte ? at + 2 : nothing;
    default:
      return glob[at] == byte ? at + 1 : nothing;
  }
}

std::string_view first_part(std::string_view path) {
  return path.substr(0, path.find('/'));
}

// All of a path against a pattern's parts. A "**" that fails gives up one more folder and tries again; earlier ones need not.
bool matches_parts(const std::vector<std::string>& parts, std::string_view path) {
  std::size_t part = 0;
  std::size_t star = nothing;
  std::string_view rest = path;
  std::string_view after_star;
  const auto step = [](std::string_view of) { return of.substr(std::min(of.size(), first_part(of).size() + 1)); };
  while (!rest.empty()) {
    if (part < parts.size() && parts[part] == "**") {
      star = part++;
      after_star = rest;
    } else if (part < parts.size() && matches_glob(parts[part], first_part(rest))) {
      ++part;
      rest = step(rest);
    } else if (star != nothing) {
      part = star + 1;
      rest = after_star = step(after_star);
    } else {
      return false;
    }
  }
  return part == parts.size();
}

std::string_view without_trailing_blanks(std::string_view line) {
  while (line.ends_with(' ')) {
    const std::string_view before = line.substr(0, line.size() - 1);
    const std::size_t last_other = before.find_last_not_of('\\');
    const std::size_t backslashes = before.size() - (last_other == nothing ? 0 : last_other + 1);
    if (backslashes % 2 == 1) break;
    line = before;
  }
  return line;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view name) {
  std::size_t at = 0;
  std::size_t next = 0;
  std::size_t star = nothing;
  std::size_t after_star = 0;
  while (next < name.size()) {
    if (at < glob.size() && glob[at] == '*') {
      star = at++;
      after_star = next;
      continue;
    }
    const std::size_t past = past_one(glob, at, name[next]);
    if (past != nothing) {
      at = past;
      ++next;
    } else if (star != nothing) {
      at = star + 1;
      next = ++after_star;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', at) == nothing;
}

Gitignore::Gitignore(std::string_view text, std::string folder) : folder_(std::move(folder)) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with('#')) add(without_trailing_blanks(line));
  }
}

void Gitignore::add(std::string_view line) {
  Pattern pattern;
  if (line.starts_with('!')) {
    pattern.negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.only_folders = true;
    line.remove_suffix(1);
  }
  if (line.empty()) return;
  if (line.find('/') == nothing) pattern.parts.push_back("**");  // a bare name matches at any depth
  if (line.starts_with('/')) line.remove_prefix(1);
  for (bool more = true; more;) {
    const std::string_view part = first_part(line);
    const bool any_folders = part.size() > 1 && part.find_first_not_of('*') == nothing;
    pattern.parts.emplace_back(any_folders ? "**" : part);
    more = part.size() < line.size();
    line.remove_prefix(std::min(line.size(), part.size() + 1));
  }
  if (pattern.parts.back() == "**") pattern.parts.push_back("*");  // "a/**" is what lies in a, not a itself
  patterns_.push_back(std::move(pattern));
}

Ignored Gitignore::judge(std::string_view path, bool is_folder) const {
  const std::string_view below = path.substr(folder_.size());
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->only_folders && !is_folder) continue;
    if (matches_parts(pattern->parts, below)) return pattern->negated ? Ignored::no : Ignored::yes;
  }
  return Ignored::silent;
}

}  // namespace entitlint
