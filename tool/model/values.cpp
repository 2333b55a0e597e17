// Reading times, durations and ids strictly, and the portal's names of scopes.
#include "tool/model/values.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace entitlint {
namespace {

// Takes a text apart from the left.
struct Scanner {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }

  // Exactly `digits` digits, or -1.
  template <std::size_t digits>
  int fixed() {
    if (rest.size() < digits) return -1;
    int value = 0;
    for (std::size_t at = 0; at < digits; ++at) {
      if (!is_digit(rest[at])) return -1;
      value = value * 10 + (rest[at] - '0');
    }
    rest.remove_prefix(digits);
    return value;
  }

  // One digit or more. Nine are enough for any duration that means something, and cannot overflow below.
  std::optional<std::int64_t> number() {
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; digits < rest.size() && is_digit(rest[digits]); ++digits) {
      if (digits == 9) return std::nullopt;
      value = value * 10 + (rest[digits] - '0');
    }
    if (digits == 0) return std::nullopt;
    rest.remove_prefix(digits);
    return value;
  }

  // ".1234567"; a point needs a digit.
  bool fraction() {
    if (!take('.')) return true;
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_digit) - rest.begin());
    rest.remove_prefix(digits);
    return digits > 0;
  }
};

std::optional<Time> parse_date(Scanner& scanner) {
  using namespace std::chrono;
  const int years = scanner.fixed<4>();
  if (years < 0 || !scanner.take('-')) return std::nullopt;
  const int months = scanner.fixed<2>();
  if (months < 0 || !scanner.take('-')) return std::nullopt;
  const int days = scanner.fixed<2>();
  if (days < 0) return std::nullopt;
  const year_month_day date(year(years), month(static_cast<unsigned>(months)), day(static_cast<unsigned>(days)));
  if (!date.ok()) return std::nullopt;
  return Time{sys_days(date).time_since_epoch().count()} * seconds_per_day;
}

// Hours up to `last`, and minutes, in seconds.
std::optional<int> parse_hours_and_minutes(Scanner& scanner, int last) {
  const int hours = scanner.fixed<2>();
  if (hours < 0 || hours > last || !scanner.take(':')) return std::nullopt;
  const int minutes = scanner.fixed<2>();
  if (minutes < 0 || minutes > 59) return std::nullopt;
  return hours * 3600 + minutes * 60;
}

std::optional<std::int64_t> parse_clock(Scanner& scanner) {
  const auto minutes = parse_hours_and_minutes(scanner, 23);
  if (!minutes || !scanner.take(':')) return minutes;
  const int seconds = scanner.fixed<2>();
  if (seconds < 0 || seconds > 59 || !scanner.fraction()) return std::nullopt;
  return *minutes + seconds;
}

std::optional<std::int64_t> parse_offset(Scanner& scanner) {
  if (scanner.take('Z')) return 0;
  const bool ahead = scanner.take('+');
  if (!ahead && !scanner.take('-')) return std::nullopt;
  const auto offset = parse_hours_and_minutes(scanner, 14);
  if (!offset) return std::nullopt;
  return ahead ? *offset : -*offset;
}

// A designator of a duration and its seconds.
struct Unit {
  char letter;
  std::int64_t seconds;
};

// The components of one half of a duration, in the order of `units`. Nothing when it is broken, or empty and must not be.
std::optional<std::int64_t> parse_components(Scanner& scanner, std::span<const Unit> units, bool may_be_empty) {
  std::int64_t total = 0;
  bool any = false;
  auto unit = units.begin();
  while (!scanner.rest.empty() && scanner.rest.front() != 'T') {
    const auto value = scanner.number();
    if (!value) return std::nullopt;
    const bool fraction = !scanner.rest.empty() && scanner.rest.front() == '.';
    if (!scanner.fraction() || scanner.rest.empty()) return std::nullopt;
    const char letter = scanner.rest.front();
    unit = std::find_if(unit, units.end(), [letter](const Unit& u) { return u.letter == letter; });
    if (unit == units.end() || (fraction && letter != 'S')) return std::nullopt;
    total += *value * unit->seconds;
    ++unit;
    scanner.take(letter);
    any = true;
  }
  if (!any && !may_be_empty) return std::nullopt;
  return total;
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
  Scanner scanner{text};
  const auto date = parse_date(scanner);
  if (!date || scanner.rest.empty()) return date;
  if (!scanner.take('T')) return std::nullopt;
  const auto clock = parse_clock(scanner);
  if (!clock) return std::nullopt;
  const auto offset = parse_offset(scanner);
  if (!offset || !scanner.rest.empty()) return std::nullopt;
  return *date + *clock - *offset;
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  static constexpr std::array<Unit, 4> days = {
      Unit{'Y', 365 * seconds_per_day}, {'M', 30 * seconds_per_day}, {'W', 7 * seconds_per_day}, {'D', seconds_per_day}};
  static constexpr std::array<Unit, 3> hours = {Unit{'H', 3600}, {'M', 60}, {'S', 1}};
  Scanner scanner{text};
  if (!scanner.take('P') || scanner.rest.empty()) return std::nullopt;
  const auto long_part = parse_components(scanner, days, true);
  if (!long_part || scanner.rest.empty()) return long_part;
  if (!scanner.take('T')) return std::nullopt;
  const auto short_part = parse_components(scanner, hours, false);
  if (!short_part || !scanner.rest.empty()) return std::nullopt;
  return *long_part + *short_part;
}

// The choices of "Users who can request access" (domain.md 1.5); the portal offers no choice for the last three.
std::string_view portal_name(Scope scope) {
  switch (scope) {
    case Scope::direct_assignment_only:
      return "None (administrator direct assignments only)";
    case Scope::specific_directory_users:
      return "Specific users and groups";
    case Scope::all_members:
      return "All members (excluding guests)";
    case Scope::all_directory_users:
      return "All users (including guests)";
    case Scope::specific_connected_organizations:
      return "Specific connected organizations";
    case Scope::all_configured_organizations:
      return "All configured connected organizations";
    case Scope::all_existing_organizations:
      return "All existing connected organizations";
    case Scope::all_external_users:
      return "All users (all connected organizations + any new external users)";
    case Scope::specific_service_principals:
      return "Specific service principals";
    case Scope::all_service_principals:
      return "All service principals";
    case Scope::all_agent_identities:
      return "All agent identities";
  }
  return "";
}

}  // namespace entitlint
