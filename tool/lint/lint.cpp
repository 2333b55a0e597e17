// Runs the rules and gathers what they say.
#include "tool/lint/lint.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <numeric>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "tool/input/workers.h"
#include "tool/lint/fingerprint.h"
#include "tool/lint/inventory.h"
#include "tool/lint/selection.h"
#include "tool/lint/suppressions.h"
#include "tool/lint/unchecked.h"

namespace entitlint {

namespace {

// By path, offset and rule; the rest only so that equal bytes come out whatever the order in.
auto order(const Finding& finding) {
  return std::tie(finding.place.source, finding.place.span.begin, finding.rule->code, finding.place.span.end, finding.key, finding.detail,
                  finding.message);
}

// Findings are large, so their numbers are sorted, and then each is moved once, without room for all of them a second time.
void sort(std::vector<Finding>& findings) {
  std::vector<std::size_t> from(findings.size());
  std::iota(from.begin(), from.end(), std::size_t{0});
  std::ranges::stable_sort(from, {}, [&](std::size_t index) { return order(findings[index]); });
  for (std::size_t start = 0; start < from.size(); ++start) {
    if (from[start] == start) continue;
    Finding first = std::move(findings[start]);
    std::size_t to = start;
    for (; from[to] != start; to = std::exchange(from[to], to)) findings[to] = std::move(findings[from[to]]);
    findings[to] = std::move(first);
    from[to] = to;
  }
}

std::size_t stock(std::string_view kind, const Case& c, const Inventory& inventory) {
  if (kind == "links") return inventory.links;
  if (kind == "settings") {
    return static_cast<std::size_t>(std::ranges::count_if(c.tenants, [](const Tenant& tenant) { return tenant.settings.known(); }));
  }
  const auto row = std::ranges::find(inventory.rows, kind, &InventoryRow::kind);
  return row == inventory.rows.end() ? 1 : row->count;
}

// Why a rule found nothing to look at: the first thing it needs that is not there.
std::string nothing_to_check(const Rule& rule, const Case& c, const Inventory& inventory) {
  std::string_view rest = rule.needs;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view kind = rest.substr(0, end);
    if (!kind.empty() && stock(kind, c, inventory) == 0) return "no " + std::string(kind);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (rule.dialects == dialects::documents && inventory.links == 0) return "no links";
  return "nothing to check";
}

}  // namespace

// One run of all rules over a case.
class RuleRun {
 public:
  RuleRun(const Case& c, const LintOptions& options) : case_(c), options_(options) {
    outcome_.inventory = take_inventory(c, options.files_ignored, options.files_skipped);
    mixed_ = std::ranges::any_of(c.problems, [](const Problem& problem) { return problem.kind == ProblemKind::mixed_tenants; });
  }

  // Rules know nothing of one another, so they run side by side; what they say is taken in their order.
  void judge(const std::vector<const Rule*>& rules) {
    std::deque<Judged> judged;
    for (const Rule* const rule : rules) judged.emplace_back(*rule, why_off(*rule, options_.selection));
    for_each_task(options_.threads, judged.size(), [&](std::size_t index, std::size_t) {
      if (runs(judged[index].coverage)) run(judged[index]);
    });
    std::size_t found = outcome_.findings.size();
    for (const Judged& each : judged) found += each.context.findings_.size();
    outcome_.findings.reserve(found);
    for (; !judged.empty(); judged.pop_front()) take(judged.front());
  }

  // Behind the rules about what was checked, before those about suppressions.
  void hide() {
    hide_suppressed(options_.suppressions, outcome_.findings, case_.as_of);
    judge_suppressions(options_.suppressions, outcome_.rules, case_);
  }

  Outcome finish() {
    sort(outcome_.findings);
    set_fingerprints(outcome_.findings);
    leave_out_unchanged();
    if (options_.baseline != nullptr) mark_known(outcome_.findings, *options_.baseline);
    count();
    std::ranges::sort(outcome_.rules, {}, [](const RuleCoverage& coverage) { return coverage.rule->code; });
    outcome_.unchecked = std::move(unchecked_).rows();
    if (options_.strict_data) {
      outcome_.strict_errors = static_cast<std::size_t>(std::ranges::count(outcome_.unchecked, false, &Unchecked::optional_input));
    }
    for (const InputFile& file : case_.files) {
      for (const Link& link : file.links) outcome_.links.push_back(&link);
    }
    std::ranges::stable_sort(outcome_.links, {}, &Link::place);
    return std::move(outcome_);
  }

 private:
  // What one rule found, until it is its turn.
  struct Judged {
    Judged(const Rule& rule, std::string_view why_off) : context(rule) {
      coverage.rule = &rule;
      coverage.why = why_off;
    }
    RuleCoverage coverage;
    Context context;
  };

  [[nodiscard]] bool is_left_out(const RuleCoverage& coverage) const { return mixed_ && coverage.rule->relates_files; }
  [[nodiscard]] bool runs(const RuleCoverage& coverage) const { return coverage.why.empty() && !is_left_out(coverage); }

