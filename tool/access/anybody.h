// Connected organizations that stand for everybody.
#pragma once

#include "tool/access/limits.h"
#include "tool/model/tenant.h"

namespace entitlint {

// One of its sources is a social network, or a provider of mailboxes for everybody: it must not become configured
// (https://learn.microsoft.com/entra/id-governance/entitlement-management-organization). The place is that of the source.
[[nodiscard]] Fact<bool> is_for_anybody(const Organization& organization, const Limits& limits);

}  // namespace entitlint
