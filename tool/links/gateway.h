// Addresses round an address: mail gateways and redirects that carry the link they lead to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tool/links/finder.h"

namespace entitlint {

// What an address leads to. Opaque: it is a gateway's, but the target is not in it.
struct Unwrapped {
  std::string target;
  bool opaque = false;
};

// One layer taken off; nothing when the address is no gateway's. `url` is decoded from its container.
[[nodiscard]] std::optional<Unwrapped> unwrap(std::string_view url);

// The host of an address that only looks like a gateway's: safelinks.protection.outlook.com.evil.example
[[nodiscard]] bool imitates_gateway(std::string_view url);

// The three forms of Proofpoint URL Defense, from the path on: "/v2/url?u=…". Nothing when the form is broken.
[[nodiscard]] std::optional<std::string> unwrap_proofpoint(std::string_view path);

// The address of another site round a needle, and what it leads to; nothing when the needle stands in no such address.
[[nodiscard]] std::optional<Found> find_wrapped(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings);

// The page of a package in the admin centre.
[[nodiscard]] std::optional<Found> find_admin_page(const Piece& piece, const NeedleHit& hit, Surroundings& surroundings);

}  // namespace entitlint
