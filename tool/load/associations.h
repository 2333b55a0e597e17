// What a Terraform plan or state says of the resources in catalogs and packages: resources of its own, not properties of these.
#pragma once

#include "tool/load/file-load.h"

namespace entitlint {

// Fills the resources of catalogs and the roles of packages and, of what a plan creates, what nobody else can have added yet: no resource,
// no role and no policy but those of the plan. After references are resolved.
void add_associations(Tenant& tenant, const std::vector<FileLoad*>& files, Moment moment);

}  // namespace entitlint
