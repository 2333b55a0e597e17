// Reads and writes baselines.
#include "tool/cli/baseline-file.h"

#include <algorithm>

#include "tool/input/error.h"
#include "tool/input/json.h"
#include "tool/input/source.h"

namespace entitlint {
namespace {

constexpr std::size_t fingerprint_digits = 16;

[[noreturn]] void refuse(const std::string& path, std::string_view text, std::uint32_t at, const std::string& why) {
  throw CannotGoOn(path + ":" + std::to_string(std::ranges::count(text.substr(0, at), '\n') + 1) + ": " + why);
}

std::string text_of(const json::Value& entry, std::string_view key) {
  const json::Member* const member = entry.find(key);
  return member == nullptr ? std::string() : std::string(member->value.text());
}

std::string escaped(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string made;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      ((made += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
      continue;
    }
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made;
}

}  // namespace

Baseline read_baseline(const std::string& path, const std::string& stored) {
  const std::string text = read_all(memory_source(path, stored));
  std::vector<char> padded(text.begin(), text.end());
  padded.resize(text.size() + Reader::padding);
  json::Parser parser;
  const json::Value* const root = parser.parse({padded.data(), text.size()}, 0);
  if (root == nullptr) refuse(path, text, parser.error()->at, parser.error()->message);
  const json::Member* const entries = root->find("baseline");
  if (entries == nullptr || entries->value.kind != json::Kind::array)
    throw CannotGoOn(path + ": is no baseline of entitlint (entitlint check --write-baseline " + path + " makes one)");
  Baseline baseline;
  for (const json::Value& entry : entries->value.items()) {
    baseline.push_back({text_of(entry, "fingerprint"), text_of(entry, "rule"), text_of(entry, "object")});
    if (baseline.back().fingerprint.size() != fingerprint_digits) refuse(path, text, entry.span.begin, "a finding without its fingerprint");
  }
  return baseline;
}

std::string baseline_text(const Baseline& baseline) {
  std::string text = "{\n  \"version\": 1,\n  \"tool\": {\"name\": \"entitlint\"},\n  \"baseline\": [";
  const char* between = "\n";
  for (const BaselineEntry& entry : baseline) {
    text += between;
    text += "    {\"fingerprint\": \"" + entry.fingerprint + "\", \"rule\": \"" + entry.rule + "\", \"object\": \"" +
            escaped(entry.object) + "\"}";
    between = ",\n";
  }
  return text += baseline.empty() ? "]\n}\n" : "\n  ]\n}\n";
}

}  // namespace entitlint
