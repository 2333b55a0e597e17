// JsonWriter over RapidJSON.
#include "tool/report/json-writer.h"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <ostream>

#include "tool/report/sanitise.h"

namespace entitlint {
namespace {

// How much is collected before it is written on.
constexpr std::size_t enough = 64 * 1024;

constexpr unsigned reading = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;

rapidjson::SizeType size_of(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

}  // namespace

struct JsonWriter::State {
  explicit State(std::ostream& stream) : out(stream), writer(buffer) { writer.SetIndent(' ', 2); }

  std::ostream& out;
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer;

  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    writer.String(valid.data(), size_of(valid));
  }

  void flush() {
    write_harmless(out, {buffer.GetString(), buffer.GetSize()});
    buffer.Clear();
  }
};

JsonWriter::JsonWriter(std::ostream& out) : state_(std::make_unique<State>(out)) {}

JsonWriter::~JsonWriter() {
  state_->flush();
  state_->out.put('\n');
}

void JsonWriter::key(std::string_view key) {
  state_->writer.Key(key.data(), size_of(key));
}

void JsonWriter::begin_object() {
  state_->writer.StartObject();
}

void JsonWriter::end_object() {
  state_->writer.EndObject();
  if (state_->buffer.GetSize() > enough) state_->flush();
}

void JsonWriter::begin_array() {
  state_->writer.StartArray();
}

void JsonWriter::end_array() {
  state_->writer.EndArray();
}

void JsonWriter::text(std::string_view key, std::string_view value) {
  this->key(key);
  state_->string(value);
}

void JsonWriter::text_if_any(std::string_view key, std::string_view value) {
  if (!value.empty()) text(key, value);
}

void JsonWriter::number(std::string_view key, std::uint64_t value) {
  this->key(key);
  state_->writer.Uint64(value);
}

void JsonWriter::flag(std::string_view key, bool value) {
  this->key(key);
  state_->writer.Bool(value);
}

void JsonWriter::item(std::string_view value) {
  state_->string(value);
}

void JsonWriter::json(std::string_view key, std::string_view value) {
  const std::string valid = valid_utf8(value);
  rapidjson::Document document;
  document.Parse<reading>(valid.data(), valid.size());
  this->key(key);
  if (document.HasParseError()) {
    state_->string(value);
  } else {
    document.Accept(state_->writer);
  }
}

}  // namespace entitlint
