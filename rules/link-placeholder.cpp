// AP113: a link in which a placeholder was never filled in.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void check(const Case& c, Context& context) {
  judge_links(c, context, [](const Link& link, const InputFile&, const Tenant*, About& about) {
    if (link.link_class != LinkClass::placeholder) return;
    Finding& finding = about.report(link.cut, "the link to an access package still has a placeholder in it");
    if (!link.in_template) finding.severity = Severity::warning;
    finding.remedy =
        "Put the link of the package in its place: ID Governance > Entitlement management > Access packages > the package > Overview > "
        "My Access portal link. Where the text is a template, put it into a code block or name the file like one.";
  });
}

}  // namespace

extern const Rule link_placeholder = {
    .code = "AP113",
    .name = "link-placeholder",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "A link to an access package still holds a placeholder instead of a directory or a package id.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
