// JsonWriter over RapidJSON.
#include "tool/report/json-writer.h"

#if defined(__SSE2__) || defined(_M_X64)
#define RAPIDJSON_SSE2  // RapidJSON does not look for itself
#endif
#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <ostream>
#include <variant>

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
  using Indented = rapidjson::PrettyWriter<rapidjson::StringBuffer>;
  using OneLine = rapidjson::Writer<rapidjson::StringBuffer>;

  State(std::ostream& stream, JsonLayout layout) : out(stream) {
    if (layout == JsonLayout::indented) {
      writer.emplace<Indented>(buffer).SetIndent(' ', 2);
    } else {
      writer.emplace<OneLine>(buffer);
    }
  }

  std::ostream& out;
  rapidjson::StringBuffer buffer;
  std::variant<std::monostate, Indented, OneLine> writer;

  // Calls `action` with the writer of the layout.
  template <class Action>
  void with(Action action) {
    if (auto* const indented = std::get_if<Indented>(&writer)) {
      action(*indented);
    } else {
      action(std::get<OneLine>(writer));
    }
  }

  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    with([&](auto& w) { w.String(valid.data(), size_of(valid)); });
  }

  void flush() {
    write_harmless(out, {buffer.GetString(), buffer.GetSize()});
    buffer.Clear();
  }
};

JsonWriter::JsonWriter(std::ostream& out, JsonLayout layout) : state_(std::make_unique<State>(out, layout)) {}

JsonWriter::~JsonWriter() {
  state_->flush();
  state_->out.put('\n');
}

void JsonWriter::key(std::string_view key) {
  state_->with([&](auto& w) { w.Key(key.data(), size_of(key)); });
}

void JsonWriter::begin_object() {
  state_->with([&](auto& w) { w.StartObject(); });
}

void JsonWriter::end_object() {
  state_->with([&](auto& w) { w.EndObject(); });
  if (state_->buffer.GetSize() > enough) state_->flush();
}

void JsonWriter::begin_array() {
  state_->with([&](auto& w) { w.StartArray(); });
}

void JsonWriter::end_array() {
  state_->with([&](auto& w) { w.EndArray(); });
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
  state_->with([&](auto& w) { w.Uint64(value); });
}

void JsonWriter::flag(std::string_view key, bool value) {
  this->key(key);
  state_->with([&](auto& w) { w.Bool(value); });
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
    state_->with([&](auto& w) { document.Accept(w); });
  }
}

std::string indented_json(std::string_view text) {
  const std::string valid = valid_utf8(text);
  rapidjson::Document document;
  document.Parse<reading>(valid.data(), valid.size());
  if (document.HasParseError()) return valid;
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter writer(buffer);
  writer.SetIndent(' ', 2);
  document.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entitlint
