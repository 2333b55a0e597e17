// AP505: encodings that other tools misread, and bytes that are no text.
#include <vector>

#include "tool/lint/rule.h"

namespace entitlint {
namespace {

constexpr std::string_view save_as_utf8 =
    "Save it as UTF-8 without a byte order mark: PowerShell 7 does (Out-File -Encoding utf8); in Windows PowerShell use "
    "[IO.File]::WriteAllText.";

struct Verdict {
  Severity severity;
  const char* message;
};

// Nothing for plain UTF-8.
std::optional<Verdict> judge(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return std::nullopt;
    case Encoding::utf8_bom:
      return Verdict{Severity::note, "the file begins with a byte order mark, which many JSON readers refuse"};
    case Encoding::utf16le_bom:
    case Encoding::utf16be_bom:
      return Verdict{Severity::note, "the file is UTF-16, which Git and most JSON readers take for binary data"};
    case Encoding::utf16le:
    case Encoding::utf16be:
      return Verdict{Severity::warning, "the file is UTF-16 without a byte order mark: other tools cannot tell what it is"};
  }
  return std::nullopt;
}

void check_encoding(const Case& c, const InputFile& file, Context& context) {
  About about = context.about(file, c.sources);
  const std::optional<Verdict> verdict = judge(c.sources[file.source].encoding);
  if (!verdict) return;
  Finding& finding = about.report({file.source, {0, 0}}, verdict->message);
  finding.severity = verdict->severity;
  finding.remedy = std::string(save_as_utf8) + " This run has read it all the same.";
}

// One finding a file: a whole file in a code page has such a place in every line with an umlaut. Problems are sorted by place.
void check_bytes(const Case& c, Context& context) {
  std::vector<const Problem*> places;
  for (const Problem& problem : c.problems) {
    if (problem.kind == ProblemKind::invalid_bytes) places.push_back(&problem);
  }
  for (std::size_t first = 0, next = 0; first < places.size(); first = next) {
    while (next < places.size() && places[next]->place.source == places[first]->place.source) ++next;
    About about = context.about(*places[first], c.sources);
    std::string message = "bytes that are no text in this encoding, the first at byte " + std::to_string(places[first]->place.span.begin);
    if (next - first > 1) message += ", in " + std::to_string(next - first) + " places or more";
    Finding& finding = about.report(places[first]->place, std::move(message));
    finding.severity = Severity::error;
    finding.detail = "bytes";
    finding.remedy = "The file was probably saved in a Windows code page. " + std::string(save_as_utf8);
  }
}

void check_names(const Case& c, Context& context) {
  for (const Problem& problem : c.problems) {
    if (problem.kind != ProblemKind::double_encoded) continue;
    About about = context.about(problem, c.sources);
    Finding& finding = about.report(problem.place, "the name was encoded twice; it probably reads \"" + problem.text + '"');
    finding.detail = "twice";
    finding.remedy = "Some step read UTF-8 as Windows-1252 and saved it again. Export again, and name the encoding at every step.";
  }
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) check_encoding(c, file, context);
  check_bytes(c, context);
  check_names(c, context);
}

}  // namespace

extern const Rule export_wrong_encoding = {
    .code = "AP505",
    .name = "export-wrong-encoding",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "The file is stored in an encoding that other tools misread.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
