// Colours and links of the text report.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "tool/lint/finding.h"

namespace entitlint {

// Wraps text in ANSI sequences, or leaves it as it is.
class Paint {
 public:
  explicit Paint(bool on, bool links = false) : on_(on), links_(links) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return wrap("2", text); }
  [[nodiscard]] std::string good(std::string_view text) const { return wrap("1;32", text); }
  [[nodiscard]] std::string bad(std::string_view text) const { return wrap("1;31", text); }
  [[nodiscard]] std::string as(Severity severity, std::string_view text) const {
    return wrap(severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36", text);
  }

  // A link for terminals (OSC 8). The text may not come from an input; an address with bytes that have no place in one is left out.
  [[nodiscard]] std::string link(std::string_view text, std::string_view address) const {
    const bool sound = address.starts_with("https://") && std::ranges::all_of(address, [](char c) { return c > ' ' && c < '\x7F'; });
    if (!links_ || !sound) return std::string(text);
    std::string linked = "\033]8;;";
    linked += address;
    linked += "\033\\";
    linked += text;
    return linked += "\033]8;;\033\\";
  }

 private:
  [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const {
    if (!on_) return std::string(text);
    std::string painted = "\033[";
    painted += code;
    painted += 'm';
    painted += text;
    return painted += "\033[0m";
  }

  bool on_, links_;
};

}  // namespace entitlint
