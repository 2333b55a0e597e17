// What stands behind the host: hint, route and package id, and the first thing that is wrong with them.
#pragma once

#include <string>
#include <string_view>

#include "tool/links/link.h"

namespace entitlint {

// A stretch of characters of the address.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The parts behind the host. Offsets count from the first character behind host and port.
struct Structure {
  LinkClass damage = LinkClass::ok;  // ok, placeholder, not_a_package_link, or a class of truncation, id, hint, structure or layout
  std::string hint;                  // as written, without '@'
  std::string hint_meant;            // a sound hint; empty when there is none to be told
  std::string id;                    // what stands where the id belongs
  std::string id_meant;              // a whole GUID; empty when there is none to be told
  Stretch hint_place;                // of `hint`
  Stretch id_place;                  // of `id`
  std::size_t end = 0;               // where the link's own characters end; what follows is a query or junk
  Stretch query;                     // a query between hint and '#': its spelling does not matter
  Stretch cut;                       // where it breaks
};

[[nodiscard]] Structure read_structure(std::string_view tail, bool government);

}  // namespace entitlint
