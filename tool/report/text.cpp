// The text report, for people: findings with their line and a caret, groups, and four lines that sum it up.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "tool/report/annotations.h"
#include "tool/report/groups.h"
#include "tool/report/paint.h"
#include "tool/report/sanitise.h"
#include "tool/report/text-summary.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

constexpr std::size_t gutter = 5;  // for the line number; more where it is longer

// One report while it is written.
class TextReport {
 public:
  TextReport(std::ostream& out, const Report& report) : out_(out), report_(report), paint_(report.style.color, report.style.links) {}

  void write() {
    for (const Group& group : shown_groups()) {
      if (group.single()) {
        write_finding(*group.findings.front());
      } else {
        write_group(group);
      }
      out_ << '\n';
    }
    if (report_.style.quiet) {
      write_result(out_, report_);
    } else {
      write_summary(out_, report_);
    }
  }

 private:
  std::vector<Group> shown_groups() const {
    std::vector<const Finding*> shown;
    for (const Finding& finding : report_.outcome.findings) {
      if (is_shown(finding, report_.run) && (!report_.style.quiet || is_failure(finding, report_.run))) shown.push_back(&finding);
    }
    return report_.style.verbose ? ungrouped(shown) : grouped(shown);
  }

  // "path:line:col: "; nothing for what is nowhere.
  std::string where(const Place& place) const {
    if (!place.known()) return {};
    const Position begin = report_.locations.of(place).begin;
    return paint_.bold(one_line(path_of(place, report_)) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column_points) +
                       ":") +
           " ";
  }

  void write_head(const Finding& finding, std::string_view message) {
    out_ << where(finding.place) << paint_.as(finding.severity, name(finding.severity)) << ' '
         << paint_.link(paint_.bold(finding.rule->code), help_address(*finding.rule)) << ' ' << finding.rule->name << ": " << message
         << '\n';
  }

  void write_finding(const Finding& finding) {
    write_head(finding, one_line(finding.message));
    write_excerpt(finding.place);
    for (const Related& related : finding.related) {
      out_ << "  " << paint_.as(Severity::note, "note") << ' ' << where(related.place) << one_line(related.message) << '\n';
    }
    if (!finding.remedy.empty()) {
      out_ << "  " << paint_.link(paint_.good("fix:"), finding.object.portal_url) << ' ' << one_line(finding.remedy) << '\n';
    }
  }

  void write_excerpt(const Place& place) {
    if (!place.known()) return;
    const Location& location = report_.locations.of(place);
    if (location.excerpt.empty()) return;
    const std::string number = std::to_string(location.begin.line);
    const std::string margin(number.size() < gutter ? gutter - number.size() : 0, ' ');
    out_ << paint_.faint(margin + number + " |") << ' ' << source_line(location.excerpt) << '\n';
    out_ << paint_.faint(std::string(margin.size() + number.size(), ' ') + " |") << ' ' << std::string(location.caret_begin, ' ')
         << paint_.good(std::string(std::max(location.caret_end, location.caret_begin + 1) - location.caret_begin, '^')) << '\n';
  }

  void write_group(const Group& group) {
    const Finding& first = *group.findings.front();
    write_head(first, message_of_group(group));
    out_ << "  " << summary_of_group(group) << '\n';
    if (first.remedy.empty()) return;
    const std::string whose = same_remedy(group) ? "fix:" : "fix, for " + one_line(group.names.front(), longest_name) + ":";
    out_ << "  " << paint_.good(whose) << ' ' << one_line(first.remedy) << '\n';
  }

  std::ostream& out_;
  const Report& report_;
  Paint paint_;
};

// Shown beside the code by the CI system, so folded away in its log: the report for people follows.
void write_commands(std::ostream& out, const Report& report) {
  const bool github = report.style.console == Console::github;
  std::ostringstream commands;
  commands.imbue(out.getloc());
  if (github) {
    write_github_commands(commands, report);
  } else {
    write_azure_commands(commands, report);
  }
  if (commands.view().empty()) return;
  out << (github ? "::group::" : "##[group]") << "entitlint: annotations\n"
      << commands.view() << (github ? "::endgroup::\n" : "##[endgroup]\n");
}

}  // namespace

void write_text(std::ostream& out, const Report& report) {
  if (report.style.console != Console::plain) write_commands(out, report);
  TextReport(out, report).write();
}

}  // namespace entitlint
