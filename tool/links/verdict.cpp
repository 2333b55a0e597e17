// The order of judgement: layout, then encoding, then scheme and host, then structure, hint and id.
#include "tool/links/verdict.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/damage.h"
#include "tool/links/guid.h"
#include "tool/links/host.h"
#include "tool/links/scan.h"

namespace entitlint {
namespace {

Stretch moved(Stretch stretch, std::size_t by) {
  return {stretch.begin + by, stretch.end + by};
}

std::string_view part(const std::string& chars, Stretch stretch) {
  return std::string_view(chars).substr(stretch.begin, stretch.end - stretch.begin);
}

class Judge {
 public:
  Judge(const Candidate& candidate, const Setting& setting)
      : candidate_(candidate), setting_(setting), address_(split_address(candidate.chars)) {
    end_host_before_prose();
    bool honest = true;
    for (std::size_t i = address_.host.begin; i < address_.host.end; ++i) {
      const Atom& atom = candidate.atoms[i];
      honest = honest && atom.how != Spelling::homoglyph && atom.how != Spelling::foreign && atom.c != mark::foreign;
    }
    host_ = judge_host(part(candidate.chars, address_.host), honest, part(candidate.chars, address_.user));
    // A known name that ends early and goes on with a path was not cut but misspelt.
    if (host_.kind == HostKind::cut && address_.tail < candidate.chars.size() && candidate.chars[address_.tail] == '/')
      host_.kind = HostKind::misspelt;
    if (address_.foreign_port && host_.kind == HostKind::known) host_.kind = HostKind::unknown;
    if (host_.kind == HostKind::known && has_user_behind_host()) host_.kind = HostKind::lookalike;
  }

  std::optional<Judgement> judge() {
    if (no_host_of_ours()) return std::nullopt;
    structure_ = read_structure(std::string_view(candidate_.chars).substr(address_.tail), host_.cloud == Cloud::us_government);
    essential_ = address_.tail + structure_.end;
    if (!recognised()) return std::nullopt;
    fill();
    decide();
    if (verdict_.link_class == LinkClass::host_lookalike || verdict_.link_class == LinkClass::unknown_host) verdict_.recovered.clear();
    return std::move(verdict_);
  }

  bool no_host_of_ours() const { return host_.kind == HostKind::other && !cut_host(); }

 private:
  // Chinese and Japanese sentences go on without a space behind an address, and so do quotes and dashes of other languages: what
  // follows a known host there, and no path behind it, is prose.
  void end_host_before_prose() {
    if (address_.host.end != candidate_.chars.size()) return;
    const auto is_prose = [&](std::size_t i) {
      const Atom& atom = candidate_.atoms[i];
      return atom.how == Spelling::foreign || atom.how == Spelling::smart || (atom.how == Spelling::fullwidth && atom.c == '.');
    };
    std::size_t end = address_.host.begin;
    while (end < address_.host.end && !is_prose(end)) ++end;
    if (end == address_.host.end || judge_host(part(candidate_.chars, {address_.host.begin, end}), true, {}).kind != HostKind::known)
      return;
    address_.host.end = address_.tail = end;
  }

  // https://myaccess.microsoft.com%2F@evil.example/: an encoded slash ends no host, all before '@' is a user's name to a browser.
  bool has_user_behind_host() const {
    const Atoms& atoms = candidate_.atoms;
    const auto is_encoded = [](const Atom& a) { return a.how == Spelling::percent || a.how == Spelling::percent_twice; };
    if (address_.tail >= atoms.size() || !is_encoded(atoms[address_.tail])) return false;
    for (std::size_t i = address_.tail; i < atoms.size(); ++i) {
      if (is_encoded(atoms[i])) continue;
      if (atoms[i].c == '@') return true;
      if (atoms[i].c == '/' || atoms[i].c == '?' || atoms[i].c == '#') return false;
    }
    return false;
  }

  bool leads_nowhere() const { return structure_.damage == LinkClass::not_a_package_link; }

  // A host that is near but not ours counts only with a scheme or a hint; a word in prose is no link.
  bool recognised() const {
    const bool package = !leads_nowhere() && !structure_.id.empty();
    const std::string& chars = candidate_.chars;
    const bool cut_text = chars.find(mark::ellipsis) != std::string::npos || chars.find("..") != std::string::npos;
    switch (host_.kind) {
      case HostKind::known:
        return true;
      case HostKind::session_proxy:
        return true;
      case HostKind::lookalike:
      case HostKind::misspelt:
      case HostKind::unknown:
        return package || address_.scheme != Scheme::missing;
      case HostKind::vague:
        return package && !structure_.hint.empty();
      case HostKind::cut:
        return cut_text && address_.scheme != Scheme::missing;
      case HostKind::other:
        return cut_host();
    }
    return false;
  }

