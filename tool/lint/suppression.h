// A suppression hides known findings: by rule and object or link, never by line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tool/input/place.h"
#include "tool/model/values.h"

namespace entitlint {

// One entry of the configuration, or one comment in a document.
struct Suppression {
  std::string rule;    // code or name, as written
  std::string object;  // id of the object it is about; empty: a link
  std::string link;    // address as written or as recovered; of a comment empty
  std::string reason;
  std::string owner, until;               // both may be empty; until is the last day it holds, YYYY-MM-DD
  Place place;                            // the entry, or the comment
  Place removal;                          // what to delete so that it is gone; nowhere: not to be edited here
  std::vector<const void*> covered = {};  // of a comment: the links it is about
  std::string fault = {};                 // why it hides nothing whatever happens: "gives no reason"; empty: it is sound
  std::size_t hidden = 0;                 // findings, counted by lint()
  bool judged = false;                    // by lint(): its rule ran over what it names, so hiding nothing means it is unused

  [[nodiscard]] bool in_document() const { return object.empty() && link.empty(); }
};

}  // namespace entitlint
