// Which host an address names, compared with the hosts of My Access.
#include "tool/links/host.h"

#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/spelling.h"

namespace entitlint {
namespace {

struct Known {
  std::string_view name;
  Cloud cloud;
};

// The first two: Microsoft Learn, "Share link to request an access package". The rest stand in Microsoft's My Account program only.
constexpr std::array known_hosts = {
    Known{"myaccess.microsoft.com", Cloud::commercial},       Known{"myaccess.microsoft.us", Cloud::us_government},
    Known{"myaccess.microsoftonline.cn", Cloud::unknown},     Known{"myaccess.identity.sovcloud.de", Cloud::unknown},
    Known{"myaccess.identity.sovcloud.fr", Cloud::unknown},   Known{"myaccess.azure.eaglex.ic.gov", Cloud::unknown},
    Known{"myaccess.azure.microsoft.scloud", Cloud::unknown},
};

constexpr std::array<std::string_view, 9> microsoft_domains = {"microsoft.com",      "microsoft.us", "microsoftonline.com",
                                                               "microsoftonline.us", "azure.com",    "azure.us",
                                                               "windows.net",        "office.com",   "cloud.microsoft"};

constexpr std::string_view own_label = "myaccess";
constexpr std::size_t slips = 2;  // what typing gets wrong; more is another name

bool below(std::string_view name, std::string_view domain) {
  return name.size() > domain.size() && name.ends_with(domain) && name[name.size() - domain.size() - 1] == '.';
}

const Known* exact(std::string_view name) {
  const auto found = std::ranges::find(known_hosts, name, &Known::name);
  return found == known_hosts.end() ? nullptr : &*found;
}

// The known host nearest to a name, of the two that are documented.
const Known* nearest(std::string_view name, std::size_t most) {
  const Known* best = nullptr;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t distance = edit_distance(name, known_hosts[i].name, most);
    if (distance > most) continue;
    best = &known_hosts[i];
    most = distance == 0 ? 0 : distance - 1;
    if (distance == 0) break;
  }
  return best;
}

// The name as a hasty eye reads it.
std::string skeleton(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view pair = name.substr(i, 2);
    const bool joined = pair == "rn" || pair == "vv";
    out += pair == "rn" ? 'm' : pair == "vv" ? 'w' : name[i] == '0' ? 'o' : name[i] == '1' ? 'l' : name[i];
    i += joined ? 1 : 0;
  }
  return out;
}

// A dot typed twice.
std::string with_single_dots(std::string name) {
  for (std::size_t at = name.find(".."); at != std::string::npos; at = name.find("..", at)) name.erase(at, 1);
  return name;
}

Host as(HostKind kind, const Known* known) {
  return known == nullptr ? Host{kind, {}, Cloud::unknown} : Host{kind, std::string(known->name), known->cloud};
}

Host vague(const Known* known) {
  return known == nullptr ? Host{} : as(HostKind::vague, known);
}

// A name below a domain of Microsoft: its owner is not in doubt, only the spelling.
Host below_microsoft(std::string_view name, std::string_view domain) {
  const std::string_view sub = name.substr(0, name.size() - domain.size() - 1);
  const Known* known = exact(std::string(own_label).append(".").append(domain));
  if (sub.starts_with("myaccess.") || (sub == own_label && known == nullptr))
    return {HostKind::unknown, {}, domain.ends_with(".us") ? Cloud::us_government : Cloud::unknown};
  if (known == nullptr) return {};
  const std::string_view bare = sub.starts_with("www.") ? sub.substr(4) : sub;
  const bool near_name = edit_distance(bare, own_label, slips) <= slips || bare.ends_with(".myaccess");
  return as(near_name ? HostKind::misspelt : HostKind::vague, known);
}

Host elsewhere(std::string_view name) {
  if (const Known* known = nearest(skeleton(name), 0); known != nullptr) return {HostKind::lookalike, {}, Cloud::unknown};
  // myaccess-microsoft.com is one letter away too, but it is another domain, not a slip in this one.
  const bool same_shape = std::ranges::count(name, '.') == 2;
  if (const Known* known = same_shape ? nearest(name, slips) : nullptr) return as(HostKind::misspelt, known);
  const bool borrows = name.find(own_label) != std::string_view::npos && name.find("microsoft") != std::string_view::npos;
  if (borrows || name.find("xn--") != std::string_view::npos) return {HostKind::lookalike, {}, Cloud::unknown};
  return {name.starts_with("myaccess.") || name == own_label ? HostKind::vague : HostKind::other, {}, Cloud::unknown};
}

}  // namespace

Host judge_host(std::string_view written, bool honest, std::string_view user) {
  std::string name = lowered(written);
  while (!name.empty() && name.back() == '.') name.pop_back();
  if (name.empty() || name.find(mark::token) != std::string::npos) return {};
  const Known* known = exact(name);
  if (!user.empty() && known == nullptr) {
    const HostKind shown = judge_host(user.substr(0, user.find(':')), true, {}).kind;
    const bool trick = shown != HostKind::other && shown != HostKind::vague;  // myaccess@contoso.com is a mail address
    return trick ? Host{HostKind::lookalike, {}, Cloud::unknown} : Host{};
  }
  if (!honest) return known != nullptr || nearest(name, slips) != nullptr ? Host{HostKind::lookalike, {}, Cloud::unknown} : Host{};
  if (known != nullptr) return as(HostKind::known, known);
  if (const Known* meant = exact(with_single_dots(name)); meant != nullptr) return as(HostKind::misspelt, meant);
  if (name.ends_with(".mcas.ms")) {
    const Known* inner = exact(std::string_view(name).substr(0, name.size() - 8));
    return inner == nullptr ? Host{} : as(HostKind::session_proxy, inner);
  }
  for (const Known& host : known_hosts) {
    if (name.size() > own_label.size() && host.name.starts_with(name)) return as(HostKind::cut, &host);
  }
  for (const std::string_view domain : microsoft_domains) {
    // A letter of another script, as a browser shows the name of such a host.
    if (below(name, domain) && name.find("xn--") != std::string::npos) return {HostKind::lookalike, {}, Cloud::unknown};
    if (below(name, domain)) return below_microsoft(name, domain);
    if (name == domain) return vague(exact(std::string(own_label).append(".").append(domain)));
  }
  return elsewhere(name);
}

}  // namespace entitlint
