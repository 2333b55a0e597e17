// Suppressions that stand in documents: <!-- entitlint: ignore=AP103 reason="…" until=2027-01-31 -->
#include <algorithm>
#include <map>

#include "tool/input/error.h"
#include "tool/lint/lint.h"
#include "tool/lint/suppressions.h"

namespace entitlint {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// The next `key=value` of the words, which lose it; the value may stand in quotes. False at the end.
bool next_setting(std::string_view& words, std::string& key, std::string& value) {
  words.remove_prefix(std::min(words.find_first_not_of(blanks), words.size()));
  const std::size_t equals = words.find('=');
  if (equals == words.npos) return false;
  key = std::string(words.substr(0, equals));
  words.remove_prefix(equals + 1);
  const bool quoted = !words.empty() && (words.front() == '"' || words.front() == '\'');
  const std::size_t begin = quoted ? 1 : 0;
  std::size_t end = quoted ? words.find(words.front(), 1) : words.find_first_of(blanks);
  end = std::min(end, words.size());
  value = std::string(words.substr(begin, end - begin));
  words.remove_prefix(std::min(end + begin, words.size()));
  return true;
}

// A comment as it is written, before it is known what it is about.
struct Comment {
  std::vector<std::string> rules;
  Suppression common;
};

Comment read_comment(std::string_view words) {
  Comment settings;
  std::string key, value;
  while (next_setting(words, key, value)) {
    if (equal_ids(key, "ignore")) {
      for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        if (end > begin) settings.rules.push_back(value.substr(begin, end - begin));
        begin = end + 1;
      }
    } else if (equal_ids(key, "reason")) {
      settings.common.reason = value;
    } else if (equal_ids(key, "owner")) {
      settings.common.owner = value;
    } else if (equal_ids(key, "until")) {
      settings.common.until = value;
    } else {
      settings.common.fault = "says '" + key + "', which means nothing";
    }
  }
  if (!settings.common.until.empty() && (settings.common.until.size() != 10 || !parse_time(settings.common.until)))
    settings.common.fault = "gives 'until' no day as YYYY-MM-DD";
  if (settings.common.reason.empty()) settings.common.fault = "gives no reason";
  if (settings.rules.empty()) settings.rules.emplace_back();
  return settings;
}

bool is_a_rule(std::string_view word, RuleTable rules) {
  return std::ranges::any_of(
      rules, [&](const RuleEntry& entry) { return equal_ids(word, entry.rule->code) || equal_ids(word, entry.rule->name); });
}

Span lines_round(std::string_view text, Span span) {
  const std::size_t before = span.begin == 0 ? text.npos : text.rfind('\n', span.begin - 1);
  const std::size_t behind = text.find('\n', span.end);
  return {before == text.npos ? 0 : static_cast<std::uint32_t>(before + 1), static_cast<std::uint32_t>(std::min(behind, text.size()))};
}

std::vector<const void*> links_on(Span lines, const InputFile& file) {
  std::vector<const void*> links;
  for (const Link& link : file.links) {
    if (link.place.span.begin >= lines.begin && link.place.span.begin < lines.end) links.push_back(&link);
  }
  return links;
}

std::vector<const void*> links_meant(std::string_view text, Span comment, const InputFile& file) {
  std::vector<const void*> links = links_on(lines_round(text, comment), file);
  if (!links.empty()) return links;
  const auto next = std::ranges::find_if(file.links, [&](const Link& link) { return link.place.span.begin >= comment.end; });
  return next == file.links.end() ? links : links_on(lines_round(text, next->place.span), file);
}

}  // namespace

std::vector<Suppression> comment_suppressions(std::span<const InputFile> files, const Sources& sources, RuleTable rules) {
  std::vector<Suppression> all;
  for (const InputFile& file : files) {
    if (file.ignores.empty()) continue;
    const std::string text = read_all(sources[file.source]);
    for (const IgnoreComment& comment : file.ignores) {
      Comment settings = read_comment(comment.words);
      settings.common.place = settings.common.removal = comment.place;
      settings.common.covered = links_meant(text, comment.place.span, file);
      for (std::string& rule : settings.rules) {
        Suppression& made = all.emplace_back(settings.common);
        if (!is_a_rule(rule, rules)) made.fault = rule.empty() ? "names no rule" : "names '" + rule + "', which is no rule";
        made.rule = std::move(rule);
      }
    }
  }
  return all;
}

}  // namespace entitlint
