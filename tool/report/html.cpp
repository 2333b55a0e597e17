// The HTML report: one file that needs nothing else, no script, no network, light or dark as its reader likes it.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "tool/input/utf8.h"
#include "tool/report/choice.h"
#include "tool/report/groups.h"
#include "tool/report/html-style.h"
#include "tool/report/json-writer.h"
#include "tool/report/sanitise.h"
#include "tool/report/tables.h"
#include "tool/report/text-summary.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// More cards than a person reads or a browser likes to draw.
constexpr std::size_t most_cards = 2000;
// A longer overview is folded, so that the worst finding is on the first screen.
constexpr std::size_t most_open_rows = 8;

// The character reference that stands for a character of HTML's own; empty: the character itself does.
std::string_view reference_to(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const std::string_view reference = reference_to(c);
    if (reference.empty())
      safe += c;
    else
      safe += reference;
  }
  return safe;
}

std::string plain(std::string_view text, std::size_t most = longest_message) {
  return escaped(one_line(text, most));
}

// Cuts `count` code points off the front of a text.
std::string_view take_points(std::string_view& text, std::size_t count) {
  const std::string_view whole = text;
  for (; count > 0 && !text.empty(); --count) text.remove_prefix(decode_utf8(text).length);
  return whole.substr(0, whole.size() - text.size());
}

// One report while it is written.
class HtmlReport {
 public:
  HtmlReport(std::ostream& out, const Report& report) : out_(out), report_(report) {}

  void write() {
    write_head();
    write_overview();
    write_findings();
    write_table(not_checked_table(report_), false);
    write_table(accepted_table(report_), false);
    write_table(rules_table(report_), true);
    write_table(inventory_table(report_), true);
    if (report_.evidence != nullptr) write_table(evidence_table(report_), true);
    out_ << "<h2>What this report is</h2>\n<p>" << what_it_cannot_show << "</p>\n<p class=\"faint\">Written by <a href=\""
         << project_address << "\">entitlint</a> " << plain(report_.run.version) << ", profile " << plain(report_.run.profile) << ", as of "
         << plain(report_.run.as_of) << ".</p>\n</body>\n</html>\n";
  }

 private:
  // Nothing in the file may load or run anything, whatever the inputs hold.
  void write_head() {
    const bool failed = has_failed(report_.run);
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
            "content=\"no-referrer\">\n<title>entitlint: "
         << (failed ? "FAILED" : "PASSED") << "</title>\n<style>" << html_style << "</style>\n</head>\n<body>\n<header class=\""
         << (failed ? "failed" : "passed") << "\">\n<h1>" << (failed ? "FAILED" : "PASSED") << "</h1>\n<p class=\"counts\">"
         << escaped(result_words(report_)) << "</p>\n<p class=\"faint\">Checked " << plain(checked_words(report_))
         << ".<br>Hidden: " << plain(hidden_words(report_)) << ".</p>\n</header>\n";
  }

  // One row a rule, so that 400 findings still begin with a short list.
  void write_overview() {
    std::vector<std::pair<const Finding*, std::size_t>> rows;
    std::map<std::pair<std::string_view, Severity>, std::size_t> row_of;
    for (const Finding* const finding : worst_first(shown_findings(report_))) {
      const auto [row, is_new] = row_of.try_emplace({finding->rule->code, finding->severity}, rows.size());
      if (is_new) rows.emplace_back(finding, 0);
      ++rows[row->second].second;
    }
    if (rows.size() < 2) return;
    out_ << "<details" << (rows.size() <= most_open_rows ? " open" : "") << "><summary>At a glance: " << rows.size() << " kinds of findings"
         << "</summary>\n<div class=\"scroll\"><table>\n";
    for (const auto& [finding, count] : rows) {
      out_ << "<tr><td>" << level(finding->severity) << "</td><td>" << count << "</td><td><a href=\"#" << anchor(*finding) << "\">"
           << finding->rule->code << "</a></td><td>" << plain(finding->rule->summary) << "</td></tr>\n";
    }
    out_ << "</table></div></details>\n";
  }

  void write_findings() {
    std::size_t cards = 0, left_out = 0;
    Severity heading = Severity::off;
    for (const Group& group : grouped(worst_first(shown_findings(report_)))) {
      if (cards++ >= most_cards) {
        left_out += group.findings.size();
        continue;
      }
      const Finding& first = *group.findings.front();
      if (first.severity != heading) {
        out_ << "<h2>"
             << (first.severity == Severity::error     ? "Errors"
                 : first.severity == Severity::warning ? "Warnings"
                                                       : "Notes")
             << "</h2>\n";
      }
      heading = first.severity;
      const bool anchored = anchors_.insert(anchor(first)).second;
      out_ << "<article class=\"" << name(first.severity) << '"' << (anchored ? " id=\"" + anchor(first) + "\"" : "") << ">\n";
      write_card(group);
      out_ << "</article>\n";
    }
    if (cards == 0) out_ << "<h2>Findings</h2>\n<p>None.</p>\n";
    if (left_out > 0) {
      out_ << "<p>" << counted(left_out, "more finding") << " left out, none of them worse; the JSON report has them all.</p>\n";
    }
  }

  static std::string anchor(const Finding& finding) { return std::string(finding.rule->code) + "-" + std::string(name(finding.severity)); }

