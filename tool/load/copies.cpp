// Compares each expanded copy with the one kept before.
#include "tool/load/copies.h"

#include "tool/model/members.h"

namespace entitlint {

template <class T>
void Copies<T>::sift(Objects<T>& objects, std::size_t first) {
  std::size_t keep = first;
  for (std::size_t i = first; i < objects.size(); ++i) {
    const T& object = objects[i];
    if (!object.first_hand && !object.id.empty()) {
      const auto [known, fresh] = kept_.try_emplace(object.id, static_cast<std::uint32_t>(keep));
      if (!fresh && repeats(object, objects[known->second])) continue;
    }
    objects.swap(keep++, i);
  }
  while (objects.size() > keep) objects.drop_last();
}

template class Copies<Catalog>;
template class Copies<Package>;

}  // namespace entitlint
