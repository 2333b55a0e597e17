// Judged rows, our own and those of the corpus beside the checkout: each is scanned in its container and compared with its verdict.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"
#include "tool/links/scan.h"
#include "tool/lint/lint.h"
#include "tool/load/load.h"
#include "tool/rule-table.h"

namespace {

using namespace entitlint;

struct Row {
  std::string id, container, content, expected, recovered;
};

void append_code_point(std::string& out, unsigned long value) {
  const auto put = [&](unsigned long byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

// The corpus spells control characters and everything beyond ASCII as \\ \n \r \t \uXXXX \UXXXXXXXX.
std::string content_of(const std::string& snippet) {
  std::string out;
  for (std::size_t i = 0; i < snippet.size(); ++i) {
    if (snippet[i] != '\\') {
      out += snippet[i];
      continue;
    }
    const char c = snippet.at(++i);
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      append_code_point(out, std::strtoul(snippet.substr(i + 1, digits).c_str(), nullptr, 16));
      i += digits;
    } else {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

void read_rows(const std::filesystem::path& file, std::vector<Row>& all) {
  std::istringstream lines(test::slurp(file));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() >= 5) all.push_back({cells[0], cells[1], content_of(cells[2]), cells[3], cells[4]});
  }
}

// In the form of the corpus: id, container, snippet, alternatives with '|' between them, the links to recover, a note.
std::vector<Row> rows() {
  std::vector<Row> all;
  read_rows(test::root() / "tests" / "links" / "rows.tsv", all);
  if (!test::shared().empty()) read_rows(test::shared() / "links" / "links-public.tsv", all);
  return all;
}

FileType type_of(const std::string& container) {
  if (container == "markdown") return FileType::markdown;
  if (container == "html") return FileType::html;
  if (container == "csv") return FileType::csv;
  if (container == "json") return FileType::json;
  if (container == "yaml") return FileType::yaml;
  return container == "eml" ? FileType::mail : FileType::text;
}

std::string ending_of(const std::string& container) {
  if (container == "markdown") return "md";
  if (container == "script") return "ps1";
  return container == "text" ? "txt" : container;
}

ScannedDocument scan(const Row& row) {
  return scan_document(Text(row.content, 0), type_of(row.container), 0, "docs/page." + ending_of(row.container));
}

// The class of a row: that of the only link that is not ok; a document without a link holds no package link.
std::string class_of(const ScannedDocument& document) {
  std::string found = document.links.empty() ? "not-a-package-link" : "ok";
  for (const Link& link : document.links) {
    if (link.link_class != LinkClass::ok) found = std::string(name(link.link_class));
  }
  return found;
}

bool is_one_of(const std::string& value, const std::string& alternatives) {
  for (const std::string& one : split(alternatives, '|')) {
    if (one == value) return true;
  }
  return false;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

TEST_CASE("no link that the corpus calls sound is called damaged") {
  for (const Row& row : rows()) {
    const std::string first = split(row.expected, '|').front();
    if (first != "ok" && first != "not-a-package-link") continue;
    CAPTURE(row.id);
    CAPTURE(row.content);
    const std::string found = class_of(scan(row));
    CHECK((found == "ok" || found == "not-a-package-link"));
  }
}

TEST_CASE("the corpus is judged as people judged it") {
  const std::vector<Row> all = rows();
  REQUIRE(all.size() > 100);
  std::size_t right = 0, first_choice = 0, recovered = 0, recoverable = 0;
  for (const Row& row : all) {
    const ScannedDocument document = scan(row);
    const std::string found = class_of(document);
    const bool good = is_one_of(found, row.expected);
    right += good ? 1 : 0;
    first_choice += found == split(row.expected, '|').front() ? 1 : 0;
    if (!good) std::cout << "  " << row.id << " " << row.container << ": " << found << ", expected " << row.expected << '\n';
    if (row.recovered.empty() || found == "not-a-package-link") continue;
    ++recoverable;
    std::string links;
    for (const Link& link : document.links) links += (links.empty() ? "" : " ") + link.recovered;
    if (lower(links) == lower(row.recovered)) {
      ++recovered;
    } else {
      std::cout << "  " << row.id << " " << found << ": recovered '" << links << "', expected '" << row.recovered << "'\n";
    }
  }
  std::cout << "links corpus: " << right << " of " << all.size() << " right, " << first_choice << " the first choice, " << recovered
            << " of " << recoverable << " recovered\n";
  CHECK(right == all.size());
  CHECK(recovered == recoverable);
}

// Through all the rules, as a file of its kind without any export.
TEST_CASE("a link that the corpus calls sound or no link to a package raises no warning and no error") {
  const Limits limits;
  for (const Row& row : rows()) {
    const std::string first = split(row.expected, '|').front();
    if (first != "ok" && first != "not-a-package-link") continue;
    const Sources sources = {memory_source("page." + ending_of(row.container), row.content)};
    const Loaded loaded = load(sources, {});
    const Case facts{loaded.tenants, loaded.files, loaded.problems, sources, limits, parse_time("2026-11-24").value()};
    CAPTURE(row.id);
    CAPTURE(row.content);
    for (const Finding& finding : lint(facts, rule_table(), {}).findings) {
      CAPTURE(finding.message);
      CHECK((finding.severity < Severity::warning || finding.rule->tags.find("links") == std::string_view::npos));
    }
  }
}

}  // namespace