  // https://myaccess.micro…: the host itself is shortened.
  bool cut_host() const {
    const std::string_view host = part(candidate_.chars, address_.host);
    const std::size_t dots = std::min(host.find(mark::ellipsis), host.find(".."));
    if (dots == std::string_view::npos || address_.scheme == Scheme::missing || host_.kind == HostKind::misspelt) return false;
    return judge_host(host.substr(0, dots), true, {}).kind == HostKind::cut ||
           judge_host(host.substr(0, dots), true, {}).kind == HostKind::known;
  }

  void fill() {
    verdict_.hint = moved(structure_.hint_place, address_.tail);
    verdict_.id = moved(structure_.id_place, address_.tail);
    verdict_.cloud = host_.cloud;
    verdict_.link = {0, essential_};
    verdict_.cut = moved(structure_.cut, address_.tail);
    verdict_.id_meant = lowered(structure_.id_meant);
    if (leads_nowhere() || structure_.damage == LinkClass::placeholder) return;
    verdict_.package_id = verdict_.id_meant;
    verdict_.hint_meant = structure_.hint_meant;
    const bool sound = std::ranges::none_of(structure_.hint_meant, [](char c) { return c < ' ' && c != mark::foreign; });
    if (verdict_.package_id.empty() || structure_.hint_meant.empty() || host_.meant.empty() || !sound) return;
    verdict_.doubtful = is_doubtful();
    verdict_.recovered = "https://" + host_.meant + "/@" + structure_.hint_meant + "#/access-packages/" + verdict_.package_id;
  }

  // Another host, and another hint than the one that is written, may be what was meant; a second '@' or braces are only spelling.
  bool is_doubtful() const {
    if (host_.kind != HostKind::known && host_.kind != HostKind::session_proxy) return true;
    const bool defanged = std::ranges::find(candidate_.atoms, Spelling::defanged, &Atom::how) != candidate_.atoms.end();
    if (defanged || address_.scheme == Scheme::defanged || address_.foreign_scheme) return true;
    if (host_.cloud == Cloud::commercial && lowered(structure_.hint_meant).ends_with(".onmicrosoft.us")) return true;
    return structure_.hint != structure_.hint_meant && structure_.hint != "@" + structure_.hint_meant &&
           structure_.hint != "{" + structure_.hint_meant + "}";
  }

  bool say(LinkClass damage, Stretch where) {
    verdict_.link_class = damage;
    verdict_.cut = where;
    return true;
  }

  void decide() {
    verdict_.link_class = structure_.damage;
    if (host_.kind == HostKind::lookalike) {
      say(LinkClass::host_lookalike,
          {address_.user.end > address_.user.begin ? address_.user.begin : address_.host.begin, address_.host.end});
      return;
    }
    if (cut_host() || host_.kind == HostKind::cut) {
      say(LinkClass::ellipsis, {address_.host.end - 1, address_.host.end});
      return;
    }
    if (structure_.damage == LinkClass::placeholder) return;
    if (leads_nowhere()) {
      if (host_.kind == HostKind::misspelt || host_.kind == HostKind::unknown) by_host();
      return;
    }
    static_cast<void>(by_layout() || by_encoding() || by_scheme() || by_host());
  }

  bool by_layout() {
    if (structure_.damage == LinkClass::links_glued) return by_neighbour();
    const Dropped* worst = nullptr;
    for (const Dropped& gap : candidate_.dropped) {
      // White space at the ends is the container's; what is invisible at the end goes along when the address is copied.
      const bool inside = gap.before > 0 && gap.before < essential_;
      const bool trails = gap.before >= essential_ && gap.before == candidate_.chars.size();
      if (gap.gap == Gap::space && inside && verdict_.id_meant.empty() && structure_.damage == LinkClass::id_malformed) continue;  // a name
      if ((inside || trails) && (worst == nullptr || gap.gap > worst->gap)) worst = &gap;
    }
    if (worst != nullptr) {
      verdict_.gap = *worst;
      // A space at the end was written %20: as it is, it would have ended the address.
      if (worst->gap == Gap::space && worst->before >= essential_) return say(LinkClass::trailing_junk, {essential_, essential_});
      return say(structure_.damage == LinkClass::hash_missing && worst->gap == Gap::space ? LinkClass::hash_missing : class_of(worst->gap),
                 {worst->before, worst->before});
    }
    if (setting_.unclosed) return say(LinkClass::markup_broken, {essential_, candidate_.chars.size()});
    if (structure_.damage != LinkClass::trailing_junk) return false;
    const bool quotes = candidate_.chars.find_first_not_of(mark::curly_quote, essential_) == std::string::npos;
    return say(quotes ? LinkClass::smart_punctuation : LinkClass::trailing_junk, {essential_, candidate_.chars.size()});
  }

