// Whether a record holds all of a policy, and whether two copies of it agree.
#pragma once

#include <string>
#include <string_view>

#include "tool/input/json.h"

namespace entitlint {

// What Graph says about an answer and not about the object; "@odata.type" is of the object.
[[nodiscard]] bool is_annotation(std::string_view key);
// Members of a policy that Graph sets, or that come by $expand and belong to other objects.
[[nodiscard]] bool is_read_only(std::string_view key);

// Why the record would lose something if it replaced the policy ("its questions are not in the export"); empty: it would not.
[[nodiscard]] std::string why_not_whole(const json::Value& record, bool beta);
// The first member that both have and that differs; empty: they agree.
[[nodiscard]] std::string disagreement(const json::Value& record, const json::Value& copy);

}  // namespace entitlint
