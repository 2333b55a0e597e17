// AP507: an export that may no longer be what the tenant is.
#include <algorithm>

#include "tool/lint/rule.h"

namespace entitlint {
namespace {

const InputFile* file_of(const Case& c, std::size_t tenant) {
  const auto found =
      std::ranges::find_if(c.files, [tenant](const InputFile& file) { return file.role == FileRole::exported && file.tenant == tenant; });
  return found == c.files.end() ? nullptr : &*found;
}

template <class T>
void look(const Collection<T>& collection, Fact<Time>& newest) {
  for (const T& object : collection.all) {
    if (!object.first_hand || !object.modified.known()) continue;
    if (!newest.known() || object.modified.value() > newest.value()) newest = object.modified;
  }
}

// Where the newest change stands; the export may be younger.
Place newest_change(const Tenant& tenant) {
  Fact<Time> newest;
  look(tenant.catalogs, newest);
  look(tenant.packages, newest);
  look(tenant.policies, newest);
  look(tenant.organizations, newest);
  return newest.known() ? newest.place() : Place{};
}

void judge(const Case& c, std::size_t index, Context& context) {
  const Tenant& tenant = c.tenants[index];
  const InputFile* const file = file_of(c, index);
  const std::optional<Time> exported = parse_time(tenant.exported);
  if (file == nullptr || !exported) return;
  auto about = context.about(*file, c.sources);
  const std::int64_t days = (c.as_of - *exported) / seconds_per_day;
  if (days <= c.limits.max_age_days) return;
  Finding& finding =
      about.report(newest_change(tenant), "the export knows of no change since " + tenant.exported + ", " + std::to_string(days) +
                                              " days ago; more than " + std::to_string(c.limits.max_age_days) + " are not wanted");
  finding.tenant = tenant.id;
  finding.remedy = "Export again: entitlint explain export shows how. If nothing has changed since then, all is well.";
}

void check(const Case& c, Context& context) {
  if (c.limits.max_age_days == 0) return;
  for (std::size_t i = 0; i < c.tenants.size(); ++i) judge(c, i, context);
}

}  // namespace

extern const Rule export_stale = {
    .code = "AP507",
    .name = "export-stale",
    .severity = Severity::note,
    .confidence = Confidence::medium,
    .tags = "export",
    .since = "0.1",
    .summary = "The export is older than the configuration allows.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
