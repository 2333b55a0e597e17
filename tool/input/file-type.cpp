// What a file is read as, by its name or its first bytes.
#include <algorithm>
#include <array>
#include <utility>

#include "tool/input/discover.h"

namespace entitlint {

namespace {

constexpr std::array<std::pair<std::string_view, FileType>, 28> types = {{
    {"json", FileType::json},   {"jsonl", FileType::json},        {"ndjson", FileType::json},  {"tfstate", FileType::json},
    {"md", FileType::markdown}, {"markdown", FileType::markdown}, {"mdx", FileType::markdown}, {"html", FileType::html},
    {"htm", FileType::html},    {"xhtml", FileType::html},        {"txt", FileType::text},     {"csv", FileType::csv},
    {"tsv", FileType::csv},     {"yaml", FileType::yaml},         {"yml", FileType::yaml},     {"rst", FileType::text},
    {"adoc", FileType::text},   {"asciidoc", FileType::text},     {"org", FileType::text},     {"ics", FileType::text},
    {"ps1", FileType::text},    {"psm1", FileType::text},         {"sh", FileType::text},      {"py", FileType::text},
    {"js", FileType::text},     {"ts", FileType::text},           {"cs", FileType::text},      {"eml", FileType::mail},
}};

constexpr std::size_t longest_type = 8;

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

bool same_without_case(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace

FileType file_type(std::string_view path) {
  const std::string_view end = path.substr(path.size() - std::min(path.size(), longest_type + 1));
  const std::size_t dot = end.rfind('.');
  if (dot == std::string_view::npos) return FileType::other;
  const std::string_view written = end.substr(dot + 1);
  std::array<char, longest_type> lowered{};
  std::ranges::transform(written, lowered.begin(), lower);
  const std::string_view extension(lowered.data(), written.size());
  const auto found = std::ranges::find(types, extension, &std::pair<std::string_view, FileType>::first);
  return found == types.end() ? FileType::other : found->second;
}

FileType content_type(const Source& source) {
  const FileType by_name = file_type(source.path);
  if (by_name != FileType::other) return by_name;
  Reader reader(source);
  std::string_view text = reader.next(0);
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
  if (text.starts_with('{') || text.starts_with('[')) return FileType::json;
  for (const std::string_view start : {"<!doctype html", "<html"}) {
    if (same_without_case(text.substr(0, start.size()), start)) return FileType::html;
  }
  return FileType::text;
}

}  // namespace entitlint
