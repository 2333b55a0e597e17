// Optional inputs: the directory around entitlement management. Nobody expects them in every export, so rules are silent without them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "tool/model/fact.h"

namespace entitlint {

// Who may invite guests (authorizationPolicy, allowInvitesFrom).
enum class InvitesFrom : std::uint8_t { nobody, admins_and_guest_inviters, and_all_members, everyone };

// E-mail one-time passcode for guests (emailAuthenticationMethodConfiguration, allowExternalIdToUseEmailOtp). `by_default` is on in most
// tenants.
enum class EmailPasscode : std::uint8_t { by_default, enabled, disabled };

// A partner of the cross-tenant access settings.
struct Partner {
  Fact<std::string_view> tenant_id;
  Fact<bool> blocks_all_inbound;  // B2B collaboration: nobody of the partner may be invited. What it inherits counts as "no".
};

// What the tenant lets in from outside, whatever entitlement management says.
struct Collaboration {
  Fact<InvitesFrom> invites_from;
  Fact<std::span<const std::string_view>> allowed_domains, blocked_domains;  // lists of the B2B management policy; empty: no such list
  Fact<std::span<const Partner>> partners;
  Fact<EmailPasscode> passcode;
};

}  // namespace entitlint
