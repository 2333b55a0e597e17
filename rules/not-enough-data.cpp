// AP509: the rule that stands for everything that could not be checked.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Missing data is never an alert: what rules could not evaluate is collected by About and reported as "not checked". With --strict-data
// each row counts as an error. There is nothing left to look for here.
void check(const Case&, Context&) {}

}  // namespace

extern const Rule not_enough_data = {
    .code = "AP509",
    .name = "not-enough-data",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "Something could not be checked, because the export does not hold it.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
