// The record of an object, read again from the export: its JSON tree beside its bytes as they are written.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tool/input/json.h"
#include "tool/input/source.h"

namespace entitlint {

class Record {
 public:
  // Without a tree when it is no JSON object with keys that come once.
  Record(const Place& place, std::string_view text);
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  [[nodiscard]] const json::Value* root() const { return root_; }
  // The value or key at a span, byte for byte.
  [[nodiscard]] std::string_view raw(Span span) const { return std::string_view(text_).substr(span.begin - begin_, span.size()); }

 private:
  std::uint32_t begin_;
  std::string text_, parsed_;
  json::Parser parser_;
  const json::Value* root_ = nullptr;
};

// Reads records of any source; findings come in the order of the sources, so one open file at a time is enough.
class Records {
 public:
  explicit Records(const Sources& sources) : sources_(sources) {}

  [[nodiscard]] std::unique_ptr<Record> read(const Place& place);
  [[nodiscard]] std::string text(const Place& place);

 private:
  const Sources& sources_;
  SourceId open_ = no_source;
  std::unique_ptr<Reader> reader_;
};

}  // namespace entitlint
