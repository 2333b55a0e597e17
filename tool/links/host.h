// Which host an address names, compared with the hosts of My Access: always whole names, never "contains".
#pragma once

#include <string>
#include <string_view>

#include "tool/links/link.h"

namespace entitlint {

enum class HostKind : unsigned char {
  known,
  session_proxy,  // a known host behind Defender for Cloud Apps
  misspelt,       // a slip in a known name
  lookalike,      // another site that borrows the name
  unknown,        // Microsoft's, or named myaccess, but no host we know
  vague,          // first label myaccess on a foreign domain, or another name of Microsoft's: ours only if the rest is a package link
  cut,            // a known name that ends early
  other,          // not My Access
};

struct Host {
  HostKind kind = HostKind::other;
  std::string meant;  // the known name to use instead; empty when there is none
  Cloud cloud = Cloud::unknown;
};

// `name` as meant, `honest` false when letters of another script stand in it; `user` is what stands before an '@'.
[[nodiscard]] Host judge_host(std::string_view name, bool honest, std::string_view user);

}  // namespace entitlint
