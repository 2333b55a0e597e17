// Names that try to break out of a report do nothing in any format.
#include <doctest/doctest.h>

#include <cstdlib>
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
      CHECK_FALSE(starts_a_command(report));
      CHECK_FALSE(contains(report, "##["));
      CHECK_FALSE(contains(report, "##vso["));
      // JSON may hold U+FFFF, XML may not.
      std::string checked = report;
      if (format.format == Format::json || format.format == Format::sarif) {
        for (std::size_t at = checked.find("\xEF\xBF\xBF"); at != std::string::npos; at = checked.find("\xEF\xBF\xBF"))
          checked.erase(at, 3);
      }
      CHECK_FALSE(has_control_characters(checked));
    }
  }
}

TEST_CASE("a name of a megabyte stays small where people read") {
  const std::string enormous(1 << 20, 'n');
  for (const Format format : {Format::text, Format::sarif, Format::junit, Format::junit_strict}) {
    Made made;
    fill_with(made, hostile + enormous);
    CHECK(made.written(format).size() < 100'000);
  }
  Made made;
  fill_with(made, hostile + enormous);
  CHECK(made.written(Format::json).size() > enormous.size());
}

TEST_CASE("the detectors of this test detect") {
  CHECK(starts_a_command("a\n  ::error::x"));
  CHECK_FALSE(starts_a_command("a ::error::x\n"));
  CHECK(has_control_characters("\033"));
  CHECK(has_control_characters("\xFF"));
  CHECK_FALSE(has_control_characters("a\n\xC3\xBC"));
}
