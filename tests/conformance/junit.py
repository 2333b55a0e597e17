"""Reads a JUnit report with junitparser and compares every counter with the elements that are there."""
import sys
import xml.etree.ElementTree as ElementTree

from junitparser import JUnitXml

path = sys.argv[1]
report = JUnitXml.fromfile(path)
suites = list(report)
assert suites, "no test suite"
assert all(len(list(suite)) == suite.tests for suite in suites), "a suite's `tests` is not its number of cases"
assert sum(suite.tests for suite in suites) > 0, "no test case at all: Jenkins calls that a failed build"

for suite in ElementTree.parse(path).getroot().iter("testsuite"):
    cases = suite.findall("testcase")
    for counter, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        found = sum(1 for case in cases if case.find(element) is not None)
        assert int(suite.get(counter, "0")) == found, f"{suite.get('name')}: {counter}"
    keys = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(keys) == len(set(keys)), f"{suite.get('name')}: two cases of one name"
    assert all(len([child for child in case if child.tag in ("failure", "error", "skipped")]) <= 1 for case in cases)
print(f"{path}: {len(suites)} suites, {sum(suite.tests for suite in suites)} cases")
