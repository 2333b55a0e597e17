// Reading single values: what a boolean, a number, a text, a time may look like, and the note when it looks like something else.
#include <algorithm>
#include <charconv>

#include "tool/model/reading.h"

namespace entitlint {
namespace {

using json::Kind;

// Long strings are cut at a whole character, so that a message stays a line.
std::string shortened(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string described(const json::Value& value) {
  switch (value.kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value.truth ? "true" : "false";
    case Kind::number:
      return "the number " + shortened(value.text());
    case Kind::string:
      return "the string \"" + shortened(value.text()) + '"';
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return {};
}

// "14", "14.0", but no "14.5" and no exponent: Graph's numbers are integers.
std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{}) return std::nullopt;
  std::string_view rest(stop, static_cast<std::size_t>(end - stop));
  if (rest.starts_with('.') && rest.size() > 1) {
    rest.remove_prefix(1);
    while (rest.starts_with('0')) rest.remove_prefix(1);
  }
  if (!rest.empty()) return std::nullopt;
  return value;
}

// What Windows PowerShell 5.1 writes for a DateTime: "/Date(1700000000000)/", milliseconds of 1970.
std::optional<Time> parse_script_date(std::string_view text) {
  constexpr std::string_view before = "/Date(", after = ")/";
  if (!text.starts_with(before) || !text.ends_with(after) || text.size() < before.size() + after.size()) return std::nullopt;
  text.remove_prefix(before.size());
  text.remove_suffix(after.size());
  const auto milliseconds = parse_integer(text);
  if (!milliseconds) return std::nullopt;
  return *milliseconds / 1000 - (*milliseconds % 1000 < 0 ? 1 : 0);
}

}  // namespace

Gap Spot::wrong(std::string_view belongs, Field field) const {
  reading_->note(ProblemKind::wrong_type, whole(),
                 std::string(key_) + " is " + described(*value_) + "; " + std::string(belongs) + " belongs here");
  return {Reason::unknown_member, field};
}

Gap Spot::unknown_member(std::string_view value, Field field, std::string known) const {
  Problem& problem = reading_->note(ProblemKind::unknown_value, whole(), shortened(value));
  if (!known.empty()) problem.property = key_;
  problem.known = std::move(known);
  return {Reason::unknown_member, field};
}

Fact<bool> Spot::flag(Field field) const {
  if (!present()) return missing<bool>(field);
  if (null()) return says(false);
  if (value_->kind == Kind::boolean) return says(value_->truth);
  const Gap gap = wrong("a boolean", field);
  if (value_->kind == Kind::string) {
    const std::string_view word = trimmed(value_->text());
    if (equal_ids(word, "true")) return says(true);
    if (equal_ids(word, "false")) return says(false);
  }
  return {gap, place()};
}

Fact<std::int64_t> Spot::number(Field field) const {
  if (!filled()) return missing<std::int64_t>(field);
  const bool textual = value_->kind == Kind::string;
  const auto value = textual || value_->kind == Kind::number ? parse_integer(trimmed(value_->text())) : std::nullopt;
  if (value && !textual) return says(*value);
  const Gap gap = wrong("a whole number", field);
  return value ? says(*value) : Fact<std::int64_t>(gap, place());
}

Fact<std::int64_t> Spot::count_of(std::int64_t unit, Field field) const {
  constexpr std::int64_t most = 1'000'000'000;  // units; more is no setting, and would overflow
  const Fact<std::int64_t> count = number(field);
  if (count.known() && (count.value() < 0 || count.value() > most)) return {wrong("a number from 0 to 1000000000", field), place()};
  return map(count, [unit](std::int64_t value) { return value * unit; });
}

Fact<std::string_view> Spot::text(Field field) const {
  if (!present()) return missing<std::string_view>(field);
  if (null()) return says(std::string_view{});
  if (value_->kind == Kind::string) return says(reading_->keep(value_->text()));
  const Gap gap = wrong("a string", field);
  if (value_->kind == Kind::number) return says(reading_->keep(value_->text()));
  return {gap, place()};
}

Fact<std::string_view> Spot::identifier(Field field) const {
  if (!filled()) return missing<std::string_view>(field);
  const Fact<std::string_view> id = text(field);
  return id.known() && std::ranges::all_of(id.value(), is_space) ? missing<std::string_view>(field) : id;
}

Fact<Time> Spot::time(Field field) const {
  if (!filled()) return missing<Time>(field);
  if (value_->kind == Kind::string) {
    if (const auto value = parse_time(value_->text())) return says(*value);
    if (const auto value = parse_script_date(value_->text())) return says(*value);
  }
  return {wrong("a time such as \"2026-11-23T10:00:00Z\"", field), place()};
}

Fact<std::int64_t> Spot::duration(Field field) const {
  if (!filled()) return missing<std::int64_t>(field);
  if (value_->kind == Kind::string) {
    if (const auto value = parse_duration(value_->text())) return says(*value);
  }
  return {wrong("a duration such as \"P14D\"", field), place()};
}

std::string_view Spot::type() const {
  return present() ? bare_type(string_member(*value_, "@odata.type")) : std::string_view{};
}

}  // namespace entitlint
