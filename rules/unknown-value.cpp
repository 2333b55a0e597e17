// AP313: a value that Microsoft Graph does not have, or words of both versions in one object.
#include <algorithm>
#include <numeric>
#include <vector>

#include "tool/lint/rule.h"
#include "tool/model/words.h"

namespace entitlint {
namespace {

char low(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// How many letters have to be changed, without case.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, corner + (low(a[i]) == low(b[j]) ? 0U : 1U)});
      corner = above;
    }
  }
  return row.back();
}

std::string_view nearest(std::string_view value, std::string_view known) {
  std::string_view best;
  std::size_t least = std::string_view::npos;
  while (!known.empty()) {
    const std::string_view word = known.substr(0, known.find(','));
    known.remove_prefix(std::min(known.size(), word.size() + 2));
    if (const std::size_t far = distance(value, word); far < least) least = far, best = word;
  }
  return !best.empty() && least * 2 <= std::max(value.size(), best.size()) ? best : std::string_view{};
}

// The other version's word for a scope, in the words of this one.
std::string_view translated(std::string_view word) {
  const auto in = [&](std::span<const Word<Scope>> words, std::span<const Word<Scope>> others) -> std::string_view {
    const auto meant = std::ranges::find_if(words, [&](const Word<Scope>& each) { return equal_ids(each.text, word); });
    if (meant == words.end()) return {};
    const auto found = std::ranges::find_if(others, [&](const Word<Scope>& each) { return each.value == meant->value; });
    return found == others.end() ? std::string_view() : found->text;
  };
  const std::string_view beta = in(target_scope_words(), scope_type_words());
  return beta.empty() ? in(scope_type_words(), target_scope_words()) : beta;
}

std::string message_of(const Problem& problem) {
  if (problem.property.empty()) {
    const std::string who = std::string(spoken_name(problem.object_kind));
    return who + (problem.object_name.empty() ? "" : " " + in_quotes(problem.object_name)) + " says " + problem.text;
  }
  std::string text = problem.property + " is \"" + problem.text + "\", which is none of the values that are known";
  if (const std::string_view here = translated(problem.text); !here.empty())
    return text + "; here it is called \"" + std::string(here) + "\"";
  const std::string_view near = nearest(problem.text, problem.known);
  return near.empty() ? text : text + "; \"" + std::string(near) + "\" is the nearest";
}

void report_value(const Case&, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, message_of(problem));
  const bool from_future = equal_ids(problem.text, "unknownFutureValue");
  if (!problem.hand_written || from_future) finding.severity = Severity::note;
  finding.detail = problem.property + "=" + problem.text;
  finding.remedy =
      problem.property.empty()
          ? std::string("Write what belongs together: a type of expiration with its value, or the properties of one version only.")
          : "Known are: " + problem.known + ".";
  finding.remedy += problem.hand_written ? " The service refuses a body with another value."
                                         : " It may be newer than this version of entitlint; nothing is concluded from it.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::unknown_value}, report_value);
}

}  // namespace

extern const Rule unknown_value = {
    .code = "AP313",
    .name = "unknown-value",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "references export",
    .since = "0.1",
    .summary = "A value is none that Microsoft Graph has, or an object mixes the properties of two versions.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