  static std::string level(Severity severity) {
    return "<span class=\"level " + std::string(name(severity)) + "\">" + std::string(name(severity)) + "</span>";
  }

  // "path:line:col", nothing for what is nowhere.
  std::string where(const Place& place) const {
    if (!place.known()) return {};
    const Position begin = report_.locations.of(place).begin;
    return "<code>" + plain(path_of(place, report_)) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + "</code>";
  }

  void write_card(const Group& group) {
    const Finding& first = *group.findings.front();
    out_ << level(first.severity) << " <a href=\"" << escaped(help_address(*first.rule)) << "\">" << escaped(rule_title(*first.rule))
         << "</a>\n<h3>"
         << (group.single() ? plain(capitalised(first.message))
                            : escaped(counted(group.names.size(), first.object.kind)) +
                                  (summary_of_group(group) == first.rule->summary ? ": " : " ") + plain(summary_of_group(group)))
         << "</h3>\n";
    if (group.single()) {
      if (first.place.known()) out_ << "<p>" << where(first.place) << "</p>\n";
      write_excerpt(first.place);
      write_fix(group);
      write_related(first);
      write_request(first);
    } else {
      write_members(group);
      write_fix(group);
    }
  }

  void write_excerpt(const Place& place) {
    if (!place.known()) return;
    const Location& location = report_.locations.of(place);
    if (location.excerpt.empty()) return;
    const std::string line = source_line(location.excerpt);
    std::string_view rest = line;
    const std::string_view before = take_points(rest, location.caret_begin);
    const std::string_view marked = take_points(rest, location.caret_end - location.caret_begin);
    out_ << "<pre class=\"excerpt\"><code>" << escaped(before) << "<mark>" << escaped(marked) << "</mark>" << escaped(rest)
         << "</code></pre>\n";
  }

  void write_related(const Finding& finding) {
    if (finding.related.empty()) return;
    out_ << "<ul>\n";
    for (const Related& related : finding.related) {
      out_ << "<li>" << plain(related.message) << (related.place.known() ? ": " : "") << where(related.place) << "</li>\n";
    }
    out_ << "</ul>\n";
  }

  void write_members(const Group& group) {
    out_ << "<details><summary>" << plain(group.names.front(), longest_name) << ", " << plain(group.names[1], longest_name) << " and "
         << group.names.size() - 2 << " more</summary>\n<ul>\n";
    for (const Finding* const finding : group.findings) {
      out_ << "<li>" << plain(finding->message) << " " << where(finding->place);
      write_portal_link(*finding);
      out_ << "</li>\n";
    }
    out_ << "</ul>\n</details>\n";
  }

  void write_fix(const Group& group) {
    const Finding& first = *group.findings.front();
    if (!first.remedy.empty()) {
      const bool all = group.single() || same_remedy(group);
      out_ << "<div class=\"fix\"><b>What to do" << (all ? "" : " for " + plain(group.names.front(), longest_name)) << ":</b> "
           << plain(first.remedy);
      if (group.single()) write_portal_link(first);
      out_ << "</div>\n";
    }
  }

  void write_portal_link(const Finding& finding) {
    const std::string& url = finding.object.portal_url;
    if (url.starts_with("https://")) out_ << " <a href=\"" << plain(url) << "\">Open in the portal</a>";
  }

  void write_request(const Finding& finding) {
    if (!finding.request) return;
    out_ << "<details><summary>Microsoft Graph request</summary><pre class=\"excerpt\"><code>" << plain(finding.request->method) << ' '
         << plain(finding.request->url) << "\n";
    const std::string body = finding.request->body.empty() ? std::string() : indented_json(finding.request->body);
    for (std::string_view rest = std::string_view(body).substr(0, longest_body); !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      out_ << plain(rest.substr(0, end)) << '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    out_ << "</code></pre>";
    if (!finding.request->expect_modified.empty()) {
      out_ << "<p class=\"faint\">Only while its modifiedDateTime is " << plain(finding.request->expect_modified) << ".</p>";
    }
    out_ << "</details>\n";
  }

  static constexpr std::size_t longest_body = 20'000;

  void write_table(const Table& table, bool folded) {
    if (folded) {
      out_ << "<details><summary>" << table.title << " (" << table.rows.size() << ")</summary>\n";
    } else {
      out_ << "<h2>" << table.title << "</h2>\n";
    }
    if (table.rows.empty()) {
      out_ << "<p>" << table.when_empty << "</p>\n";
    } else {
      out_ << "<div class=\"scroll\"><table>\n<tr>";
      for (const std::string& cell : table.head) out_ << "<th>" << escaped(cell) << "</th>";
      out_ << "</tr>\n";
      for (const std::vector<std::string>& row : table.rows) {
        out_ << "<tr>";
        for (const std::string& cell : row) out_ << "<td>" << plain(cell) << "</td>";
        out_ << "</tr>\n";
      }
      out_ << "</table></div>\n";
    }
    if (folded) out_ << "</details>\n";
  }

  std::ostream& out_;
  const Report& report_;
  std::set<std::string> anchors_;  // that a card has already
};

}  // namespace

void write_html(std::ostream& out, const Report& report) {
  HtmlReport(out, report).write();
}

}  // namespace entitlint
