// AP213: a question that must be answered has no text, or nothing to choose from.
#include <cstdint>
#include <map>
#include <string>

#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

Fact<bool> has_no_text(const Question& question) {
  return map(question.text, [](std::string_view text) { return trimmed(text).empty(); });
}

Fact<bool> has_no_choice(const Question& question) {
  return both(question.multiple_choice, map(question.choices, [](std::uint32_t choices) { return choices == 0; }));
}

Fact<bool> unanswerable(const Question& question) {
  return both(question.required, either(has_no_text(question), has_no_choice(question)));
}

void report(const Policy& policy, const Question& question, std::size_t number, About& about) {
  const bool choice = has_no_choice(question).is(true);
  const bool localized = !choice && question.localized;
  const Place place = choice ? question.choices.place() : question.text.place();
  Finding& finding = about.report(place.known() ? place : question.place,
                                  full_name(policy) + " requires an answer to question " + std::to_string(number) +
                                      (choice      ? ", which has no choices: nobody can complete the request"
                                       : localized ? ", which has a text in some languages only: others see an empty question"
                                                   : ", which has no text: requestors cannot tell what to answer"));
  if (localized) finding.severity = Severity::warning;
  finding.detail = "question=" + std::to_string(number);
  if (question.required.place().known()) finding.related.push_back({question.required.place(), "an answer is required here"});
  finding.remedy = policy_remedy(
      policy,
      std::string(" > Requestor information > Questions: ") + (choice ? "add the choices" : "write the question") +
          ", or do not require an answer.",
      choice ? Spellings{"fill questions[].choices", "fill questions[].choices", "add choice blocks to the question"}
             : Spellings{"fill questions[].text", "fill questions[].text.defaultText", "fill default_text in the question's text"});
}

// Two questions with one place in the form; 0 is what questions have that were never given one.
void report_order(const Policy& policy, About& about) {
  std::map<std::int32_t, const Question*> places;
  for (const Question& question : policy.questions.value()) {
    if (question.sequence.value_or(0) == 0) continue;
    const auto [first, fresh] = places.try_emplace(question.sequence.value(), &question);
    if (fresh) continue;
    const std::string place = std::to_string(question.sequence.value());
    Finding& finding = about.report(question.sequence.place(), full_name(policy) + " has two questions with the place " + place +
                                                                   ", so their order in the form is left to chance");
    finding.severity = Severity::note;
    finding.detail = "sequence=" + place;
    finding.related.push_back({first->second->sequence.place(), "the other question with this place"});
    finding.remedy = policy_remedy(policy, " > Requestor information > Questions: put them in order.",
                                   {"give each of questions[].sequence a number of its own",
                                    "give each of questions[].sequence a number of its own", "give each question a sequence of its own"});
  }
}

void judge(const Policy& policy, About& about) {
  const Fact<bool> asked = requestable(policy);
  if (about.holds(both(asked, any_entry(policy.questions, unanswerable)))) {
    for_each_entry(policy.questions, unanswerable,
                   [&](const Question& question, std::size_t number) { report(policy, question, number, about); });
  }
  if (asked.is(true) && policy.questions.known()) report_order(policy, about);
}

void check(const Case& c, Context& context) {
  judge_policies(c, context, [](const Policy& policy, const Tenant&, About& about) { judge(policy, about); });
}

}  // namespace

extern const Rule required_question_unanswerable = {
    .code = "AP213",
    .name = "required-question-unanswerable",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "sharing",
    .since = "0.1",
    .summary = "A question that must be answered has no text or no choices.",
    .covers = "MT.1108",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "policies",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
