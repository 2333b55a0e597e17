// What to write in a damaged link's place, and whether that is certain. A digit is never guessed, an imitated host never touched.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/text.h"
#include "tool/links/link.h"

namespace entitlint {

// What the export of the link's tenant adds to the text.
struct Known {
  std::vector<std::string_view> ids;      // of its packages
  bool ids_complete = false;              // there are no others
  std::vector<std::string_view> domains;  // verified; the one to write first
  bool domains_complete = false;
  std::string_view tenant_id;  // empty: unknown
  bool only_tenant = false;    // of the run
  Cloud cloud = Cloud::commercial;
};

struct Repair {
  std::string text;      // for the whole of Link::place
  bool certain = false;  // may be written without asking; else somebody has to look at it first
};

// Nothing when the link is not damaged, or nobody can tell what was meant.
[[nodiscard]] std::optional<Repair> repair_of(const Link& link, const Known* known);

// The one package whose id begins with what is left of it; empty when there is none, or it may be another one.
[[nodiscard]] std::string_view package_beginning_with(std::string_view rest, const Known& known);

// Between the ends of the span there is nothing but the address, spelt as its container asks for: no tag that would lose its partner, no
// break that a decoding has left out.
[[nodiscard]] bool may_be_replaced(const Text& text, Span decoded);

}  // namespace entitlint
