// A typed reader over a record's JSON: it gives Facts with places, accepts what exporters are known to write, and notes what is damaged.
#pragma once

#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "tool/model/decode.h"

namespace entitlint {

// The object under decode: where its problems are noted and its strings kept. Lives as long as its decoder.
class Reading {
 public:
  Reading(const json::Value& record, const RecordContext& context, Part& into, ObjectKind kind);

  // For the record and what is nested in it: what Graph wrote once it wrote throughout.
  [[nodiscard]] const RecordContext& context() const { return context_; }
  [[nodiscard]] const json::Value& record() const { return record_; }
  // What of the record is not known before a plan is applied (its after_unknown); null elsewhere.
  [[nodiscard]] const json::Value* unknown() const { return context_.unknown_of == &record_ ? context_.unknown : nullptr; }
  [[nodiscard]] Part& part() const { return into_; }
  [[nodiscard]] Place place(Span span) const { return {context_.source, span}; }
  [[nodiscard]] std::string_view keep(std::string_view text) const { return into_.arena.keep(text); }
  // Where facts stand that no property of the record carries: its display name, else its id, else its first byte.
  [[nodiscard]] Place mark() const { return mark_; }
  Problem& note(ProblemKind kind, const Place& at, std::string text) const;

 private:
  RecordContext context_;
  const json::Value& record_;
  Part& into_;
  ObjectKind kind_;
  std::string_view id_, name_;
  Place mark_;
};

struct List;

// An object of nothing but nulls, or such objects.
[[nodiscard]] bool is_null_stub(const json::Value& value);

// One property on the way down: its value, or why there is none. The child of nothing is nothing for the same reason, and the child
// of null is null: settings that are not there are not set.
class Spot {
 public:
  explicit Spot(const Reading& reading);  // the record itself

  [[nodiscard]] bool present() const { return value_ != nullptr; }
  // Really present and empty: null, or the stub that typed PowerShell cmdlets write for null, an object of nothing but nulls.
  [[nodiscard]] bool null() const {
    return present() && (value_->kind == json::Kind::null || (value_->kind == json::Kind::object && is_null_stub(*value_)));
  }
  [[nodiscard]] bool filled() const { return present() && !null(); }
  [[nodiscard]] bool has(json::Key key) const { return present() && value_->find(key) != nullptr; }
  // Has one of these keys, whatever its value.
  [[nodiscard]] bool has_any(std::span<const json::Key> keys) const {
    for (const json::Key& key : keys) {
      if (has(key)) return true;
    }
    return false;
  }
  [[nodiscard]] bool has_any(std::initializer_list<json::Key> keys) const { return has_any(std::span(keys.begin(), keys.size())); }
  [[nodiscard]] bool is_object() const { return filled() && value_->kind == json::Kind::object; }
  [[nodiscard]] const json::Value& value() const {
    assert(present());
    return *value_;
  }
  [[nodiscard]] const Reading& reading() const { return *reading_; }
  // Of a scalar the value; of an object or array its key, so that nothing ever stands on the whole of it; of nothing the nearest
  // present parent's key.
  [[nodiscard]] Place place() const { return reading_->place(span_); }
  [[nodiscard]] Place whole() const;  // the value's whole span
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] Gap gap(Field field) const { return {reason_ == Reason::none ? Reason::not_expanded : reason_, field}; }
  template <class T>
  [[nodiscard]] Fact<T> missing(Field field) const {
    return Fact<T>(gap(field), place());
  }
  template <class T>
  [[nodiscard]] Fact<T> says(T value) const {
    return Fact<T>(std::move(value), place());
  }

  // A property of any kind; check it by reading it.
  [[nodiscard]] Spot operator[](json::Key key) const {
    if (unknown_ != nullptr) return in_plan(key);
    const json::Member* const member = value_ == nullptr ? nullptr : value_->find(key);
    return member == nullptr ? without(key) : Spot(*this, &member->value, member->key, member->key_span);
  }
  [[nodiscard]] Spot object(json::Key key) const;             // a property that is an object; damage is noted
  [[nodiscard]] List list(json::Key key, Field field) const;  // a property that is an array of objects; damage is noted
  // A block that Terraform writes as a list of at most one: its only item; null, settings that are not set, when there is none.
  [[nodiscard]] Spot block(json::Key key) const;

