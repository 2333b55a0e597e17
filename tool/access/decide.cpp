// The gates in the order in which Microsoft documents them, from the catalog to the policies.
#include "tool/access/decide.h"

#include <algorithm>

#include "tool/access/scope.h"
#include "tool/model/field.h"

namespace entitlint {

namespace {

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string missing(Gap gap) {
  return std::string(info(gap.field).missing) + " (" + std::string(name(gap.reason)) + ")";
}

// The walk through the gates. A known no closes for good, even behind a gate that is unknown; only then does the first gap count.
class Walk {
 public:
  Walk(const Package& package, const Audience& audience, const Tenant& tenant)
      : package_(package), audience_(audience), tenant_(tenant), catalog_(catalog_of(package, tenant)) {}

  Verdict run() {
    catalog_gate(Gate::catalog_enabled, catalog_fact(&Catalog::published, Field::catalog_published), "is published", "is not published");
    visible_ = catalog_fact(&Catalog::external, Field::catalog_external);
    if (from_outside()) {
      catalog_gate(Gate::catalog_external, visible_, "is enabled for external users", "is not enabled for external users");
    }
    policies();
    return finish();
  }

 private:
  [[nodiscard]] bool from_outside() const {
    return audience_.kind == Audience::Kind::organization || audience_.kind == Audience::Kind::any_external;
  }

  // A catalog that is known to be nowhere says nothing about its switches.
  [[nodiscard]] Fact<bool> catalog_fact(Fact<bool> Catalog::*member, Field field) const {
    if (!catalog_.known()) return {catalog_.gap(), catalog_.place()};
    if (catalog_.value() == nullptr) return {Gap{Reason::not_expanded, field}, catalog_.place()};
    return catalog_.value()->*member;
  }

  void close(Gate gate, Place place) {
    if (verdict_.gate != Gate::none) return;
    verdict_.gate = gate;
    verdict_.place = place;
  }

  void miss(Gap gap, Place place) {
    if (gap_.missing()) return;
    gap_ = gap;
    gap_place_ = place;
  }

  void step(Gate gate, Answer outcome, std::string because, Place place) {
    verdict_.trace.push_back({gate, outcome, std::move(because), place});
  }

  void catalog_gate(Gate gate, const Fact<bool>& open, std::string_view yes, std::string_view no) {
    if (!open.known()) {
      miss(open.gap(), open.place());
      return step(gate, Answer::unknown, "not known: " + missing(open.gap()), open.place());
    }
    if (!open.value()) close(gate, open.place());
    step(gate, open.value() ? Answer::yes : Answer::no,
         "catalog " + quoted(catalog_.value()->label()) + " " + std::string(open.value() ? yes : no), open.place());
  }

  void policies() {
    const std::size_t count = package_.policies.size();
    const Fact<bool> complete = policies_complete(package_, tenant_);
    if (count > 0) {
      step(Gate::policy_exists, Answer::yes,
           "package " + quoted(package_.label()) + " has " + std::to_string(count) + (count == 1 ? " policy" : " policies"),
           package_.mark());
    } else if (complete.known()) {
      step(Gate::policy_exists, Answer::no, "package " + quoted(package_.label()) + " has no policy", package_.mark());
      return close(Gate::policy_exists, package_.mark());
    }
    const std::vector<Reach> reached = ask_all();
    if (open(reached)) return;
    for (const Reach& each : reached) {
      if (each.answer == Answer::unknown) miss(each.gap, each.place);
    }
    if (!complete.known()) {
      step(Gate::policy_exists, Answer::unknown, "not known whether these are all policies: " + missing(complete.gap()), package_.mark());
      miss(complete.gap(), package_.mark());
    }
    if (!gap_of_policies(reached, complete)) close_at_policies(reached);
  }

  std::vector<Reach> ask_all() {
    std::vector<Reach> reached;
    reached.reserve(package_.policies.size());
    for (const Policy* policy : package_.policies) {
      const Reach& each = reached.emplace_back(reach(*policy, audience_, tenant_, visible_));
      const Gate gate = each.answer == Answer::no ? each.gate : Gate::policy_scope;
      std::string because = "policy " + quoted(policy->label());
      because += each.answer == Answer::unknown ? ": not known: " + missing(each.gap) : " " + std::string(each.why);
      step(gate, each.answer, std::move(because), each.place);
    }
    return reached;
  }

  static constexpr int worst_priority = 4;

  // Through which policies they come in. For an audience that is let in as a whole only the best class of policies counts; named people
  // of a better class have their own.
  bool open(const std::vector<Reach>& reached) {
    int best = worst_priority;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (reached[i].answer == Answer::yes) best = std::min(best, priority(package_.policies[i]->scope.value()));
      if (reached[i].answer == Answer::yes || (reached[i].answer == Answer::some && answer_ == Answer::no)) answer_ = reached[i].answer;
    }
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const bool whole = reached[i].answer == Answer::yes && priority(package_.policies[i]->scope.value()) == best;
      if (!whole && reached[i].answer != Answer::some) continue;
      verdict_.policies.push_back(package_.policies[i]);
      if (reached[i].answer == answer_ && !place_.known()) place_ = reached[i].place;
    }
    return answer_ != Answer::no;
  }

  [[nodiscard]] static bool gap_of_policies(const std::vector<Reach>& reached, const Fact<bool>& complete) {
    return !complete.known() || std::ranges::any_of(reached, [](const Reach& each) { return each.answer == Answer::unknown; });
  }

  // The gate that a policy made for requests got furthest to; the others only count when there are none.
  void close_at_policies(const std::vector<Reach>& reached) {
    const auto weight = [](const Reach& each) { return !each.by_request ? 0 : each.gate == Gate::policy_enabled ? 1 : 2; };
    const Reach& closed = *std::ranges::max_element(reached, {}, weight);
    close(closed.gate, closed.place);
  }

  Verdict finish() {
    if (verdict_.gate != Gate::none) {
      verdict_.answer = Answer::no;
    } else if (gap_.missing()) {
      verdict_.answer = Answer::unknown;
      verdict_.gap = gap_;
      verdict_.place = gap_place_;
    } else {
      verdict_.answer = answer_;
      verdict_.place = place_;
      return std::move(verdict_);
    }
    verdict_.policies.clear();
    return std::move(verdict_);
  }

  const Package& package_;
  const Audience& audience_;
  const Tenant& tenant_;
  Fact<const Catalog*> catalog_;
  Fact<bool> visible_;
  Verdict verdict_;
  Gap gap_;  // the first thing that is missing
  Place gap_place_;
  Answer answer_ = Answer::no;  // of the policies
  Place place_;
};

}  // namespace

Verdict decide(const Package& package, const Audience& audience, const Tenant& tenant) {
  return Walk(package, audience, tenant).run();
}

}  // namespace entitlint
