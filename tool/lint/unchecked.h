// Gathers what kept rules from being evaluated: one row per thing that is missing, whichever rules met it on whichever objects.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tool/lint/outcome.h"

namespace entitlint {

class UncheckedTable {
 public:
  static constexpr std::size_t most_objects = 20;  // that a row names

  // What one rule met of one gap. `names` belong to the first of `objects`; `beta` says how many of these are written in beta. Rules come
  // in the order of their codes.
  void add(const Rule& rule, Gap gap, std::span<const void* const> objects, std::span<const ObjectName> names, std::size_t beta);

  // What inputs were expected to hold first, optional inputs after it; each part in the order of the table of fields.
  [[nodiscard]] std::vector<Unchecked> rows() &&;

 private:
  struct Row {
    Unchecked shown;
    std::unordered_set<const void*> objects;
    std::size_t met = 0, beta = 0;
  };
  // Three reasons have rows of their own, because the field's request does not help: what Microsoft's pages leave open, names that several
  // objects have, and what is known once a plan is applied. All others share Reason::none.
  std::map<std::pair<Field, Reason>, Row> rows_;
};

// "no catalogs", "policy's access package: not expanded".
[[nodiscard]] std::string explain(Gap gap);

}  // namespace entitlint
