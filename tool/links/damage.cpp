// The class of damage that a gap or a spelling is.
#include "tool/links/damage.h"

namespace entitlint {

LinkClass class_of(Gap gap) {
  switch (gap) {
    case Gap::invisible:
      return LinkClass::invisible_char;
    case Gap::space:
      return LinkClass::space_inside;
    case Gap::line:
      return LinkClass::line_wrapped;
    case Gap::soft_break:
      return LinkClass::qp_residue;
    case Gap::markup:
      return LinkClass::markup_inside;
  }
  return LinkClass::ok;
}

LinkClass class_of(Spelling how) {
  switch (how) {
    case Spelling::percent:
      return LinkClass::percent_encoded;
    case Spelling::percent_twice:
      return LinkClass::double_encoded;
    case Spelling::entity:
      return LinkClass::html_escaped;
    case Spelling::backslash:
      return LinkClass::backslash;
    case Spelling::quoted_printable:
      return LinkClass::qp_residue;
    case Spelling::fullwidth:
      return LinkClass::fullwidth_char;
    case Spelling::smart:
      return LinkClass::smart_punctuation;
    case Spelling::defanged:
      return LinkClass::defanged;
    default:
      return LinkClass::ok;
  }
}

}  // namespace entitlint
