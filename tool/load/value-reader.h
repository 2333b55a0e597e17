// Strict reading of any stretch of JSON in a source: its errors, its double keys, the links in its strings.
#pragma once

#include <string>
#include <vector>

#include "tool/input/json.h"
#include "tool/input/source.h"
#include "tool/links/link.h"
#include "tool/model/problem.h"

namespace entitlint {

class ValueReader {
 public:
  ValueReader(const Source& source, SourceId id, Reader& reader, json::Parser& parser, std::vector<Link>& links,
              std::vector<Problem>& problems)
      : source_(source), id_(id), reader_(reader), parser_(parser), links_(links), problems_(problems) {}

  // Parses one value; null after an error, which is then among the problems. Valid until the next call.
  [[nodiscard]] const json::Value* read(Span span);

  // Reads a value only to check it, in pieces, so that the largest needs little memory. False when it holds an error.
  bool check(Span span, unsigned depth = 0);
  // The same without looking for links.
  bool check_quietly(Span span) {
    quiet_ = true;
    const bool sound = check(span);
    quiet_ = false;
    return sound;
  }

  // The root of a large object with its members emptied, enough to tell what it is; null when it is no sound object.
  [[nodiscard]] const json::Value* glimpse(Span span);

 private:
  void fail(const json::SyntaxError& error);

  const Source& source_;
  SourceId id_;
  Reader& reader_;
  json::Parser& parser_;
  std::vector<Link>& links_;
  std::vector<Problem>& problems_;
  std::string raw_;  // of the value being read, when it may hold links
  std::string glimpsed_;
  bool quiet_ = false;
};

inline constexpr std::uint32_t large_value = 1 << 20;  // above this, a value is looked at before its tree is built

}  // namespace entitlint
