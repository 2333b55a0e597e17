// The Markdown report, for step summaries and comments: the worst first, and never larger than GitHub takes.
#include <algorithm>
#include <ostream>

#include "tool/report/choice.h"
#include "tool/report/groups.h"
#include "tool/report/sanitise.h"
#include "tool/report/tables.h"
#include "tool/report/text-summary.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// GitHub shows nothing of a step summary above 1 MiB; each part has its share, so that the tables have room after the findings.
constexpr std::size_t room_for_findings = 600 * 1024;
constexpr std::size_t room_for_a_table = 100 * 1024;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Between backticks nothing is markup but the backtick itself and, in tables, the bar.
std::string code(std::string_view text) {
  std::string safe = "`";
  for (const char c : one_line(text)) safe += c == '`' ? '\'' : c == '|' ? '/' : c;
  return safe + "`";
}

// How much of the front of a text is a web address: up to what cannot belong to one, the sentence's own stop left out.
std::size_t address_length(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return 0;
  std::size_t end = std::min(text.find_first_of(" \"<>`|"), text.size());
  while (std::string_view(".,;:)").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

// Text that stays text: no markup, no HTML, no formula, and no mention that would call somebody. Addresses are there to be copied, not
// followed: some of them are what the finding warns of.
std::string plain(std::string_view text) {
  const std::string line = one_line(text);
  std::string safe;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (const std::size_t length = address_length(std::string_view(line).substr(i)); length > 0) {
      safe += code(std::string_view(line).substr(i, length));
      i += length - 1;
    } else if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '$') {
      safe += "&#36;";
    } else if (c == '@' && (i == 0 || !is_word(line[i - 1])) && i + 1 < line.size() && is_word(line[i + 1])) {
      safe += "@<!-- -->";
    } else {
      const bool begins = i == 0 && std::string_view(">#+-").find(c) != std::string_view::npos;
      if (begins || std::string_view("\\`*_[]|~").find(c) != std::string_view::npos) safe += '\\';
      safe += c;
    }
  }
  return safe;
}

std::string where(const Place& place, const Report& report) {
  const Position begin = location_of(place, report).begin;
  return code(std::string(path_of(place, report)) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column));
}

std::string portal_link(const ObjectName& object) {
  const std::string& url = object.portal_url;
  const bool sound = url.starts_with("https://") && url.find_first_of(" \t\r\n()<>[]\"`|\\") == std::string::npos;
  return sound ? " [Open in the portal](" + url + ")" : std::string();
}

std::string block_of(const Group& group, const Report& report) {
  const Finding& first = *group.findings.front();
  std::string text = "- **" + (group.single() ? plain(capitalised(first.message)) : plain(message_of_group(group))) + "**\n";
  if (!group.single()) text += "  - " + plain(summary_of_group(group)) + "\n";
  text += "  - [" + rule_title(*first.rule) + "](" + help_address(*first.rule) + ")";
  if (first.place.known()) text += " at " + where(first.place, report);
  text += "\n";
  if (group.single()) {
    for (const Related& related : first.related) {
      text += "  - " + plain(related.message) + (related.place.known() ? ": " + where(related.place, report) : "") + "\n";
    }
  }
  if (!first.remedy.empty()) {
    const std::string whose = group.single() || same_remedy(group) ? "" : " for " + plain(one_line(group.names.front(), longest_name));
    text += "  - Fix" + whose + ": " + plain(first.remedy) + portal_link(first.object) + "\n";
  }
  return text;
}

void write_findings(std::ostream& out, const Report& report) {
  const std::vector<const Finding*> all = worst_first(shown_findings(report));
  std::size_t size = 0, left_out = 0;
  Severity heading = Severity::off;
  for (const Group& group : report.style.verbose ? ungrouped(all) : grouped(all)) {
    const std::string block = block_of(group, report);
    if (size + block.size() > room_for_findings) {
      size = room_for_findings;  // what follows is not worse, so it does not slip in
      left_out += group.findings.size();
      continue;
    }
    size += block.size();
    if (const Severity severity = group.findings.front()->severity; severity != heading) {
      heading = severity;
      out << (severity == Severity::error ? "\n### Errors\n\n" : severity == Severity::warning ? "\n### Warnings\n\n" : "\n### Notes\n\n");
    }
    out << block;
  }
  if (left_out > 0) out << "\n" << counted(left_out, "more finding") << " left out, none of them worse; the JSON report has them all.\n";
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + plain(cell) + " |";
  return row + "\n";
}

std::string row_under_head(std::size_t columns) {
  std::string row = "|";
  for (std::size_t i = 0; i < columns; ++i) row += " --- |";
  return row + "\n";
}

// Folded away where it is reference and not news.
void write_table(std::ostream& out, const Table& table, bool folded) {
  if (folded) {
    out << "\n<details><summary>" << table.title << "</summary>\n\n";
  } else {
    out << "\n### " << table.title << "\n\n";
  }
  if (table.rows.empty()) {
    out << table.when_empty << '\n';
  } else {
    out << row_of(table.head) << row_under_head(table.head.size());
    std::size_t size = 0;
    std::size_t left_out = 0;
    for (const std::vector<std::string>& cells : table.rows) {
      const std::string row = row_of(cells);
      if (size + row.size() > room_for_a_table) {
        ++left_out;
        continue;
      }
      size += row.size();
      out << row;
    }
    if (left_out > 0) out << "\n" << counted(left_out, "more row") << " left out; the JSON report has them all.\n";
  }
  if (folded) out << "\n</details>\n";
}

}  // namespace

void write_markdown(std::ostream& out, const Report& report) {
  const bool failed = has_failed(report.run);
  out << "## " << (failed ? "\xE2\x9D\x8C entitlint: FAILED" : "\xE2\x9C\x85 entitlint: PASSED") << "\n\n**" << result_words(report)
      << "**\n\nChecked " << plain(checked_words(report)) << ".\n";
  write_findings(out, report);
  write_table(out, not_checked_table(report), false);
  write_table(out, accepted_table(report), true);
  write_table(out, rules_table(report), true);
  write_table(out, inventory_table(report), true);
  if (report.evidence != nullptr) write_table(out, evidence_table(report), true);
  out << "\nHidden: " << plain(hidden_words(report)) << ".\n\n" << what_it_cannot_show << '\n';
}

}  // namespace entitlint
