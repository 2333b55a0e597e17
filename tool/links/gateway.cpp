// Addresses round an address: mail gateways and redirects that carry the link they lead to.
#include "tool/links/gateway.h"

#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/encodings.h"

namespace entitlint {
namespace {

constexpr auto none = std::string_view::npos;

enum class Way : unsigned char { parameter, base64_parameter, path_tail, proofpoint, opaque };

struct Gateway {
  std::string_view host;       // the whole name, or with a leading dot or hyphen what it ends with
  std::string_view parameter;  // that carries the target
  Way way;
  std::string_view path = "";  // what the path begins with
};

// Microsoft Learn, "Safe Links in Defender for Office 365"; Proofpoint's, Barracuda's and Mimecast's help pages; the rest by observation.
constexpr std::array gateways = {
    Gateway{".safelinks.protection.outlook.com", "url", Way::parameter},
    Gateway{".safelinks.protection.office365.us", "url", Way::parameter},
    Gateway{".safelinks.protection.outlook.cn", "url", Way::parameter},
    Gateway{".safelinks.protection.partner.outlook.cn", "url", Way::parameter},
    Gateway{"statics.teams.cdn.office.net", "url", Way::parameter},
    Gateway{"teams.public.onecdn.static.microsoft", "url", Way::parameter},
    Gateway{"urldefense.proofpoint.com", "", Way::proofpoint},
    Gateway{"urldefense.com", "", Way::proofpoint},
    Gateway{"urldefense.us", "", Way::proofpoint},
    Gateway{"linkprotect.cudasvc.com", "a", Way::parameter},
    Gateway{"www.google.com", "q", Way::parameter, "/url"},
    Gateway{"www.google.com", "url", Way::parameter, "/url"},
    Gateway{".ctp.trendmicro.com", "url", Way::parameter},
    Gateway{"ctp.trendmicro.com", "url", Way::parameter},
    Gateway{"-ctp.trendmicro.com", "url", Way::parameter},
    Gateway{".protection.sophos.com", "u", Way::base64_parameter},
    Gateway{"protect2.fireeye.com", "u", Way::parameter},
    Gateway{".awstrack.me", "", Way::path_tail, "/L0/"},
    Gateway{"secure-web.cisco.com", "", Way::path_tail},
    Gateway{".safelink.emails.azure.net", "destination", Way::parameter},
    Gateway{"slack-redir.net", "url", Way::parameter},
    Gateway{".mimecast.com", "", Way::opaque},
    Gateway{".mimecastprotect.com", "", Way::opaque},
    Gateway{"outlook.office.com", "", Way::opaque},
    Gateway{"outlook.office365.com", "", Way::opaque},
    Gateway{"login.microsoftonline.com", "", Way::opaque},
    Gateway{"login.microsoftonline.us", "", Way::opaque},
    Gateway{"login.windows.net", "", Way::opaque},
};

bool is_suffix(std::string_view name) {
  return name.starts_with('.') || name.starts_with('-');
}

// By the exact name or a suffix of it below the gateway's own domain; never "contains".
bool serves(const Gateway& gateway, std::string_view host) {
  return is_suffix(gateway.host) ? host.size() > gateway.host.size() && host.ends_with(gateway.host) : host == gateway.host;
}

struct Outer {
  std::string host;       // lower case
  std::string_view rest;  // from the path on
};

std::optional<Outer> split(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == none || scheme > 5) return std::nullopt;
  constexpr std::size_t longest_host = 260;
  std::string_view rest = url.substr(scheme + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  if (end > longest_host) return std::nullopt;
  std::string host = lowered(rest.substr(0, end));
  if (host.ends_with(":443")) host.resize(host.size() - 4);
  return Outer{std::move(host), rest.substr(end)};
}

// The query is split at its literal '&' before anything is decoded.
std::optional<std::string_view> parameter(std::string_view rest, std::string_view name) {
  std::size_t at = rest.find('?');
  while (at != none) {
    std::string_view field = rest.substr(at + 1, rest.find('&', at + 1) - at - 1);
    if (field.starts_with("amp;")) field.remove_prefix(4);
    if (field.size() > name.size() && field[name.size()] == '=' && same_ignoring_case(field.substr(0, name.size()), name)) {
      return field.substr(name.size() + 1);
    }
    at = rest.find('&', at + 1);
  }
  return std::nullopt;
}

bool is_absolute(std::string_view url) {
  return starts_ignoring_case(url, "https:/") || starts_ignoring_case(url, "http:/");
}

// Once, and again only while the result is no absolute address.
std::string decoded_target(std::string_view value) {
  std::string target = percent_decoded(value);
  for (int layers = 0; layers < 3 && !is_absolute(target) && target.find('%') != none; ++layers) target = percent_decoded(target);
  return target;
}

std::optional<Unwrapped> through(const Gateway& gateway, std::string_view rest) {
  switch (gateway.way) {
    case Way::opaque:
      return Unwrapped{{}, true};
    case Way::proofpoint: {
      std::optional<std::string> target = unwrap_proofpoint(rest);
      return target ? Unwrapped{std::move(*target), false} : Unwrapped{{}, true};
    }
    case Way::path_tail: {
      const std::size_t encoded = find_ignoring_case(rest, "/http");
      if (encoded == none) return Unwrapped{{}, true};
      return Unwrapped{decoded_target(rest.substr(encoded + 1)), false};
    }
    default:
      break;
  }
  const std::optional<std::string_view> value = parameter(rest, gateway.parameter);
  if (!value) return std::nullopt;
  if (gateway.way == Way::parameter) return Unwrapped{decoded_target(*value), false};
  std::optional<std::string> target = base64_decoded(percent_decoded(*value));
  return target ? Unwrapped{std::move(*target), false} : Unwrapped{{}, true};
}

// www.google.de, www.google.co.uk
bool is_country(std::string_view domain) {
  if (domain.starts_with(".co.") || domain.starts_with(".com.")) domain.remove_prefix(domain.find('.', 1));
  return domain.size() == 3 && domain.front() == '.' && is_letter(domain[1]) && is_letter(domain[2]);
}

}  // namespace

bool imitates_gateway(std::string_view url) {
  const std::optional<Outer> outer = split(url);
  if (!outer || std::ranges::any_of(gateways, [&](const Gateway& gateway) { return serves(gateway, outer->host); })) return false;
  return std::ranges::any_of(gateways, [&](const Gateway& gateway) {
    const std::string_view name = is_suffix(gateway.host) ? gateway.host.substr(1) : gateway.host;
    const std::size_t at = outer->host.find(name);
    const std::string_view owner = name.substr(name.rfind('.', name.rfind('.') - 1) + 1);
    if (at == none || outer->host == name || outer->host.ends_with("." + std::string(owner))) return false;
    return !(name == "www.google.com" && is_country(std::string_view(outer->host).substr(at + name.size())));
  });
}

std::optional<Unwrapped> unwrap(std::string_view url) {
  const std::optional<Outer> outer = split(url);
  if (!outer) return std::nullopt;
  for (const Gateway& gateway : gateways) {
    if (!serves(gateway, outer->host) || !outer->rest.starts_with(gateway.path)) continue;
    if (std::optional<Unwrapped> inner = through(gateway, outer->rest)) return inner;
  }
  return std::nullopt;
}

}  // namespace entitlint
