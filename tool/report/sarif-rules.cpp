// What GitHub and other viewers show of a rule; the properties are those GitHub's page on SARIF support names.
#include "tool/report/sarif-rules.h"

#include <algorithm>
#include <string>

#include "tool/report/sanitise.h"
#include "tool/report/wording.h"

namespace entitlint {
namespace {

constexpr std::size_t longest_description = 1024;  // GitHub's limit
constexpr std::size_t most_tags = 10;              // that GitHub shows

// "external-policy-in-closed-catalog" -> "ExternalPolicyInClosedCatalog"
std::string pascal_case(std::string_view kebab) {
  std::string pascal;
  bool start = true;
  for (const char c : kebab) {
    if (c != '-') pascal += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    start = c == '-';
  }
  return pascal;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// The first paragraph of a page's section, on one line; empty when there is none.
std::string first_paragraph(std::string_view page, std::string_view heading) {
  const std::size_t found = page.find(heading);
  if (found == std::string_view::npos) return {};
  page.remove_prefix(found + heading.size());
  page.remove_prefix(std::min(page.find_first_not_of("\r\n"), page.size()));
  return one_line(page.substr(0, std::min(page.find("\n\n"), page.find_last_not_of("\r\n") + 1)), longest_description);
}

// GitHub: above 9.0 critical, from 7.0 high, from 4.0 medium, below low.
std::string_view security_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "8.0";
    case Severity::warning:
      return "5.0";
    default:
      return "2.0";
  }
}

void write_properties(JsonWriter& json, const Rule& rule) {
  std::vector<std::string_view> tags = words_of(rule.tags);
  if (tags.size() > most_tags) tags.resize(most_tags);
  json.array("tags", [&] {
    for (const std::string_view tag : tags) json.item(tag);
  });
  json.text("precision", name(rule.confidence));
  if (std::ranges::find(tags, "security") != tags.end()) {
    json.text("security-severity", security_severity(rule.severity));
  } else {
    const std::string_view level = sarif_level(rule.severity);
    json.text("problem.severity", level == "note" ? "recommendation" : level);
  }
}

void write_rule(JsonWriter& json, const RuleEntry& entry) {
  const Rule& rule = *entry.rule;
  const std::string summary = one_line(rule.summary, longest_description);
  const std::string reason = first_paragraph(entry.page, "## Why it matters\n");
  const std::string description = one_line(summary + (reason.empty() ? "" : " " + reason), longest_description);
  const std::string page(entry.page.empty() ? rule.summary : entry.page);
  const std::string address = help_address(rule);
  json.text("id", rule.code);
  json.text("name", pascal_case(rule.name));
  json.object("shortDescription", [&] { json.text("text", summary); });
  json.object("fullDescription", [&] { json.text("text", description); });
  json.object("help", [&] {
    json.text("text", page);
    json.text("markdown", page + (page.ends_with('\n') ? "\n" : "\n\n") + "[" + std::string(rule.code) + " on the web](" + address + ")\n");
  });
  json.text("helpUri", address);
  json.object("defaultConfiguration", [&] { json.text("level", sarif_level(rule.severity)); });
  json.object("properties", [&] { write_properties(json, rule); });
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  return severity == Severity::off ? "note" : name(severity);
}

void write_sarif_tool(JsonWriter& json, const Report& report) {
  json.object("tool", [&] {
    json.object("driver", [&] {
      json.text("name", "entitlint");
      json.text("fullName", "entitlint " + report.run.version);
      json.text("version", report.run.version);
      json.text("semanticVersion", report.run.version);
      json.text("informationUri", project_address);
      json.array("rules", [&] {
        for (const RuleEntry& entry : report.rules) json.object([&] { write_rule(json, entry); });
      });
    });
  });
}

}  // namespace entitlint
