// AP111: a link of which the end is gone.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

bool is_truncated(const Link& link) {
  switch (link.link_class) {
    case LinkClass::fragment_missing:
    case LinkClass::fragment_truncated:
    case LinkClass::id_missing:
    case LinkClass::id_truncated:
    case LinkClass::ellipsis:
      return true;
    case LinkClass::line_wrapped:
      return link.recovered.empty();  // else AP106: its rest follows on the next line
    default:
      return false;
  }
}

// The package that the rest of the id leads to, if it is only one.
const Package* likely_package(const Link& link, const Tenant* tenant, const Repairs& repairs) {
  return tenant == nullptr ? nullptr : tenant->packages.find(package_beginning_with(link.id_part, *repairs.known(tenant)));
}

void advise(const Link& link, const Tenant* tenant, const Repairs& repairs, Finding& finding) {
  finding.remedy =
      "What is cut off cannot be guessed, so copy the whole link again: ID Governance > Entitlement management > Access packages > the "
      "package > Overview > My Access portal link.";
  const std::string instead = repairs.offer(link, tenant, finding);
  if (!instead.empty()) finding.remedy = "Write " + instead + " instead.";
  const Package* const likely = likely_package(link, tenant, repairs);
  if (likely == nullptr) return;
  finding.related.push_back({likely->mark(), "the only access package of the export whose id begins like that"});
  finding.remedy += " It was probably \"" + std::string(likely->label()) + "\".";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile&, const Tenant* tenant, About& about) {
    if (!is_truncated(link)) return;
    const std::string what = link.detail.empty() ? std::string(name(link.link_class)) : link.detail;
    advise(link, tenant, repairs, about.report(link.cut, "the link to an access package is cut off: " + what));
  });
}

}  // namespace

extern const Rule link_truncated = {
    .code = "AP111",
    .name = "link-truncated",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "The end of a link to an access package is missing, and with it the package.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
