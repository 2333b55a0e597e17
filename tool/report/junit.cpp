// The JUnit report: a suite per rule, a case per finding, for Jenkins, GitLab, Azure DevOps and the rest.
#include <tinyxml2.h>

#include <map>
#include <ostream>

#include "tool/report/sanitise.h"
#include "tool/report/wording.h"
#include "tool/report/writers.h"

namespace entitlint {
namespace {

// One test case as it will be written: its texts are safe.
struct TestCase {
  enum class Result : std::uint8_t { passed, failed, skipped, broken } result = Result::passed;
  std::string name, class_name;
  std::string file;  // of findings
  std::uint32_t line = 0;
  std::string type, message, text;
};

using Properties = std::vector<std::pair<std::string, std::string>>;

// What stands under one <testsuite>.
struct Suite {
  std::string name;
  std::vector<TestCase> cases;
  std::string output;  // findings that do not fail the run
  Properties properties;

  [[nodiscard]] std::size_t count(TestCase::Result result) const {
    std::size_t count = 0;
    for (const TestCase& test : cases) count += test.result == result ? 1 : 0;
    return count;
  }
};

// "exports/policies.json" -> "exports.policies"
std::string class_name(std::string_view path) {
  std::string name = one_line(path, longest_name);
  const std::size_t part = name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1;
  if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > part) name.resize(dot);
  for (char& c : name) c = c == '/' ? '.' : c;
  return name.empty() ? "entitlint" : name;
}

// "path:line:col: error AP201: message", then what is related and the remedy, a line each.
std::string body_of(const Finding& finding, const Report& report) {
  const auto where = [&report](const Place& place) {
    const Position begin = location_of(place, report).begin;
    return one_line(path_of(place, report)) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + ": ";
  };
  std::string body =
      where(finding.place) + std::string(name(finding.severity)) + " " + std::string(finding.rule->code) + ": " + one_line(finding.message);
  for (const Related& related : finding.related) {
    body += "\nnote " + (related.place.known() ? where(related.place) : std::string()) + one_line(related.message);
  }
  if (!finding.remedy.empty()) body += "\nfix: " + one_line(finding.remedy);
  return body;
}

// A name that no case of the suite has yet: the second "x" is "x (2)".
std::string unique_name(const std::string& name, std::map<std::string, std::size_t>& taken) {
  std::size_t& times = taken[name];
  if (times++ == 0) return name;
  return unique_name(name + " (" + std::to_string(times) + ")", taken);
}

TestCase case_of(const Finding& finding, const Report& report) {
  TestCase test;
  test.name = rule_title(*finding.rule) + " - " + one_line(label(finding.object), longest_name);
  test.class_name = class_name(path_of(finding.place, report));
  test.file = one_line(path_of(finding.place, report));
  test.line = location_of(finding.place, report).begin.line;
  if (!is_failure(finding, report.run)) return test;
  test.result = TestCase::Result::failed;
  test.type = name(finding.severity);
  test.message = one_line(finding.message);
  test.text = body_of(finding, report);
  return test;
}

TestCase passed_case(std::string name) {
  TestCase test;
  test.name = std::move(name);
  test.class_name = "entitlint";
  return test;
}

// The one case of a rule without findings.
TestCase case_of(const RuleCoverage& coverage) {
  TestCase test = passed_case(rule_title(*coverage.rule));
  if (coverage.state == RuleCoverage::State::ran) return test;
  test.result = TestCase::Result::skipped;
  const bool off = coverage.state == RuleCoverage::State::off;
  test.message = coverage.why.empty() ? (off ? "the rule is off" : "not checked") : one_line(coverage.why);
  return test;
}

Properties properties_of(const RuleCoverage& coverage) {
  return {{"state", std::string(name(coverage.state))},
          {"passed", std::to_string(coverage.passed)},
          {"failed", std::to_string(coverage.failed)},
          {"unknown", std::to_string(coverage.unknown)}};
}

Suite suite_of(const Rule& rule, const RuleCoverage* coverage, const std::vector<const Finding*>& findings, const Report& report) {
  Suite suite{rule_title(rule), {}, {}, coverage == nullptr ? Properties() : properties_of(*coverage)};
  std::map<std::string, std::size_t> names;
  std::size_t hidden = 0;
  for (const Finding* const finding : findings) {
    if (!is_shown(*finding, report.run)) {
      ++hidden;
      continue;
    }
    TestCase test = case_of(*finding, report);
    test.name = unique_name(test.name, names);
    if (test.result == TestCase::Result::passed) suite.output += body_of(*finding, report) + "\n";
    suite.cases.push_back(std::move(test));
  }
  if (hidden > 0) suite.output += counted(hidden, "finding") + " below --min-severity\n";
  if (!suite.cases.empty()) return suite;
  suite.cases.push_back(coverage != nullptr && hidden == 0 ? case_of(*coverage) : passed_case(rule_title(rule)));
  return suite;
}

// What kept the run from doing its whole job; a passed case when there is nothing else to show, because readers refuse an empty report.
Suite suite_of_run(const RunInfo& run) {
  Suite suite{"entitlint", {}, {}, {}};
  std::map<std::string, std::size_t> names;
  for (const std::string& unmet : run.unmet) {
    TestCase test = passed_case(unique_name(one_line(unmet, longest_name), names));
    test.result = TestCase::Result::broken;
    test.type = "input";
    test.message = test.text = one_line(unmet);
    suite.cases.push_back(std::move(test));
  }
  if (suite.cases.empty()) suite.cases.push_back(passed_case("run"));
  return suite;
}

std::vector<Suite> suites_of(const Report& report) {
  struct Row {
    const Rule* rule = nullptr;
    const RuleCoverage* coverage = nullptr;
    std::vector<const Finding*> findings;
  };
  std::map<std::string_view, Row> rows;
  for (const RuleCoverage& coverage : report.outcome.rules) rows[coverage.rule->code] = {coverage.rule, &coverage, {}};
  for (const Finding& finding : report.outcome.findings) {
    Row& row = rows[finding.rule->code];
    row.rule = finding.rule;
    row.findings.push_back(&finding);
  }
  std::vector<Suite> suites;
  for (const auto& [code, row] : rows) suites.push_back(suite_of(*row.rule, row.coverage, row.findings, report));
  if (suites.empty() || !report.run.unmet.empty()) suites.push_back(suite_of_run(report.run));
  return suites;
}

// Writes suites. Every text is safe before it gets here: tinyxml2 escapes markup but lets control characters and invalid UTF-8 pass.
class JunitWriter {
 public:
  JunitWriter(const RunInfo& run, bool strict) : time_(run.as_of + "T00:00:00"), strict_(strict) {}

