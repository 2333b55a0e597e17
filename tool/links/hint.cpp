// The directory hint: a domain or a tenant id, or what is wrong with it.
#include "tool/links/hint.h"

#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/guid.h"
#include "tool/links/spelling.h"
#include "tool/links/tokens.h"

namespace entitlint {
namespace {

Hint malformed(std::string meant = {}) {
  return {LinkClass::hint_malformed, std::move(meant)};
}

bool is_sound(std::string_view text) {
  return is_domain(text) || is_guid(text);
}

}  // namespace

bool is_domain(std::string_view text) {
  std::size_t labels = 0;
  std::string_view last;
  while (!text.empty()) {
    const std::size_t dot = text.find('.');
    last = text.substr(0, dot);
    // Letters beyond ASCII are fine: domains may hold them.
    const bool good = !last.empty() && last.size() <= 63 &&
                      std::ranges::all_of(last, [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == mark::foreign; });
    if (!good) return false;
    ++labels;
    if (dot == std::string_view::npos) break;
    text.remove_prefix(dot + 1);
    if (text.empty()) return false;
  }
  const bool top = last.size() >= 2 && std::ranges::none_of(last, [](char c) { return c == '_'; }) && !std::ranges::all_of(last, is_digit);
  return labels >= 2 && top && !same_ignoring_case(last, "onmicrosoft");
}

Hint judge_hint(std::string_view text, bool government) {
  if (text.empty()) return {LinkClass::hint_missing, {}};
  if (is_placeholder_hint(text)) return {LinkClass::placeholder, {}};
  if (is_sound(text)) return {LinkClass::ok, std::string(text)};
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (starts_ignoring_case(text, scheme))
      return malformed(is_sound(text.substr(scheme.size())) ? std::string(text.substr(scheme.size())) : "");
  }
  if (text.size() > 2 && text.front() == '{' && text.back() == '}' && is_guid(text.substr(1, text.size() - 2))) {
    return malformed(std::string(text.substr(1, text.size() - 2)));
  }
  // @@contoso.com, alex@contoso.com
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    const std::string_view behind = text.substr(at + 1);
    return malformed(is_sound(behind) ? std::string(behind) : "");
  }
  const std::string_view bare = text.substr(0, text.find_last_not_of('.') + 1);
  const std::size_t dot = bare.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && same_ignoring_case(bare.substr(dot + 1), "onmicrosoft")) {
    return malformed(std::string(bare) + (government ? ".us" : ".com"));
  }
  return malformed(is_sound(bare) ? std::string(bare) : "");
}

}  // namespace entitlint
