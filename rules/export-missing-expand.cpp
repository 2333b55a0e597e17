// AP503: the page about relationships that were not fetched.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Missing data is never an alert: like AP509, the page stands for entries of "not checked", here those that an $expand supplies.
void check(const Case&, Context&) {}

}  // namespace

extern const Rule export_missing_expand = {
    .code = "AP503",
    .name = "export-missing-expand",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "A relationship was not exported, so some rules could not run.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
