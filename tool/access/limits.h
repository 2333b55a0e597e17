// Thresholds and lists that rules measure against: plain values with defaults.
#pragma once

#include <string_view>

namespace entitlint {

struct Limits {
  int max_external_days = 365;  // longest useful access for outsiders (AP402, AP404)
  int max_blocked_days = 30;    // how long a blocked guest may wait for deletion (AP418); the portal's default
};

}  // namespace entitlint
