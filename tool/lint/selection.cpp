// Which rules run: all < prefix < code = name, and on a tie ignore wins.
#include "tool/lint/selection.h"

#include <algorithm>
#include <limits>

namespace entitlint {

namespace {

constexpr std::size_t not_meant = 0;
constexpr std::size_t everything = 1;
constexpr std::size_t exactly = std::numeric_limits<std::size_t>::max();

// How closely a word means a rule. A longer prefix is closer than a shorter one, as AP20 is to AP2.
std::size_t closeness(std::string_view word, const Rule& rule) {
  if (equal_ids(word, "all")) return everything;
  if (equal_ids(word, rule.code) || equal_ids(word, rule.name)) return exactly;
  const bool prefix = word.size() >= 2 && word.size() < rule.code.size() && equal_ids(word, rule.code.substr(0, word.size()));
  return prefix ? everything + word.size() : not_meant;
}

std::size_t closest(const std::vector<std::string>& words, const Rule& rule) {
  std::size_t best = not_meant;
  for (const std::string& word : words) best = std::max(best, closeness(word, rule));
  return best;
}

// What matters to whoever sends a link: links, reach, references, exports, suppressions, and packages whose link stands nowhere.
const std::vector<std::string> shared_links = {"AP1", "AP2", "AP3", "AP5", "AP7", "AP603"};

struct Override {
  std::size_t closeness = not_meant;
  Severity severity = Severity::off;
};

Override override_of(const Rule& rule, const Selection& selection) {
  Override best;
  for (const auto& [word, severity] : selection.severities) {
    const std::size_t here = closeness(word, rule);
    if (here != not_meant && here >= best.closeness) best = {here, severity};
  }
  return best;
}

}  // namespace

std::string_view name(Profile profile) {
  switch (profile) {
    case Profile::share:
      return "share";
    case Profile::audit:
      return "audit";
    case Profile::full:
      break;
  }
  return "full";
}

std::string_view why_off(const Rule& rule, const Selection& selection) {
  const bool by_profile = selection.select.empty();
  if (by_profile && selection.profile == Profile::share && closest(shared_links, rule) == not_meant) return "not in --profile share";
  const std::size_t select = by_profile ? everything : closest(selection.select, rule);
  if (select == not_meant) return "not selected";
  if (rule.held_back && select == everything && selection.profile != Profile::audit) return "only in --profile audit";
  if (closest(selection.ignore, rule) >= select) return "--ignore";
  const Override severity = override_of(rule, selection);
  if (severity.closeness >= select && severity.severity == Severity::off) return "--severity off";
  return {};
}

std::optional<Severity> severity_of(const Rule& rule, const Selection& selection) {
  const Override best = override_of(rule, selection);
  if (best.closeness == not_meant) return std::nullopt;
  return best.severity;
}

bool selected(const Rule& rule, const Selection& selection) {
  return why_off(rule, selection).empty();
}

bool names_a_rule(std::string_view word, RuleTable rules) {
  if (equal_ids(word, "all")) return true;
  return std::ranges::any_of(rules, [&](const RuleEntry& entry) { return closeness(word, *entry.rule) != not_meant; });
}

}  // namespace entitlint
