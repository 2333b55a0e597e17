// The judgement of one address: a single class, and what could be read of it.
#pragma once

#include <optional>
#include <string>

#include "tool/links/address.h"
#include "tool/links/link.h"

namespace entitlint {

// How the container holds the address.
struct Setting {
  bool delimited = false;   // its ends are given: all of it is the address
  bool unclosed = false;    // its quote or bracket is not closed
  bool strict_end = false;  // bare, but renderers take every character beyond ASCII into the link (GitHub's Markdown)
};

struct Judgement {
  LinkClass link_class = LinkClass::ok;
  Cloud cloud = Cloud::unknown;
  std::string recovered;
  Stretch hint, id;            // of the candidate's characters
  std::string hint_meant;      // what of the hint stands in `recovered`
  std::string package_id;      // lower case; empty when it is not whole
  std::string id_meant;        // as `package_id`, but also of a link that leads to another page
  bool doubtful = false;       // more than spelling was taken back: somebody has to look at it
  Stretch link;                // the address without junk behind it
  Stretch cut;                 // where it breaks
  std::optional<Dropped> gap;  // where it breaks, when something was dropped there
};

// Nothing when the address is not one of My Access.
[[nodiscard]] std::optional<Judgement> judge_candidate(const Candidate& candidate, const Setting& setting);

// Whether the host of an address tells that it is none of My Access, whatever follows. `start` goes to behind the host at least.
[[nodiscard]] bool no_host_of_ours(const Candidate& start);

// What is wrong, for a message.
[[nodiscard]] std::string detail_of(const Judgement& verdict, const Candidate& candidate);

}  // namespace entitlint
