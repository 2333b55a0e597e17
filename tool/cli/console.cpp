// Told by the terminal and by the variables that shells and CI systems set.
#include "tool/cli/console.h"

namespace entitlint {
namespace {

class Surroundings {
 public:
  explicit Surroundings(const Streams& streams) : streams_(streams) {}

  [[nodiscard]] std::string_view value(const char* variable) const {
    const char* const found = streams_.variable == nullptr ? nullptr : streams_.variable(variable);
    return found == nullptr ? std::string_view() : std::string_view(found);
  }
  // Set to anything but nothing, zero and false.
  [[nodiscard]] bool on(const char* variable) const {
    const std::string_view text = value(variable);
    return !text.empty() && text != "0" && text != "false";
  }

 private:
  const Streams& streams_;
};

// The logs of these show colours although they are no terminals.
bool is_ci(const Surroundings& here) {
  return here.on("GITHUB_ACTIONS") || here.value("TF_BUILD") == "True" || here.on("GITLAB_CI");
}

bool coloured(Colour colour, bool terminal, const Surroundings& here) {
  if (colour != Colour::automatic) return colour == Colour::always;
  if (!here.value("NO_COLOR").empty()) return false;  // no-color.org: any value but an empty one
  if (here.on("FORCE_COLOR") || here.on("CLICOLOR_FORCE")) return true;
  return is_ci(here) || (terminal && here.value("TERM") != "dumb");
}

}  // namespace

TextStyle console_style(const CheckOptions& options, const Streams& streams) {
  const Surroundings here(streams);
  TextStyle style;
  style.color = coloured(options.colour, streams.out_is_terminal, here);
  style.verbose = options.verbose;
  style.quiet = options.quiet;
  style.links = style.color && streams.out_is_terminal && here.value("TERM") != "dumb" && !is_ci(here);
  style.console = here.on("GITHUB_ACTIONS") ? Console::github : here.value("TF_BUILD") == "True" ? Console::azure : Console::plain;
  return style;
}

bool shows_progress(const CheckOptions& options, const Streams& streams) {
  return streams.err_is_terminal && !options.no_progress && !options.quiet && !Surroundings(streams).on("CI");
}

}  // namespace entitlint
