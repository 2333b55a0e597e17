// Puts together what came beside the exports of entitlement management: catalog resources in lists of their own, policies on guests.
#pragma once

#include "tool/load/tenants.h"

namespace entitlint {

// After merging: catalogs get the resources that came in lists of their own, and the tenant its settings for guests.
void read_optional_inputs(Tenant& tenant, const TenantFiles& group);

}  // namespace entitlint
