// What the copies of an object say of one property, and what follows when they do not say the same.
#pragma once

#include <span>
#include <vector>

#include "tool/model/members.h"

namespace entitlint {

// The copies of one object, all of one kind, in the order of the sources; first-hand ones come before those that came by $expand.
using CopyList = std::span<const Object* const>;

// What one copy of an object says of a property.
template <class Value>
struct Told {
  const Fact<Value>* fact;
  const Object* by;
};
template <class Value>
using Testimony = std::vector<Told<Value>>;

template <class T, class Value>
[[nodiscard]] Testimony<Value> testimony(CopyList copies, Fact<Value> T::*member) {
  Testimony<Value> told;
  told.reserve(copies.size());
  for (const Object* copy : copies) told.push_back({&(static_cast<const T*>(copy)->*member), copy});
  return told;
}

// Of copies whose values differ, the one that is newer than all that contradict it; null when nobody can tell.
template <class Value>
[[nodiscard]] const Fact<Value>* newest(const Testimony<Value>& copies) {
  const Told<Value>* best = nullptr;
  for (const Told<Value>& copy : copies) {
    if (!copy.by->modified.known()) return nullptr;
    if (best == nullptr || copy.by->modified.value() > best->by->modified.value()) best = &copy;
  }
  for (const Told<Value>& copy : copies) {
    const bool same_time = copy.by->modified.value() == best->by->modified.value();
    if (same_time && !agree(copy.fact->value(), best->fact->value())) return nullptr;
  }
  return best->fact;
}

// Among copies that all know the fact.
template <class Value>
[[nodiscard]] Fact<Value> settle(const Testimony<Value>& copies, Field field) {
  const Fact<Value>& first = *copies.front().fact;
  const Fact<Value>* richest = &first;
  bool agreed = true;
  for (const Told<Value>& copy : copies) {
    agreed = agreed && agree(copy.fact->value(), first.value());
    if (richness(copy.fact->value()) > richness(richest->value())) richest = copy.fact;
  }
  if (agreed) return *richest;
  const Fact<Value>* const best = newest(copies);
  return best != nullptr ? *best : Fact<Value>(Gap{Reason::conflict, field}, first.place());
}

// No copy knows it: the reason that says most.
template <class Value>
[[nodiscard]] Fact<Value> best_gap(const Testimony<Value>& copies) {
  for (const Told<Value>& copy : copies) {
    const Reason reason = copy.fact->gap().reason;
    if (reason != Reason::not_expanded && reason != Reason::not_loaded) return *copy.fact;
  }
  return *copies.front().fact;
}

// Terraform and an export speak of one object at two moments: they do not contradict one another, and the export saw the object itself.
template <class Value>
[[nodiscard]] Fact<Value> merged_fact(const Testimony<Value>& copies, Field field) {
  Testimony<Value> first_hand, terraform, others;
  for (const Told<Value>& copy : copies) {
    if (!copy.fact->known()) continue;
    (!copy.by->address.empty() ? terraform : copy.by->first_hand ? first_hand : others).push_back(copy);
  }
  for (const auto* tier : {&first_hand, &terraform, &others}) {
    if (!tier->empty()) return settle(*tier, field);
  }
  return best_gap(copies);
}

// When an object was changed differs between two exports by nature; only what it says counts.
[[nodiscard]] inline bool is_time(Field field) {
  return field == Field::created || field == Field::modified;
}

// Beta does not spell these; what its decoder concludes is no second testimony.
[[nodiscard]] inline bool is_told(Field field, Dialect a, Dialect b) {
  return a == b || (field != Field::policy_automatic && field != Field::policy_on_behalf);
}

// The first later copy that contradicts the first one, looked for among all or in one of them; null when none does.
template <class Value>
[[nodiscard]] const Told<Value>* contradiction(const Testimony<Value>& copies, Field field, const Object* only) {
  const Told<Value>& first = copies.front();
  if (is_time(field) || !first.fact->known()) return nullptr;
  for (const Told<Value>& copy : copies) {
    if (!copy.by->first_hand || !copy.fact->known() || (only != nullptr && copy.by != only)) continue;
    if (!agree(copy.fact->value(), first.fact->value()) && is_told(field, copy.by->dialect, first.by->dialect)) return &copy;
  }
  return nullptr;
}

}  // namespace entitlint
