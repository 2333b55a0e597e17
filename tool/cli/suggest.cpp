// The candidate with the fewest typing slips, else the one that the word begins.
#include "tool/cli/suggest.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

constexpr std::size_t shortest_beginning = 3;

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;  // a third of the letters may be wrong
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = edit_distance(lowered(word), lowered(candidate), least);
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  if (best.empty() && word.size() >= shortest_beginning) {
    const std::string beginning = lowered(word);
    const auto begins = [&](std::string_view candidate) { return lowered(candidate).starts_with(beginning); };
    if (const auto only = std::ranges::find_if(candidates, begins); only != candidates.end()) best = *only;
  }
  return best.empty() ? std::string() : "; did you mean '" + std::string(best) + "'?";
}

}  // namespace entitlint