  void run(Judged& judged) const {
    const auto start = std::chrono::steady_clock::now();
    judged.coverage.rule->check(case_, judged.context);
    judged.coverage.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  void take(Judged& judged) {
    RuleCoverage& coverage = outcome_.rules.emplace_back(std::move(judged.coverage));
    const Rule& rule = *coverage.rule;
    if (!coverage.why.empty()) return;
    if (is_left_out(coverage)) return leave_out(rule, coverage);
    cover(coverage, judged.context);
    keep_findings(rule, judged.context);
    for (const auto& [gap, missing] : judged.context.missing_) unchecked_.add(rule, gap, missing.objects, missing.names, missing.beta);
  }

  // What relates objects of different files means nothing while nobody knows whose they are (AP504).
  void leave_out(const Rule& rule, RuleCoverage& coverage) {
    const Gap gap{Reason::ambiguous_name, Field::one_tenant};
    coverage.state = RuleCoverage::State::not_run;
    coverage.unknown = case_.tenants.size();
    coverage.why = "files of several tenants lie in one folder";
    std::vector<const void*> tenants;
    std::vector<ObjectName> names;
    for (const Tenant& tenant : case_.tenants) {
      tenants.push_back(&tenant);
      names.push_back({ObjectKind::tenant, tenant.id, tenant.display_name, {}, {}});
    }
    unchecked_.add(rule, gap, tenants, names, 0);
  }

  void cover(RuleCoverage& coverage, const Context& context) {
    coverage.passed = context.passed_;
    coverage.failed = context.failed_;
    coverage.unknown = context.unknown_;
    const bool evaluated = coverage.passed + coverage.failed > 0;
    if (!evaluated && coverage.unknown == 0) {
      coverage.state = RuleCoverage::State::not_run;
      coverage.why = nothing_to_check(*coverage.rule, case_, outcome_.inventory);
      return;
    }
    coverage.state = coverage.unknown == 0 ? RuleCoverage::State::ran
                     : evaluated           ? RuleCoverage::State::partly
                                           : RuleCoverage::State::not_run;
    if (coverage.unknown > 0) coverage.why = explain(most_met_gap(context));
  }

  static Gap most_met_gap(const Context& context) {
    return std::ranges::max_element(context.missing_, {}, [](const auto& met) { return met.second.objects.size(); })->first;
  }

  void keep_findings(const Rule& rule, Context& context) {
    const std::optional<Severity> severity = severity_of(rule, options_.selection);
    for (; !context.findings_.empty(); context.findings_.pop_front()) {
      Finding& finding = context.findings_.front();
      // A rule that was selected by a closer word than the one that says off keeps its severities.
      if (severity && *severity != Severity::off) finding.severity = *severity;
      if (finding.severity == Severity::off) continue;
      finding.message.shrink_to_fit();  // sentences put together leave room behind them, and there may be very many
      finding.remedy.shrink_to_fit();
      outcome_.findings.push_back(std::move(finding));
    }
  }

  // What rules find before the plan as well, it does not bring. Documents and files are as they are, and so is damage to an export.
  void leave_out_unchanged() {
    if (case_.now.empty() || options_.all) return;
    Case before = case_;
    before.tenants = case_.now;
    before.now = {};
    before.problems = {};  // a plan's own are not those of before, and an export's stay
    RuleRun run(before, options_);
    std::vector<const Rule*> again;
    for (const RuleCoverage& coverage : outcome_.rules) {
      if (coverage.why.empty() || coverage.failed > 0) again.push_back(coverage.rule);
    }
    run.judge(again);
    std::unordered_set<std::string> known;
    for (const Finding& finding : run.finish().findings) known.insert(finding.fingerprint);
    outcome_.unchanged = std::erase_if(outcome_.findings, [&](const Finding& finding) {
      const bool about_object = finding.object.kind != ObjectKind::link && finding.object.kind != ObjectKind::file &&
                                (finding.rule->dialects & dialects::files) == 0;
      return about_object && known.contains(finding.fingerprint);
    });
  }

  void count() {
    for (const Finding& finding : outcome_.findings) {
      if (finding.state == FindingState::suppressed) ++outcome_.suppressed;
      if (finding.state == FindingState::baseline) ++outcome_.baseline;
      if (finding.state != FindingState::fresh) continue;
      if (finding.severity == Severity::error) ++outcome_.errors;
      if (finding.severity == Severity::warning) ++outcome_.warnings;
      if (finding.severity == Severity::note) ++outcome_.notes;
    }
  }

  const Case& case_;
  const LintOptions& options_;
  Outcome outcome_;
  UncheckedTable unchecked_;
  bool mixed_ = false;
};

Outcome lint(const Case& c, RuleTable rules, const LintOptions& options) {
  RuleRun run(c, options);
  std::vector<const Rule*> about_inputs, about_suppressions;
  for (const RuleEntry& entry : rules) {
    ((entry.rule->dialects & dialects::suppressions) != 0 ? about_suppressions : about_inputs).push_back(entry.rule);
  }
  run.judge(about_inputs);
  run.hide();
  run.judge(about_suppressions);
  return run.finish();
}

}  // namespace entitlint
