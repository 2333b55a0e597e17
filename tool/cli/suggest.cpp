// The candidate that the word begins, else the one with the fewest typing slips.
#include "tool/cli/suggest.h"

#include <algorithm>

#include "tool/input/characters.h"

namespace entitlint {
namespace {

constexpr std::size_t shortest_beginning = 3;

std::string suggested(std::string_view candidate) {
  return "; did you mean '" + std::string(candidate) + "'?";
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() >= shortest_beginning) {
    const std::string beginning = lowered(word);
    const auto begins = [&](std::string_view candidate) { return lowered(candidate).starts_with(beginning); };
    if (const auto first = std::ranges::find_if(candidates, begins); first != candidates.end()) return suggested(*first);
  }
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;  // a third of the letters may be wrong
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = edit_distance(lowered(word), lowered(candidate), least);
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best.empty() ? std::string() : suggested(best);
}

}  // namespace entitlint