  // The second of two links is judged too: both are recovered, or neither.
  bool by_neighbour() {
    Candidate second;
    std::size_t begin = essential_;
    while (begin < candidate_.chars.size() && !is_letter(candidate_.chars[begin])) ++begin;
    for (std::size_t i = begin; i < candidate_.atoms.size(); ++i) second.take(candidate_.atoms[i]);
    const std::optional<Judgement> other = judge_candidate(second, setting_);
    if (other && !other->recovered.empty() && !verdict_.recovered.empty()) verdict_.recovered += " " + other->recovered;
    return true;
  }

  bool matters(std::size_t i) const {
    const Stretch query = moved(structure_.query, address_.tail);
    if (i >= query.begin && i < query.end) return false;
    const Atom& atom = candidate_.atoms[i];
    if (atom.c == mark::ellipsis && structure_.damage == LinkClass::ellipsis) return false;
    const bool percent = atom.how == Spelling::percent;
    // %40 before the fragment is equivalent by RFC 3986 and seen in use; encoded braces are braces first.
    if (percent && atom.c == '@' && i + 1 == verdict_.hint.begin) return false;
    return !(structure_.damage == LinkClass::id_braced && percent && (atom.c == '{' || atom.c == '}'));
  }

  bool by_encoding() {
    std::size_t first = essential_;
    LinkClass damage = LinkClass::ok;
    for (std::size_t i = 0; i < essential_; ++i) {
      const LinkClass spelt = class_of(candidate_.atoms[i].how);
      if (spelt == LinkClass::ok || spelt == LinkClass::defanged || !matters(i)) continue;
      if (damage == LinkClass::ok) first = i;
      if (damage == LinkClass::ok || spelt == LinkClass::double_encoded) damage = spelt;
    }
    return damage != LinkClass::ok && say(damage, {first, first + 1});
  }

  bool by_scheme() {
    const auto bracketed = std::ranges::find(candidate_.atoms, Spelling::defanged, &Atom::how);
    if (address_.scheme == Scheme::defanged || bracketed != candidate_.atoms.end()) return say(LinkClass::defanged, {0, address_.host.end});
    switch (address_.scheme) {
      case Scheme::http:
        return say(LinkClass::scheme_http, address_.scheme_place);
      case Scheme::missing:  // a shortened label has none, and that is the least it lacks
        return structure_.damage != LinkClass::ellipsis && say(LinkClass::scheme_missing, {0, 0});
      case Scheme::broken:
        return say(LinkClass::scheme_broken, address_.scheme_place);
      default:
        return false;
    }
  }

  bool by_host() {
    if (host_.kind == HostKind::misspelt) return say(LinkClass::host_misspelt, address_.host);
    if (host_.kind == HostKind::vague && !host_.meant.empty()) return say(LinkClass::host_misspelt, address_.host);
    if (host_.kind == HostKind::unknown || host_.kind == HostKind::vague) return say(LinkClass::unknown_host, address_.host);
    if (structure_.damage == LinkClass::ok && host_.kind == HostKind::session_proxy) return say(LinkClass::wrapped, address_.host);
    const bool government_hint = lowered(structure_.hint).ends_with(".onmicrosoft.us");
    if (structure_.damage != LinkClass::ok || host_.cloud != Cloud::commercial || !government_hint) return false;
    verdict_.recovered = canonical_link(structure_.hint_meant, verdict_.package_id, Cloud::us_government);
    return say(LinkClass::cloud_mismatch, address_.host);
  }

  const Candidate& candidate_;
  const Setting& setting_;
  Address address_;
  Host host_;
  Structure structure_;
  std::size_t essential_ = 0;
  Judgement verdict_;
};

}  // namespace

bool no_host_of_ours(const Candidate& start) {
  const Setting setting;
  return Judge(start, setting).no_host_of_ours();
}

std::optional<Judgement> judge_candidate(const Candidate& candidate, const Setting& setting) {
  return Judge(candidate, setting).judge();
}

}  // namespace entitlint
