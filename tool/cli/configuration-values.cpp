// Each function takes one kind of value and refuses the rest at its line and column.
#include "tool/cli/configuration-values.h"

#include <algorithm>
#include <charconv>

#include "tool/input/error.h"

namespace entitlint {
namespace {

std::string_view article(json::Kind kind) {
  switch (kind) {
    case json::Kind::null:
      return "null";
    case json::Kind::boolean:
      return "true or false";
    case json::Kind::number:
      return "a number";
    case json::Kind::string:
      return "a string";
    case json::Kind::array:
      return "an array";
    case json::Kind::object:
      break;
  }
  return "an object";
}

}  // namespace

std::string ConfigurationValues::where(std::uint32_t at) const {
  const std::string_view before = std::string_view(text_).substr(0, at);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto column = std::ranges::count_if(before.substr(line_begin), is_first_byte) + 1;
  return path_ + ":" + std::to_string(std::ranges::count(before, '\n') + 1) + ":" + std::to_string(column);
}

void ConfigurationValues::refuse(std::uint32_t at, const std::string& why) const {
  throw CannotGoOn(where(at) + ": " + why);
}

const json::Value& ConfigurationValues::need(const json::Value& value, json::Kind kind, const std::string& what) const {
  if (value.kind != kind)
    refuse(value.span.begin, what + " is " + std::string(article(kind)) + ", not " + std::string(article(value.kind)));
  return value;
}

std::string ConfigurationValues::text(const json::Member& member) const {
  const std::string_view value = need(member.value, json::Kind::string, quoted(member.key)).text();
  if (value.empty()) refuse(member.value.span.begin, quoted(member.key) + " is empty");
  return std::string(value);
}

Words ConfigurationValues::words(const json::Member& member) const {
  if (member.value.kind == json::Kind::string) return {text(member)};
  Words all;
  for (const json::Value& item : need(member.value, json::Kind::array, quoted(member.key)).items())
    all.emplace_back(need(item, json::Kind::string, "an element of " + quoted(member.key)).text());
  return all;
}

int ConfigurationValues::whole_number(const json::Member& member, int least, int most, std::string_view unit) const {
  const std::string_view digits = need(member.value, json::Kind::number, quoted(member.key)).text();
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || value < least || value > most)
    refuse(member.value.span.begin, quoted(member.key) + " is a number of " + std::string(unit) + " from " + std::to_string(least) +
                                        " to " + std::to_string(most) + ", not " + std::string(digits));
  return value;
}

std::uint32_t ConfigurationValues::behind_comma(std::uint32_t begin, std::uint32_t end) const {
  const std::size_t comma = text_.find(',', begin);
  if (comma == std::string::npos || comma >= end) return begin;
  const std::size_t next = text_.find_first_not_of(" \t", comma + 1);
  return static_cast<std::uint32_t>(std::min<std::size_t>(next, text_.size()));
}

}  // namespace entitlint
