// What a CI system shows beside the code: few notes, so the worst ones, and one for a whole group.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "tool/report/report.h"

namespace entitlint {

// GitHub and Azure keep this many of each level from one step.
inline constexpr std::size_t most_annotations = 10;

struct Annotation {
  Severity severity = Severity::error;
  const Finding* finding = nullptr;  // the first of a group; none: about the run
  std::string message, remedy;       // one line each; the remedy may be empty
};

struct Annotations {
  std::vector<Annotation> shown;  // worst first
  std::size_t left_out = 0;       // findings that no annotation speaks about
};

// At most `most_annotations` of each severity from `lowest` on.
[[nodiscard]] Annotations annotations_of(const Report& report, Severity lowest);

// The commands of GitHub Actions and Azure Pipelines without anything around them; how many findings they leave out.
std::size_t write_github_commands(std::ostream& out, const Report& report);
std::size_t write_azure_commands(std::ostream& out, const Report& report);

// What follows the commands: where the rest stands, and the four lines of the text report.
void write_after_commands(std::ostream& out, const Report& report, std::size_t left_out);

}  // namespace entitlint
