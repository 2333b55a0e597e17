// Words, counts and addresses that several formats share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

inline constexpr std::string_view project_address = "https://github.com/entitlint/entitlint";

// "AP201 external-policy-in-closed-catalog".
[[nodiscard]] std::string rule_title(const Rule& rule);
// The page of a rule.
[[nodiscard]] std::string help_address(const Rule& rule);

// "1 note", "2 notes", "0 policies"; the noun is given for one.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
// The same for a kind of object, in the short words of the text report: "312 packages".
[[nodiscard]] std::string counted(std::size_t count, ObjectKind kind);

// The same sentence with a capital letter, for headlines.
[[nodiscard]] std::string capitalised(std::string sentence);

// What people call the object: its display name, else its address, else its id.
[[nodiscard]] std::string_view label(const ObjectName& object);

// "a, b, c".
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

// Why a row could not be checked: "no catalogs", "policy's scope: not expanded".
[[nodiscard]] std::string why_unchecked(const Unchecked& row);
// What would supply it, after a semicolon: "; get: GET /v1.0/…", "; export again"; empty when nothing would.
[[nodiscard]] std::string what_supplies(const Unchecked& row);

// What a row is about: "312 packages"; of different kinds "312 objects".
[[nodiscard]] std::string objects_of(const Unchecked& row);

// "ran", "partly", "not-run", "off".
[[nodiscard]] std::string_view name(RuleCoverage::State state);

// Whether --min-severity leaves the finding in the data formats that tell states apart; whether it is shown as one to act on, because it is
// new; and whether --fail-on makes it fail the run.
[[nodiscard]] bool is_listed(const Finding& finding, const RunInfo& run);
[[nodiscard]] bool is_shown(const Finding& finding, const RunInfo& run);
[[nodiscard]] bool is_failure(const Finding& finding, const RunInfo& run);
[[nodiscard]] bool is_failure(Severity severity, const RunInfo& run);

// The path of a place as reports print it; of a place that is nowhere the first source's, empty when there is none.
[[nodiscard]] std::string_view path_of(const Place& place, const Report& report);
// Where a place is; of a place that is nowhere the start of a file.
[[nodiscard]] Location location_of(const Place& place, const Report& report);

}  // namespace entitlint