  // What a scalar says. Null is false, "" and otherwise a gap. A value of another kind is noted, and read where it can be.
  [[nodiscard]] Fact<bool> flag(Field field) const;
  [[nodiscard]] Fact<std::int64_t> number(Field field) const;
  [[nodiscard]] Fact<std::string_view> text(Field field) const;
  [[nodiscard]] Fact<std::string_view> identifier(Field field) const;  // a text; "" and null are gaps
  [[nodiscard]] Fact<Time> time(Field field) const;
  [[nodiscard]] Fact<std::int64_t> duration(Field field) const;                     // ISO 8601, in seconds
  [[nodiscard]] Fact<std::int64_t> count_of(std::int64_t unit, Field field) const;  // a number of units, in seconds
  // The bare type of an object: what follows the last dot of @odata.type; empty when it has none.
  [[nodiscard]] std::string_view type() const;
  // Notes that this value is none that is known, and is a gap. `known`: those that are, separated by ", ".
  [[nodiscard]] Gap unknown_member(std::string_view value, Field field, std::string known = {}) const;
  // Notes that something else belongs here ("a boolean"), and is a gap.
  [[nodiscard]] Gap wrong(std::string_view belongs, Field field) const;

 private:
  Spot(const Spot& parent, const json::Value* value, std::string_view key, Span key_span)
      : reading_(parent.reading_), value_(value), key_(key), key_span_(key_span), span_(is_scalar(*value) ? value->span : key_span) {}
  [[nodiscard]] static bool is_scalar(const json::Value& value) {
    return value.kind != json::Kind::object && value.kind != json::Kind::array;
  }
  [[nodiscard]] Spot without(json::Key key) const;
  [[nodiscard]] Spot in_plan(json::Key key) const;
  [[nodiscard]] Spot nothing(Reason reason, std::string_view key) const;
  [[nodiscard]] Reason damage(std::string_view belongs) const;

  const Reading* reading_;
  const json::Value* value_;
  const json::Value* unknown_ = nullptr;  // the same part of a plan's after_unknown
  std::string_view key_;
  Span key_span_, span_;  // what place() gives
  Reason reason_ = Reason::none;

  friend struct List;
};

// An array of objects as it was found. `items` may hold some although the whole is a gap: a page is missing.
struct List {
  // The list's objects; what is no object is passed by. Each Spot is made when it is asked for.
  class Items {
   public:
    class Walk {
     public:
      using value_type = Spot;
      using difference_type = std::ptrdiff_t;

      Walk() = default;
      Walk(const Items* items, std::size_t index) : items_(items), index_(index) { pass_by(); }
      Spot operator*() const { return items_->spot(index_); }
      Walk& operator++() {
        ++index_;
        pass_by();
        return *this;
      }
      Walk operator++(int) {
        const Walk before = *this;
        ++*this;
        return before;
      }
      bool operator==(const Walk&) const = default;

     private:
      void pass_by() {
        while (index_ < items_->values_.size() && items_->values_[index_].kind != json::Kind::object) ++index_;
      }

      const Items* items_ = nullptr;
      std::size_t index_ = 0;
    };

    explicit Items(const Spot& list) : list_(list) {}
    [[nodiscard]] const Reading& reading() const { return list_.reading(); }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Spot front() const { return *begin(); }
    [[nodiscard]] Walk begin() const { return {this, 0}; }
    [[nodiscard]] Walk end() const { return {this, values_.size()}; }

   private:
    [[nodiscard]] Spot spot(std::size_t index) const;

    Spot list_;
    std::span<const json::Value> values_, unknown_;
    std::size_t size_ = 0;  // how many of the values are objects
    friend class Spot;
  };

  explicit List(const Spot& spot) : items(spot), place(spot.place()) {}

  Items items;
  Gap gap;
  Place place;

  [[nodiscard]] bool known() const { return !gap.missing(); }
  [[nodiscard]] const Reading& reading() const { return items.reading(); }
  // The list as a fact of something made of its items.
  template <class T>
  [[nodiscard]] Fact<T> as(T value) const {
    return known() ? Fact<T>(std::move(value), place) : Fact<T>(gap, place);
  }
};

// The part after the last dot, without a leading '#'.
[[nodiscard]] std::string_view bare_type(std::string_view odata_type);
// A string that ConvertTo-Json leaves where it cut an object or array.
[[nodiscard]] bool is_cut_text(std::string_view text);
// The object's member `key`, if it is a string; else empty.
[[nodiscard]] std::string_view string_member(const json::Value& object, json::Key key);

}  // namespace entitlint
