// The recipes that `entitlint explain` knows besides the rules: one Markdown page each, in tool/cli/topics.
#pragma once

#include <span>
#include <string_view>

namespace entitlint {

struct Topic {
  std::string_view name;
  std::string_view page;
};
[[nodiscard]] std::span<const Topic> topics();

}  // namespace entitlint
