// Chooses and words annotations.
#include "tool/report/annotations.h"

#include <array>
#include <ostream>

#include "tool/report/choice.h"
#include "tool/report/groups.h"
#include "tool/report/sanitise.h"
#include "tool/report/text-summary.h"
#include "tool/report/wording.h"

namespace entitlint {
namespace {

Annotation annotation_of(const Group& group) {
  const Finding& first = *group.findings.front();
  if (group.single()) return {first.severity, &first, one_line(first.message), one_line(first.remedy)};
  const bool whose = !first.remedy.empty() && !same_remedy(group);
  return {first.severity, &first, message_of_group(group) + " " + summary_of_group(group),
          (whose ? "For " + one_line(group.names.front(), longest_name) + ": " : "") + one_line(first.remedy)};
}

}  // namespace

Annotations annotations_of(const Report& report, Severity lowest) {
  Annotations result;
  std::array<std::size_t, 4> used{};  // by severity
  const auto has_room = [&](Severity severity) {
    return severity >= lowest && used[static_cast<std::size_t>(severity)]++ < most_annotations;
  };
  for (const std::string& unmet : report.run.unmet) {
    if (has_room(Severity::error)) result.shown.push_back({Severity::error, nullptr, one_line(unmet), {}});
  }
  for (const Group& group : grouped(worst_first(shown_findings(report)))) {
    if (has_room(group.findings.front()->severity)) {
      result.shown.push_back(annotation_of(group));
    } else {
      result.left_out += group.findings.size();
    }
  }
  return result;
}

void write_after_commands(std::ostream& out, const Report& report, std::size_t left_out) {
  if (left_out > 0) out << counted(left_out, "more finding") << " without an annotation; the text report has all of them.\n";
  Report plain = report;
  plain.style = {false, report.style.verbose, false};
  write_summary(out, plain);
}

}  // namespace entitlint
