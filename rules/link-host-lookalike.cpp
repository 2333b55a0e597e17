// AP112: a link to a host that imitates the My Access portal.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// What a browser takes for the host and whatever stands before it; empty where the link has no scheme.
std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return {};
  const std::string rest = url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

void check(const Case& c, Context& context) {
  judge_links(c, context, [](const Link& link, const InputFile&, const Tenant*, About& about) {
    if (link.link_class != LinkClass::host_lookalike) return;
    const std::string host = host_of(link.url);
    const std::string whose = host.empty() ? "its host" : "its host \"" + host + '"';
    about.report(link.cut, "the link looks like one to My Access, but " + whose + " is not Microsoft's").remedy =
        "Do not open or repair it. Find out who put it there, take it out, and tell those who look after security: a sign-in page behind "
        "it would collect passwords. Then copy the right link from ID Governance > Entitlement management > Access packages > the "
        "package > Overview.";
  });
}

}  // namespace

extern const Rule link_host_lookalike = {
    .code = "AP112",
    .name = "link-host-lookalike",
    .severity = Severity::error,
    .confidence = Confidence::medium,
    .tags = "links security",
    .since = "0.1",
    .summary = "A link imitates the My Access portal but leads to a host that is not Microsoft's.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
