// A My Access link as it was found: where, what is wrong with it, what was meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tool/input/place.h"

namespace entitlint {

// What a link is: sound, a template, another page of the portal, or exactly one class of damage. The names in reports are these with '-'.
enum class LinkClass : std::uint8_t {
  ok,
  placeholder,
  not_a_package_link,
  fragment_missing,
  fragment_truncated,
  id_missing,
  id_truncated,
  ellipsis,  // truncation
  id_malformed,
  id_unhyphenated,
  id_braced,  // identifier
  hint_missing,
  hint_malformed,
  at_sign_missing,  // hint
  hash_missing,
  hash_misplaced,
  route_slash_missing,
  route_misspelt,
  wrong_route,
  extra_slash,
  extra_query,  // structure
  scheme_http,
  scheme_missing,
  scheme_broken,
  defanged,
  host_misspelt,
  host_lookalike,
  unknown_host,
  cloud_mismatch,  // scheme, host
  percent_encoded,
  double_encoded,
  html_escaped,
  backslash,
  qp_residue,
  fullwidth_char,
  smart_punctuation,
  invisible_char,  // encoding
  line_wrapped,
  space_inside,
  markup_inside,
  markup_broken,
  trailing_junk,
  links_glued,  // layout
  wrapped,
  wrapped_opaque,  // indirection
};

[[nodiscard]] std::string_view name(LinkClass link_class);  // "id-truncated"

// Which cloud a My Access host serves; `unknown` for hosts that no document assigns.
enum class Cloud : std::uint8_t { unknown, commercial, us_government };

// One link, found anywhere: judged, and as far as possible read.
struct Link {
  Place place;  // as written, in the source
  LinkClass link_class = LinkClass::ok;
  std::string url;         // as written, decoded from its container
  std::string recovered;   // the canonical link, where it can be recovered; empty otherwise. Of an ok link: itself
  std::string hint;        // the directory hint as written, without '@'; empty when there is none
  std::string package_id;  // lower-case GUID, only when it is whole (also when other parts are damaged)
  std::string id_part;     // what stands where the id belongs when it is cut or malformed
  Place cut;               // where the damage is; `place` when it has no single spot
  std::string detail;      // what is wrong, for a message: "23 of 36 characters of the package id"; empty for ok
  Cloud cloud = Cloud::unknown;
  bool in_template = false;              // stands in a code block, or in a file named like a template
  bool mentions_approval = false;        // its text or sentence speaks of approving, reviewing or active access
  bool mentions_administration = false;  // … or of managing, owners, policies: people who look after packages (or its document's name does)
  bool doubtful = false;                 // `recovered` takes more back than spelling: a misspelt host, a hint with a part missing
  bool replaceable = false;              // its stored bytes may be replaced by other text
  std::string tail;          // what has to stand behind the link that replaces it: a closing bracket, a word that was glued to it
  bool admin_blade = false;  // an admin-centre address of a package (class not_a_package_link)
};

// The link leads to one package, damaged or not: it has a whole id, and is no template, imitation or other page.
[[nodiscard]] bool names_a_package(const Link& link);

}  // namespace entitlint
