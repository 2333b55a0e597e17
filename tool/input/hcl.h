// Where the resource blocks of a Terraform file stand. A scanner of our own: only block headers are wanted, every library for the language
// would bring an expression evaluator along, and there is none for C++ that is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/input/place.h"

namespace entitlint {

// `resource "type" "name" {` or `data "type" "name" {`.
struct HclBlock {
  bool data = false;
  std::string type, name;
  Span header;  // from the keyword to the end of the name's label
};

// The blocks of the outermost level, in their order. Comments, strings with templates in them and heredocs are skipped; of a text that is
// no sound HCL whatever can be told.
[[nodiscard]] std::vector<HclBlock> resource_blocks(std::string_view text);

}  // namespace entitlint
