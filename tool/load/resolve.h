// Lets references point: packages to catalogs, policies to packages, and back.
#pragma once

#include "tool/model/tenant.h"

namespace entitlint {

// The collections must not change any more: pointers into them are taken.
void resolve_references(Tenant& tenant);

}  // namespace entitlint
