// Thresholds and lists that rules measure against: plain values with defaults, and one row each for configuration, schema and help.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entitlint {

// Providers of mailboxes for everybody: who owns an address there proves nothing about where he works.
[[nodiscard]] std::vector<std::string> public_mail_domains();

// A new one is a field here and a row in limits.cpp; both are all it takes to be read from `.entitlint.json`.
struct Limits {
  int max_external_days = 365;      // longest useful access for outsiders (AP402, AP404)
  int max_blocked_days = 30;        // how long a blocked guest may wait for deletion (AP418); the portal's default
  int max_age_days = 0;             // of an export (AP507); 0: of any age
  int leftover_days = 180;          // how long a policy may be switched off (AP605)
  int young_days = 30;              // objects younger than this may still be under construction (AP302, AP303, AP604)
  int days_before_end = 14;         // a policy that ends sooner is worth a note (AP212): the mails about extending start then
  bool documents_complete = false;  // the documents given are all there are (AP603)

  std::vector<std::string> sensitive_ids;    // of access packages, resources and roles that need a decision (AP405, AP406, AP412 to AP415)
  std::vector<std::string> sensitive_names;  // the same by display name; * stands for anything, ? for one character
  std::vector<std::string> public_mail_domains = entitlint::public_mail_domains();  // AP417
};

// How a limit is written down. Its default is that of a fresh Limits.
struct LimitRow {
  std::string_view key;  // "max-external-days"
  std::variant<int Limits::*, bool Limits::*, std::vector<std::string> Limits::*> member;
  std::string_view help;  // one sentence
  std::string_view unit;  // of a number: "days"
  int least = 0;          // of a number
  int most = 0;
};
[[nodiscard]] std::span<const LimitRow> limit_rows();

}  // namespace entitlint
