// What the rules about input files share: one object per file, one finding per problem.
#include <algorithm>
#include <set>

#include "tool/lint/rule.h"

namespace entitlint {

void judge_files(const Case& c, Context& context, std::initializer_list<ProblemKind> kinds,
                 void (*report)(const Case&, const Problem&, About&)) {
  std::set<SourceId> troubled;
  for (const Problem& problem : c.problems) {
    if (std::ranges::find(kinds, problem.kind) == kinds.end()) continue;
    troubled.insert(problem.place.source);
    About about = context.about(problem, c.sources);
    report(c, problem, about);
  }
  for (const InputFile& file : c.files) {
    if (!troubled.contains(file.source)) const About sound = context.about(file, c.sources);
  }
}

}  // namespace entitlint
