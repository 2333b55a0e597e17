// The table of limits: what configuration, its schema and help know of them.
#include "tool/access/limits.h"

namespace entitlint {

std::span<const LimitRow> limit_rows() {
  static const LimitRow rows[] = {
      {"max-external-days", &Limits::max_external_days, "The longest useful access for people from outside (AP402, AP404).", "days", 1,
       3650},
      {"max-blocked-days", &Limits::max_blocked_days, "How long a blocked guest may wait for deletion (AP418).", "days", 0, 3650},
      {"max-age-days", &Limits::max_age_days, "How old an export may be, 0 for any age (AP507).", "days", 0, 3650},
      {"leftover-days", &Limits::leftover_days, "How long a policy may be switched off before it is called left over (AP605).", "days", 0,
       3650},
      {"young-days", &Limits::young_days, "Objects younger than this may still be under construction (AP302, AP303, AP604).", "days", 0, 3650},
      {"days-before-end", &Limits::days_before_end, "A policy that ends sooner is worth a note (AP212).", "days", 0, 3650},
      {"sensitive-ids", &Limits::sensitive_ids,
       "Ids of access packages, resources and roles that need a decision (AP405, AP406, AP412 to AP415).", "", 0, 0},
      {"sensitive-names", &Limits::sensitive_names, "The same by display name; * stands for anything, ? for one character.", "", 0, 0},
      {"public-mail-domains", &Limits::public_mail_domains,
       "Providers of mailboxes for everybody (AP417); a list here replaces the built-in one.", "", 0, 0},
      {"documents-complete", &Limits::documents_complete,
       "The documents given are all in which links are published, so a link that is missing is a warning (AP603).", "", 0, 0},
  };
  return rows;
}

}  // namespace entitlint
