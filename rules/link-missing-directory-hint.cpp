// AP101: a link to a package that does not say which directory the package is in.
#include "tool/access/access.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string remedy(const std::string& complete) {
  if (!complete.empty()) return "Write " + complete + " instead.";
  return "Copy the whole link again: ID Governance > Entitlement management > Access packages > the package > Overview > My Access portal "
         "link. It has the directory after the host, as in https://myaccess.microsoft.com/@contoso.com#/access-packages/{id}.";
}

void check(const Case& c, Context& context) {
  const Repairs repairs(c);
  judge_links(c, context, [&](const Link& link, const InputFile&, const Tenant* tenant, About& about) {
    if (link.link_class != LinkClass::hint_missing) return;

    const Package* const package = tenant == nullptr ? nullptr : tenant->packages.find(link.package_id);
    const std::string subject = package == nullptr ? "the link" : "the link to \"" + std::string(package->label()) + '"';
    Finding& finding = about.report(link.cut, subject + " names no directory, so it works only for people whose home tenant is yours");
    if (package != nullptr) finding.related.push_back({package->mark(), "the access package"});
    finding.remedy = remedy(repairs.offer(link, tenant, finding));
  });
}

}  // namespace

extern const Rule link_missing_directory_hint = {
    .code = "AP101",
    .name = "link-missing-directory-hint",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link to an access package does not name the directory that the package is in.",
    .covers = "",
    .dialects = dialects::documents,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
