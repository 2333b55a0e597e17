// A record written in a test, parsed and decoded; its places read back as text.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tool/model/decode.h"

namespace entitlint::test {

// Keeps the text, so that what stands at a place can be compared.
class Decoded {
 public:
  explicit Decoded(std::string text, RecordContext context = {}) : text_(std::move(text)) {
    std::string bytes = text_ + std::string(64, '\0');  // the parser may read behind the text
    json::Parser parser;
    const json::Value* record = parser.parse({bytes.data(), text_.size()}, 0);
    REQUIRE_MESSAGE(record != nullptr, text_);
    context.source = 0;
    entity = decode(*record, context, part);
  }

  [[nodiscard]] std::string_view at(const Place& place) const {
    REQUIRE(place.known());
    REQUIRE(place.span.end <= text_.size());
    return std::string_view(text_).substr(place.span.begin, place.span.size());
  }
  [[nodiscard]] const Policy& policy() const { return only(part.policies); }
  [[nodiscard]] const Package& package() const { return only(part.packages); }
  [[nodiscard]] const Catalog& catalog() const { return only(part.catalogs); }
  [[nodiscard]] const Organization& organization() const { return only(part.organizations); }
  [[nodiscard]] const Settings& settings() const { return only(part.settings); }
  [[nodiscard]] const Problem& problem() const { return only(part.problems); }

  Part part;
  Entity entity = Entity::unknown;

 private:
  template <class List>
  [[nodiscard]] static auto only(const List& all) -> decltype(all.front()) {
    REQUIRE(all.size() == 1);
    return all.front();
  }

  std::string text_;
};

template <class T>
[[nodiscard]] bool is_gap(const Fact<T>& fact, Reason reason, Field field) {
  return !fact.known() && fact.gap() == Gap{reason, field};
}

}  // namespace entitlint::test
