// Reads records again.
#include "tool/lint/record.h"

namespace entitlint {

Record::Record(const Place& place, std::string_view text) : begin_(place.span.begin), text_(text), parsed_(text) {
  parsed_.append(Reader::padding, '\0');
  const json::Value* const value = parser_.parse({parsed_.data(), text.size()}, begin_);
  if (value != nullptr && value->kind == json::Kind::object && parser_.duplicates().empty()) root_ = value;
}

std::string Records::text(const Place& place) {
  if (open_ != place.source) {
    reader_ = std::make_unique<Reader>(sources_[place.source]);
    open_ = place.source;
  }
  return std::string(reader_->view(place.span));
}

std::unique_ptr<Record> Records::read(const Place& place) {
  return std::make_unique<Record>(place, text(place));
}

}  // namespace entitlint
