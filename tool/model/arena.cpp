// Keeps texts.
#include "tool/model/arena.h"

#include <cstring>

namespace entitlint {

Arena::Arena() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>()) {}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

}  // namespace entitlint