  void write(std::ostream& out, const std::vector<Suite>& suites) {
    xml_.PushDeclaration("xml version=\"1.0\" encoding=\"UTF-8\"");
    xml_.OpenElement("testsuites");
    for (const Suite& suite : suites) write_suite(suite);
    xml_.CloseElement();
    out.write(xml_.CStr(), static_cast<std::streamsize>(xml_.CStrSize()) - 1);  // its size counts the zero at the end
  }

 private:
  using Result = TestCase::Result;

  void attribute(const char* name, const std::string& value) { xml_.PushAttribute(name, value.c_str()); }
  void attribute(const char* name, std::size_t value) { attribute(name, std::to_string(value)); }

  // Attributes, their order and the three empty elements are what the Ant schema asks for; there is no clock and no host name in them.
  void write_suite(const Suite& suite) {
    xml_.OpenElement("testsuite");
    attribute("name", suite.name);
    attribute("package", "entitlint");
    attribute("id", next_id_++);
    attribute("timestamp", time_);
    attribute("hostname", "localhost");
    attribute("tests", suite.cases.size());
    attribute("failures", suite.count(Result::failed));
    attribute("errors", suite.count(Result::broken));
    attribute("skipped", suite.count(Result::skipped));
    attribute("time", "0");
    write_properties(suite.properties);
    for (const TestCase& test : suite.cases) write_case(test);
    element("system-out", suite.output);
    element("system-err", {});
    xml_.CloseElement();
  }

  void write_properties(const Properties& properties) {
    xml_.OpenElement("properties");
    for (const auto& [name, value] : properties) {
      xml_.OpenElement("property");
      attribute("name", name);
      attribute("value", value);
      xml_.CloseElement();
    }
    xml_.CloseElement();
  }

  void element(const char* name, const std::string& text) {
    xml_.OpenElement(name);
    if (!text.empty()) xml_.PushText(text.c_str());
    xml_.CloseElement();
  }

  void write_case(const TestCase& test) {
    xml_.OpenElement("testcase");
    attribute("name", test.name);
    attribute("classname", test.class_name);
    attribute("time", "0");
    if (!strict_ && !test.file.empty()) {
      attribute("file", test.file);
      attribute("line", test.line);
    }
    write_result(test);
    xml_.CloseElement();
  }

  void write_result(const TestCase& test) {
    if (test.result == Result::passed) return;
    xml_.OpenElement(test.result == Result::failed ? "failure" : test.result == Result::broken ? "error" : "skipped");
    attribute("message", test.message);
    if (!test.type.empty()) attribute("type", test.type);
    if (!test.text.empty()) xml_.PushText(test.text.c_str());
    xml_.CloseElement();
  }

  tinyxml2::XMLPrinter xml_;
  std::string time_;
  bool strict_;
  std::size_t next_id_ = 0;
};

}  // namespace

void write_junit(std::ostream& out, const Report& report, bool strict) {
  JunitWriter(report.run, strict).write(out, suites_of(report));
}

}  // namespace entitlint
