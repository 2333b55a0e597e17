// Finds known texts without regard to case, the longest first, and only where no word goes on.
#include "tool/cli/pseudonyms.h"

#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/guid.h"

namespace entitlint {
namespace {

constexpr std::size_t start = 2;     // bytes by which known texts are looked up
constexpr std::size_t shortest = 3;  // shorter ones are words of any text

bool is_word(char c) {
  return is_alnum(c) || c == '_' || c == '-';
}

// Of an address of mail: letters, digits and what RFC 5321 allows without quotes, as far as it is in use.
bool is_local(char c) {
  return is_alnum(c) || std::string_view("._%+-#'").find(c) != std::string_view::npos;
}

constexpr std::array prefixes = {"tenant-", "domain-", "person-", "id-", "path-"};

std::string pseudonym(Secret kind, std::size_t number, std::string_view text) {
  std::string name = prefixes[static_cast<std::size_t>(kind)] + std::to_string(number);
  if (kind == Secret::domain) name += ".example";
  if (kind == Secret::person) name += "@people.example";
  const std::size_t dot = text.rfind('.');
  if (kind == Secret::path && dot != text.npos && text.find('/', dot) == text.npos) name += text.substr(dot);  // the kind of file
  return name;
}

}  // namespace

void Pseudonyms::take(Secret kind, std::string_view text) {
  if (text.size() >= shortest) known_.try_emplace(lowered(text), Known{kind, {}});
}

void Pseudonyms::take_from(std::string_view text) {
  constexpr std::size_t guid_size = 36;
  for (std::size_t dash = text.find('-'); dash != text.npos; dash = text.find('-', dash + 1)) {
    if (dash >= 8 && is_guid(text.substr(dash - 8, guid_size))) take(Secret::id, text.substr(dash - 8, guid_size));
  }
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_local(text[begin - 1])) --begin;
    while (end < text.size() && (is_alnum(text[end]) || text[end] == '.' || text[end] == '-')) ++end;
    while (end > at && text[end - 1] == '.') --end;
    const bool domain = text.substr(at, end - at).find('.') != text.npos;
    if (begin < at && domain) take(Secret::person, text.substr(begin, end - begin));
  }
}

void Pseudonyms::number() {
  std::array<std::size_t, prefixes.size()> numbers{};
  for (auto& [text, known] : known_) known.name = pseudonym(known.kind, ++numbers[static_cast<std::size_t>(known.kind)], text);
  for (auto at = known_.cbegin(); at != known_.cend(); ++at) by_start_[at->first.substr(0, start)].push_back(at);
  for (auto& [key, group] : by_start_)
    std::ranges::stable_sort(group, std::ranges::greater(), [](const auto& at) { return at->first.size(); });
}

std::string Pseudonyms::replaced(std::string_view text) const {
  const std::string small = lowered(text);
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const auto group = by_start_.find(small.substr(at, start));
    const Known* best = nullptr;
    std::size_t length = 1;
    if (group != by_start_.end() && (at == 0 || !is_word(text[at - 1]))) {
      for (const auto& candidate : group->second) {
        const std::string& known = candidate->first;
        const std::size_t end = at + known.size();
        if (small.compare(at, known.size(), known) != 0 || (end < text.size() && is_word(text[end]))) continue;
        best = &candidate->second;
        length = known.size();
        break;
      }
    }
    made += best == nullptr ? std::string_view(text.substr(at, 1)) : std::string_view(best->name);
    at += length;
  }
  return made;
}

}  // namespace entitlint
