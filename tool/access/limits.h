// Thresholds and lists that rules measure against: plain values with defaults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

// Providers of mailboxes for everybody: who owns an address there proves nothing about where he works.
[[nodiscard]] std::vector<std::string> public_mail_domains();

struct Limits {
  int max_external_days = 365;  // longest useful access for outsiders (AP402, AP404)
  int max_blocked_days = 30;    // how long a blocked guest may wait for deletion (AP418); the portal's default
  int max_age_days = 0;         // of an export (AP507); 0: of any age
  int leftover_days = 180;      // how long a policy may be switched off (AP605)
  int young_days = 30;          // objects younger than this may still be under construction (AP302, AP303, AP604)
  int days_before_end = 14;     // a policy that ends sooner is worth a note (AP212): the mails about extending start then

  std::vector<std::string> sensitive_ids;    // of access packages, resources and roles that need a decision (AP405, AP406, AP412 to AP415)
  std::vector<std::string> sensitive_names;  // the same by display name; * stands for anything, ? for one character
  std::vector<std::string> public_mail_domains = entitlint::public_mail_domains();  // AP417
};

}  // namespace entitlint
