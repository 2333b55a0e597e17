// AP106: a link whose text is damaged in a way that no rule of its own speaks about.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Rules of their own: AP101 hint, AP102 and AP110 other pages, AP105 clouds, AP107 gateways, AP111 truncation, AP112 imitations, AP113
// placeholders.
bool is_malformed(const Link& link) {
  switch (link.link_class) {
    case LinkClass::ok:
    case LinkClass::placeholder:
    case LinkClass::not_a_package_link:
    case LinkClass::fragment_missing:
    case LinkClass::fragment_truncated:
    case LinkClass::id_missing:
    case LinkClass::id_truncated:
    case LinkClass::ellipsis:
    case LinkClass::hint_missing:
    case LinkClass::host_lookalike:
    case LinkClass::cloud_mismatch:
    case LinkClass::wrapped:
    case LinkClass::wrapped_opaque:
      return false;
    case LinkClass::unknown_host:
      return link.cloud == Cloud::unknown;
    case LinkClass::line_wrapped:
      return !link.recovered.empty();  // else its rest is gone
    default:
      return true;
  }
}

std::string remedy(const std::string& instead) {
  if (!instead.empty()) return "Write " + instead + " instead.";
  return "Copy the whole link again: ID Governance > Entitlement management > Access packages > the package > Overview > My Access portal "
         "link.";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile&, const Tenant* tenant, About& about) {
    if (!is_malformed(link)) return;
    const std::string what = link.detail.empty() ? std::string(name(link.link_class)) : link.detail;
    Finding& finding = about.report(link.cut, "the link to an access package is damaged: " + what);
    finding.remedy = remedy(repairs.offer(link, tenant, finding));
  });
}

}  // namespace

extern const Rule link_malformed = {
    .code = "AP106",
    .name = "link-malformed",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "A link to an access package is damaged: encoded, broken by its layout, or put together wrongly.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
