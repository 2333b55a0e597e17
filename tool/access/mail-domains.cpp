// Domains of consumer mail providers. Short on purpose: only providers whose users are nobody's staff.
#include "tool/access/limits.h"

namespace entitlint {

std::vector<std::string> public_mail_domains() {
  return {"aol.com",        "fastmail.com",   "gmail.com",  "gmx.at",      "gmx.ch",     "gmx.com",     "gmx.de",     "gmx.net",
          "googlemail.com", "hotmail.com",    "hotmail.de", "hotmail.fr",  "hotmail.it", "icloud.com",  "live.com",   "live.de",
          "mac.com",        "mail.ru",        "me.com",     "msn.com",     "orange.fr",  "outlook.com", "outlook.de", "outlook.fr",
          "proton.me",      "protonmail.com", "qq.com",     "t-online.de", "163.com",    "126.com",     "web.de",     "yahoo.com",
          "yahoo.co.uk",    "yahoo.co.jp",    "yahoo.de",   "yahoo.fr",    "ymail.com",  "yandex.com",  "yandex.ru",  "rocketmail.com",
          "hotmail.co.uk",  "libero.it",      "free.fr",    "wanadoo.fr"};
}

}  // namespace entitlint
