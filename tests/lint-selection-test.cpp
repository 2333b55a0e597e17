// Which rules run, and at which severity.
#include <doctest/doctest.h>

#include "tool/lint/selection.h"

using namespace entitlint;

namespace {

Rule rule_called(std::string_view code, std::string_view name) {
  return {code, name, Severity::error, Confidence::high, "", "", "", "", dialects::v1, "", false, nullptr};
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a profile chooses rules only where --select is silent") {
  Rule link = rule_called("AP101", "link-missing-directory-hint");
  Rule hidden = rule_called("AP603", "hidden-package-without-link");
  Rule hygiene = rule_called("AP409", "no-review");
  Rule held_back = rule_called("AP420", "open-to-members");
  held_back.held_back = true;
  const auto runs = [](const Rule& rule, Profile profile, Words select) {
    Selection selection;
    selection.profile = profile;
    selection.select = std::move(select);
    return selected(rule, selection);
  };
  CHECK(runs(link, Profile::share, {}));
  CHECK(runs(hidden, Profile::share, {}));
  CHECK_FALSE(runs(hygiene, Profile::share, {}));
  CHECK(runs(hygiene, Profile::share, {"AP4"}));
  CHECK(runs(hygiene, Profile::full, {}));
  CHECK_FALSE(runs(held_back, Profile::full, {}));
  CHECK_FALSE(runs(held_back, Profile::full, {"all"}));
  CHECK(runs(held_back, Profile::full, {"AP42"}));
  CHECK(runs(held_back, Profile::audit, {}));
}

TEST_CASE("all is weaker than a prefix, a prefix weaker than code and name, and on a tie ignore wins") {
  const Rule rule = rule_called("AP201", "external-policy-in-closed-catalog");
  const struct {
    Words select, ignore;
    bool runs;
  } table[] = {
      {{}, {}, true},
      {{"all"}, {}, true},
      {{"all"}, {"all"}, false},
      {{}, {"all"}, false},
      {{}, {"AP2"}, false},
      {{"AP2"}, {"all"}, true},
      {{"AP2"}, {"AP2"}, false},
      {{"AP20"}, {"AP2"}, true},
      {{"AP2"}, {"AP20"}, false},
      {{"AP2"}, {"AP201"}, false},
      {{"AP2"}, {"external-policy-in-closed-catalog"}, false},
      {{"AP201"}, {"AP2"}, true},
      {{"external-policy-in-closed-catalog"}, {"AP2", "all"}, true},
      {{"AP201"}, {"external-policy-in-closed-catalog"}, false},
      {{"AP1"}, {}, false},
      {{"AP1", "AP201"}, {}, true},
      {{"AP1"}, {"AP1"}, false},
      {{"AP2011"}, {}, false},
      {{"external-policy"}, {}, false},
      {{"ap201"}, {}, true},
      {{""}, {}, false},
      {{"A"}, {}, false},
  };
  for (const auto& row : table) {
    CAPTURE(row.select);
    CAPTURE(row.ignore);
    CHECK(selected(rule, {row.select, row.ignore, {}}) == row.runs);
  }
}

TEST_CASE("severity off by name counts as ignored") {
  const Rule rule = rule_called("AP201", "external-policy-in-closed-catalog");
  CHECK_FALSE(selected(rule, {{}, {}, {{"AP201", Severity::off}}}));
  CHECK_FALSE(selected(rule, {{"AP201"}, {}, {{"external-policy-in-closed-catalog", Severity::off}}}));
  CHECK(selected(rule, {{}, {}, {{"AP202", Severity::off}}}));
  CHECK(selected(rule, {{"AP201"}, {}, {{"AP2", Severity::off}}}));
  CHECK(selected(rule, {{}, {}, {{"AP2", Severity::off}, {"AP201", Severity::note}}}));
}

TEST_CASE("why a rule is off is told") {
  const Rule rule = rule_called("AP201", "external-policy-in-closed-catalog");
  CHECK(why_off(rule, {{"AP1"}, {}, {}}) == "not selected");
  CHECK(why_off(rule, {{}, {"AP201"}, {}}) == "--ignore");
  CHECK(why_off(rule, {{}, {}, {{"AP201", Severity::off}}}) == "--severity off");
  CHECK(why_off(rule, {}).empty());
}

TEST_CASE("the closest word gives the severity, among equals the last") {
  const Rule rule = rule_called("AP201", "external-policy-in-closed-catalog");
  CHECK_FALSE(severity_of(rule, {}).has_value());
  CHECK_FALSE(severity_of(rule, {{}, {}, {{"AP1", Severity::note}}}).has_value());
  CHECK(severity_of(rule, {{}, {}, {{"AP201", Severity::note}, {"AP2", Severity::error}}}) == Severity::note);
  CHECK(severity_of(rule, {{}, {}, {{"AP201", Severity::note}, {"external-policy-in-closed-catalog", Severity::warning}}}) ==
        Severity::warning);
}

TEST_CASE("a word names a rule by code, name, prefix or all") {
  const Rule first = rule_called("AP101", "link-missing-directory-hint"),
             second = rule_called("AP201", "external-policy-in-closed-catalog");
  const RuleEntry rows[] = {{&first, ""}, {&second, ""}};
  for (const std::string_view word : {"all", "AP1", "AP", "AP201", "link-missing-directory-hint"}) CHECK(names_a_rule(word, rows));
  for (const std::string_view word : {"", "A", "AP3", "AP2010", "link", "AP202"}) CHECK_FALSE(names_a_rule(word, rows));
}
