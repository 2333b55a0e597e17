// Weighs the evidence for every collection.
#include "tool/load/completeness.h"

#include "tool/load/weighing.h"

namespace entitlint {
namespace {

template <class T>
void conclude(Collection<T>& collection, const CollectionEvidence& evidence) {
  if (evidence.proven && !evidence.contradicted) {
    collection.completeness = Completeness::proven;
  } else if (evidence.assumed && evidence.missing.empty()) {
    collection.completeness = Completeness::assumed;
  } else if (evidence.assumed || evidence.partial || !evidence.missing.empty()) {
    collection.completeness = Completeness::incomplete;
    collection.why = evidence.missing.empty() ? evidence.some : evidence.missing;
  }
}

}  // namespace

bool judge_completeness(Tenant& tenant, const Sources& sources, const std::vector<FileLoad*>& files, std::vector<Problem>& problems) {
  Weighing weighing(sources, problems);
  for (const FileLoad* file : files) weighing.file(*file);
  weighing.chains();
  for (const FileLoad* file : files) {
    if (file->shape.manifest) weighing.manifest(*file, files);
  }
  conclude(tenant.catalogs, weighing.of(ObjectKind::catalog));
  conclude(tenant.packages, weighing.of(ObjectKind::package));
  conclude(tenant.policies, weighing.of(ObjectKind::policy));
  conclude(tenant.organizations, weighing.of(ObjectKind::connected_organization));
  weighing.note_unfinished(tenant.groups, "groups");
  weighing.note_unfinished(tenant.users, "users");
  weighing.note_unfinished(tenant.service_principals, "servicePrincipals");
  weighing.note_unfinished(tenant.role_assignments, "roleAssignments");
  return weighing.domains_whole();
}

}  // namespace entitlint
