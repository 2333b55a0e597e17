// Fact<T>: a value and its place, or the reason why it is not known. Silence is not "no".
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "tool/input/place.h"

namespace entitlint {

// Why a value is not known.
enum class Reason : std::uint8_t {
  none,                 // it is known
  not_expanded,         // the property or relationship is not in this export ($select, missing $expand)
  not_loaded,           // the collection it belongs to is not among the inputs
  page_missing,         // the collection is incomplete (a next page, a cut file)
  cut,                  // PowerShell cut the value to a string
  forbidden,            // Graph refused it, and the error was saved
  unknown_until_apply,  // a Terraform plan does not know it yet
  unknown_member,       // a value that this version does not know
  ambiguous_name,       // several objects have the name that is given
  conflict,             // two copies disagree and neither is newer
  documents_disagree,   // Microsoft's own pages contradict one another
};

// What a gap is about: an index into the constant table of missing fields and the requests that supply them (field.h).
enum class Field : std::uint8_t;

// The reason and the field of something unknown. Reason::none: nothing is missing.
struct Gap {
  Reason reason = Reason::none;
  Field field{};

  [[nodiscard]] bool missing() const { return reason != Reason::none; }
  auto operator<=>(const Gap&) const = default;
};

// A value and where it stands, or a gap. Where the value is absent, `place` is the nearest present parent's key, so that a finding can
// still point somewhere. T is small and trivially copied: a flag, an enum, a view into the tenant's arena.
template <class T>
class Fact {
 public:
  Fact() = default;  // unknown: not expanded, field 0; decoders always say more
  Fact(T value, Place place) : place_(place), gap_{}, value_(std::move(value)) {}
  Fact(Gap gap, Place place) : place_(place), gap_(gap) { assert(gap.missing()); }

  [[nodiscard]] bool known() const { return !gap_.missing(); }
  [[nodiscard]] bool is(const T& value) const { return known() && value_ == value; }  // known, and this
  [[nodiscard]] const T& value() const {
    assert(known());
    return value_;
  }
  [[nodiscard]] const T* operator->() const {
    assert(known());
    return &value_;
  }
  [[nodiscard]] T value_or(T other) const { return known() ? value_ : other; }
  [[nodiscard]] Gap gap() const { return gap_; }
  [[nodiscard]] Place place() const { return place_; }

 private:
  // In this order a flag and all the rest take 16 bytes.
  Place place_{};
  Gap gap_{Reason::not_expanded, Field{}};
  T value_{};
};

// Three-valued and: a known no beats a gap, a gap beats a yes. The place is that of the part that decides.
[[nodiscard]] inline Fact<bool> both(const Fact<bool>& a, const Fact<bool>& b) {
  if (a.is(false)) return a;
  if (b.is(false)) return b;
  return a.known() ? b : a;
}

// Three-valued or: a known yes beats a gap, a gap beats a no.
[[nodiscard]] inline Fact<bool> either(const Fact<bool>& a, const Fact<bool>& b) {
  if (a.is(true)) return a;
  if (b.is(true)) return b;
  return a.known() ? b : a;
}

[[nodiscard]] inline Fact<bool> negated(const Fact<bool>& a) {
  return a.known() ? Fact<bool>(!a.value(), a.place()) : a;
}

// The fact that follows from another: the function of its value, or the same gap.
template <class T, class Function>
[[nodiscard]] auto map(const Fact<T>& fact, Function function) -> Fact<std::decay_t<decltype(function(fact.value()))>> {
  using Result = Fact<std::decay_t<decltype(function(fact.value()))>>;
  return fact.known() ? Result(function(fact.value()), fact.place()) : Result(fact.gap(), fact.place());
}

}  // namespace entitlint
