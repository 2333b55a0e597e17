// The outline of a JSON source: its root values, their keys and the spans below them, found by skipping, without building a tree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/json.h"
#include "tool/input/source.h"

namespace entitlint::json {

struct OutlineMember;

// A value by its span. An array lists its elements; an object its members, and for members that are arrays their elements too.
// What lies deeper has only been skipped (brackets and strings matched), so whoever uses a span parses it and meets its errors.
struct Outline {
  Kind kind = Kind::null;
  Span span;
  std::vector<Span> elements;          // of an array
  std::vector<OutlineMember> members;  // of an object

  [[nodiscard]] const OutlineMember* find(std::string_view key) const;
};

struct OutlineMember {
  std::string key;  // escapes decoded
  Span key_span;
  Kind kind = Kind::null;
  Span span;                   // of the value
  std::vector<Span> elements;  // when the value is an array
};

// The root values of a source, one after another (concatenated pages, NDJSON). When the grammar breaks at the levels the outline
// follows, `error` says where, and the roots hold what came before it: the last root, its last member and its element list may then be
// unfinished, but every element listed is closed.
struct Outlines {
  std::vector<Outline> roots;
  std::optional<SyntaxError> error;
};

[[nodiscard]] Outlines outline(Reader& reader, Span span);

}  // namespace entitlint::json
