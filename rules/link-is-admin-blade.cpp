// AP110: a page links an access package in the admin centre, where requestors have no business.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const InputFile& file, const Link& link, const Tenant* tenant, const Repairs& repairs, About& about) {
  const Package* const package = tenant == nullptr ? nullptr : tenant->packages.find(link.package_id);
  const std::string which = package == nullptr ? "an access package" : "access package " + in_quotes(package->label());
  Finding& finding = about.report(link.place, "the link opens " + which + " in the admin center, where only those who manage it get in");
  if (!file.audience.empty()) {
    finding.severity = Severity::error;
    if (file.audience_place.known()) finding.related.push_back({file.audience_place, "the audience is declared here"});
  }
  if (package != nullptr) finding.related.push_back({package->mark(), "the access package"});
  const std::string instead = repairs.offer(link, tenant, finding);
  if (link.mentions_administration && file.audience.empty()) finding.certain = false;  // its readers may well be those who manage it
  finding.remedy =
      instead.empty()
          ? "For people who shall request it, put the My Access portal link in its place: ID Governance > Entitlement management "
            "> Access packages > the package > Overview."
          : "For people who shall request it, write " + instead + " instead.";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile& file, const Tenant* tenant, About& about) {
    if (link.admin_blade) report(file, link, tenant, repairs, about);
  });
}

}  // namespace

extern const Rule link_is_admin_blade = {
    .code = "AP110",
    .name = "link-is-admin-blade",
    .severity = Severity::note,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link opens an access package in the admin center, where requestors have no access.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
