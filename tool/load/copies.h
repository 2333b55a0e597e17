// Drops the copies that come by $expand again and again: every policy brings its package, every package its catalog.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tool/model/tenant.h"

namespace entitlint {

// Remembers the expanded copies of one part, by id.
template <class T>
class Copies {
 public:
  // Looks at the objects from `first` on, and takes those out again that say nothing new.
  void sift(Objects<T>& objects, std::size_t first);

 private:
  std::unordered_map<std::string_view, std::uint32_t, IdHash, IdEqual> kept_;
};

extern template class Copies<Catalog>;
extern template class Copies<Package>;

}  // namespace entitlint
