// Names that try to break out of a report do nothing in any format.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>

#include "tests/report-made.h"
#include "tool/input/utf8.h"
#include "tool/report/sanitise.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

const std::string hostile =
    "x\n::error::owned\r\n  ::add-mask::y\t##[add-mask]z ##vso[task.setvariable variable=a]b \033[31mred\xC2\x9B"
    "1m \xE2\x80\xAE"
    "desrever "
    "\xFF\xC3 ]]> <b>&\"' [a](1) {0} \xEF\xBF\xBF";

// Puts the text wherever a text from an input can stand.
void fill_with(Made& made, const std::string& text) {
  const SourceId file = made.add_source("::error::" + hostile + ".md", "a " + text + "\n");
  Link& link = made.links.emplace_back();
  link.place = made.place_of(file, "a");
  link.url = link.recovered = link.hint = link.package_id = text;
  made.outcome.links.push_back(&link);
  for (int i = 0; i < 5; ++i) {
    Finding& finding =
        made.add(i == 4 ? crooked_gate : silent_bell, link.place, {ObjectKind::package, text + std::to_string(i), text, text, text}, text);
    finding.catalog = text;
    finding.related = {{link.place, text}};
    finding.remedy = text;
    finding.request = Request{"PUT", text, "{\"a\":\"" + text + "\"}", text};
    finding.edits = {{link.place, text}};
    if (i == 4) finding.link = &link;
  }
  made.outcome.unchecked.push_back({text, text, Reason::not_loaded, {"XX101"}, 1, {{ObjectKind::package, text, text, "", ""}}, false});
  made.outcome.inventory.source = text;
  made.outcome.rules.front().why = text;
  made.run.unmet = {text};
}

bool starts_a_command(const std::string& text) {
  for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    const std::size_t start = text.find_first_not_of(" \t", begin);
    if (start == std::string::npos) return false;
    if (text.compare(start, 2, "::") == 0) return true;
    if (text.find('\n', begin) == std::string::npos) return false;
  }
  return false;
}

bool has_control_characters(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const char32_t c = point.value;
    if (!point.valid || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x202E || c == 0xFFFF) return true;
    text.remove_prefix(point.length);
  }
  return false;
}

std::string without(std::string text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
  return text;
}

// The commands that a format consists of: each begins its line with one of these words and is the only one on it.
std::string without_own_commands(const std::string& report, Format format) {
  std::string rest;
  std::istringstream lines(report);
  for (std::string line; std::getline(lines, line);) {
    const bool github = format == Format::github && (line.starts_with("::error ") || line.starts_with("::notice "));
    const bool azure = format == Format::azure && line.starts_with("##vso[task.logissue type=");
    rest += github ? line.substr(2) : azure ? line.substr(6) : line;
    rest += '\n';
  }
  return rest;
}

// What each format may hold although others may not.
std::string without_what_is_allowed(std::string report, Format format) {
  switch (format) {
    case Format::json:
    case Format::jsonl:
    case Format::sarif:
    case Format::gitlab:
    case Format::rdjsonl:
      return without(std::move(report), "\xEF\xBF\xBF");  // JSON may hold U+FFFF, XML may not
    case Format::csv:
      return without(std::move(report), "\r");
    default:
      return report;
  }
}

}  // namespace

TEST_CASE("hostile names are harmless in every format") {
  for (const FormatName& format : formats()) {
    Made made;
    fill_with(made, hostile);
    CAPTURE(format.name);
    for (const bool verbose : {false, true}) {
      made.style.verbose = verbose;
      const std::string report = made.written(format.format);
      CHECK(contains(report, "desrever"));
      const std::string rest = without_own_commands(report, format.format);
      CHECK_FALSE(starts_a_command(rest));
      CHECK_FALSE(contains(rest, "##["));
      CHECK_FALSE(contains(rest, "##vso["));
      CHECK_FALSE(has_control_characters(without_what_is_allowed(report, format.format)));
    }
  }
}

TEST_CASE("a hostile name cannot end a command's property or begin another command") {
  Made made;
  fill_with(made, "a%0A::error::b,line=1:c;d]e");
  CHECK(contains(made.written(Format::github), "a%250A::error::b,line=1:c;d]e"));
  CHECK(contains(made.written(Format::azure), "]a%AZP250A::error::b,line=1:c;d]e"));
  std::istringstream lines(made.written(Format::github));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("::")) continue;
    const std::string properties = line.substr(0, line.find("::", 2));
    CHECK(std::ranges::count(properties, ',') <= 5);
    CHECK(std::ranges::count(properties, '=') <= 7);  // one in the name of the file
    CHECK_FALSE(contains(line, "%0A::"));
  }
}

TEST_CASE("a hostile name is no markup in HTML and Markdown and no formula in CSV") {
  Made made;
  fill_with(made, "=cmd|' /C calc'!A0 <script>x</script><img src=x onerror=y> **b** [a](javascript:x) @octocat $x$ `code` | cell");
  const std::string html = made.written(Format::html);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "<img"));
  CHECK_FALSE(contains(html, "href=\"javascript"));
  const std::string markdown = made.written(Format::markdown);
  CHECK_FALSE(contains(markdown, "<script"));
  CHECK(occurrences(markdown, "](javascript") == occurrences(markdown, "\\](javascript"));
  CHECK_FALSE(contains(markdown, "@octocat"));
  CHECK_FALSE(contains(markdown, " | cell"));
  const std::string csv = made.written(Format::csv);
  CHECK(contains(csv, "\"'=cmd|"));
  CHECK_FALSE(contains(csv, "\"=cmd"));
}

TEST_CASE("a name of a megabyte stays small where people read") {
  const std::string enormous(1 << 20, 'n');
  for (const FormatName& format : formats()) {
    Made made;
    fill_with(made, hostile + enormous);
    CAPTURE(format.name);
    const bool whole = format.format == Format::json || format.format == Format::jsonl;  // data: nothing is cut
    if (!whole && format.format != Format::rdjsonl)
      CHECK(made.written(format.format).size() < 100'000);  // a suggested text is written whole
    if (whole) CHECK(made.written(format.format).size() > enormous.size());
  }
}

TEST_CASE("the detectors of this test detect") {
  CHECK(starts_a_command("a\n  ::error::x"));
  CHECK_FALSE(starts_a_command("a ::error::x\n"));
  CHECK(has_control_characters("\033"));
  CHECK(has_control_characters("\xFF"));
  CHECK_FALSE(has_control_characters("a\n\xC3\xBC"));
}
