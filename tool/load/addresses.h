// Objects by their Terraform address, for references whose ids are not known before a plan is applied.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tool/model/terraform-configuration.h"

namespace entitlint {

template <class T>
class Addresses {
 public:
  template <class List>
  explicit Addresses(const List& objects) {
    for (const T& object : objects) {
      if (!object.address.empty()) by_base_[base(object.place.source, object.address)].push_back(&object);
    }
  }

  // The one that an address of the same file means. One without a key, or with any, means the only instance there is.
  [[nodiscard]] const T* find(SourceId source, std::string_view address) const {
    const auto found = by_base_.find(base(source, address));
    if (found == by_base_.end()) return nullptr;
    const std::string_view key = parse_address(address).key;
    for (const T* object : found->second) {
      if (parse_address(object->address).key == key) return object;
    }
    return found->second.size() == 1 && (key.empty() || key == any_key) ? found->second.front() : nullptr;
  }

 private:
  static std::string base(SourceId source, std::string_view address) {
    const std::string_view key = parse_address(address).key;
    return std::to_string(source) + ' ' + std::string(address.substr(0, address.size() - key.size()));
  }

  std::unordered_map<std::string, std::vector<const T*>> by_base_;
};

}  // namespace entitlint
