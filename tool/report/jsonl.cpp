// The JSON Lines report: one finding a line, with the members it has in the JSON report.
#include "tool/report/json-finding.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {

void write_jsonl(std::ostream& out, const Report& report) {
  for (const Finding& finding : report.outcome.findings) {
    if (!is_listed(finding, report.run)) continue;
    JsonWriter json(out, JsonLayout::one_line);
    json.object([&] { write_finding(json, finding, report); });
  }
}

}  // namespace entitlint
