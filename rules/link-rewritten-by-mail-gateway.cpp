// AP107: a link that goes through a mail gateway or a redirect.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

void report(const InputFile& file, const Link& link, const Tenant* tenant, const Repairs& repairs, About& about) {
  const bool opaque = link.link_class == LinkClass::wrapped_opaque;
  Finding& finding = about.report(link.place, opaque ? "the link goes through a redirect that does not tell where it leads"
                                                     : "the link goes through a mail gateway or redirect, which may stop working or tell "
                                                       "whose mail it was copied from");
  // In a mail the gateway has its place, and what a redirect hides cannot be judged.
  if (opaque || file.type == FileType::mail) finding.severity = Severity::note;
  const std::string instead = repairs.offer(link, tenant, finding);
  finding.remedy = instead.empty()
                       ? "Ask whoever sent it for the original, or copy the link again: ID Governance > Entitlement management > "
                         "Access packages > the package > Overview > My Access portal link."
                       : "Write " + instead + " instead.";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile& file, const Tenant* tenant, About& about) {
    if (link.link_class == LinkClass::wrapped || link.link_class == LinkClass::wrapped_opaque) report(file, link, tenant, repairs, about);
  });
}

}  // namespace

extern const Rule link_rewritten_by_mail_gateway = {
    .code = "AP107",
    .name = "link-rewritten-by-mail-gateway",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "links",
    .since = "0.1",
    .summary = "A link to an access package still has the address of a mail gateway or redirect round it.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
