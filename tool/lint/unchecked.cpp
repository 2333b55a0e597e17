// What kept rules from being evaluated.
#include "tool/lint/unchecked.h"

#include <algorithm>

#include "tool/model/field.h"

namespace entitlint {

std::string explain(Gap gap) {
  const std::string missing(info(gap.field).missing);
  return gap.reason == Reason::not_loaded ? "no " + missing : missing + ": " + std::string(name(gap.reason));
}

void UncheckedTable::add(const Rule& rule, Gap gap, std::span<const void* const> objects, std::span<const ObjectName> names,
                         std::size_t beta) {
  const bool apart =
      gap.reason == Reason::documents_disagree || gap.reason == Reason::ambiguous_name || gap.reason == Reason::unknown_until_apply;
  Row& row = rows_[{gap.field, apart ? gap.reason : Reason::none}];
  if (row.shown.rules.empty()) row.shown.reason = gap.reason;
  if (row.shown.rules.empty() || row.shown.rules.back() != rule.code) row.shown.rules.emplace_back(rule.code);
  row.met += objects.size();
  row.beta += beta;
  // A name is missing only for objects behind the first ones, and then the row has enough.
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const bool is_new = row.objects.insert(objects[i]).second;
    if (is_new && i < names.size() && row.shown.objects.size() < most_objects) row.shown.objects.push_back(names[i]);
  }
}

std::vector<Unchecked> UncheckedTable::rows() && {
  std::vector<Unchecked> all;
  all.reserve(rows_.size());
  for (auto& [key, row] : rows_) {
    const FieldInfo& field = info(key.first);
    Unchecked& shown = row.shown;
    shown.missing = field.missing;
    if (key.second == Reason::ambiguous_name)
      shown.remedy = "export from Microsoft Graph, which has ids, or give each object a name of its own";
    if (key.second == Reason::unknown_until_apply) shown.remedy = "apply the plan, then check an export of the tenant";
    if (key.second == Reason::none) shown.remedy = 2 * row.beta > row.met ? field.remedy_beta : field.remedy_v1;
    shown.count = row.objects.size();
    shown.optional_input = field.optional_input;
    all.push_back(std::move(shown));
  }
  std::stable_partition(all.begin(), all.end(), [](const Unchecked& row) { return !row.optional_input; });
  return all;
}

}  // namespace entitlint
