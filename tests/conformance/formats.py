"""Holds one report against what its readers expect. Usage: formats.py KIND REPORT JSON_REPORT, run in the folder that its paths start from."""
import csv
import html.parser
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "schemas"
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def findings_of(report):
    return [finding for finding in report["findings"] if finding["state"] == "new"]


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def lines_of(path):
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text and "\x1b" not in text
    return text.split("\n")


def is_relative(path):
    return path and not path.startswith("/") and "://" not in path and ".." not in path.split("/")


def unescape(text, table):
    for sequence, character in table:
        text = text.replace(sequence, character)
    return text


def github(path, report):
    """Reads lines as the runner does: a command is a line that starts with `::` after blanks, or holds `##[` anywhere."""
    seen = {"error": 0, "warning": 0, "notice": 0}
    for line in lines_of(path):
        assert "##[" not in line and "##vso[" not in line, line
        stripped = line.lstrip()
        if not stripped.startswith("::"):
            continue
        head, separator, data = stripped[2:].partition("::")
        assert separator, line
        command, _, properties = head.partition(" ")
        assert command in seen, f"a command that is not ours: {command}"
        seen[command] += 1
        values = {}
        for part in properties.split(","):
            key, equals, value = part.partition("=")
            assert equals and key in ("file", "line", "endLine", "col", "endColumn", "title") and key not in values and value, line
            values[key] = unescape(value, (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")))
        assert values.get("title"), line
        if "file" in values:
            assert is_relative(values["file"]), line
            assert 1 <= int(values["line"]) <= int(values["endLine"])
            assert "col" not in values or (values["line"] == values["endLine"] and 1 <= int(values["col"]) <= int(values["endColumn"]))
        message = unescape(data, (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")))
        assert 0 < len(message) <= 4096 and "\r" not in message
    assert all(count <= 10 for count in seen.values()), seen
    if findings_of(report):
        worst = next(level for severity, level in LEVELS.items() if any(f["severity"] == severity for f in findings_of(report)))
        assert seen[worst] > 0, f"no annotation for the worst findings: {seen}"


def azure(path, report):
    seen = {"error": 0, "warning": 0}
    for line in lines_of(path):
        if "##" not in line or not re.search(r"##\w*\[", line):
            continue
        match = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.+)", line)
        assert match, line
        values = dict(part.partition("=")[::2] for part in match[1].split(";") if part)
        assert set(values) <= {"type", "sourcepath", "linenumber", "columnnumber", "code"}, line
        seen[values["type"]] += 1
        assert "sourcepath" not in values or (is_relative(values["sourcepath"]) and int(values["linenumber"]) >= 1)
        assert "##" not in match[2] or not re.search(r"##\w*\[", match[2])
    assert all(count <= 10 for count in seen.values()), seen


def gitlab(path, report):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "GitLab refuses a byte order mark"
    issues = json.loads(raw)
    jsonschema.Draft7Validator({"type": "array", "items": schema("gitlab-codequality-item.json")}).validate(issues)
    assert len(issues) == len(findings_of(report))
    assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in issues)
    assert all(is_relative(issue["location"]["path"]) and issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues), "issues of one fingerprint are shown once"


def rdjsonl(path, report):
    diagnostics = [json.loads(line) for line in lines_of(path) if line]
    validator = jsonschema.Draft4Validator(schema("reviewdog-rdjsonl-Diagnostic.json"))
    for diagnostic in diagnostics:
        validator.validate(diagnostic)
    assert len(diagnostics) == len(findings_of(report))
    for diagnostic, finding in zip(diagnostics, findings_of(report)):
        file = pathlib.Path(diagnostic["location"]["path"])
        start = diagnostic["location"]["range"]["start"]
        if "line" not in finding or not file.is_file():
            continue
        assert start["line"] == finding["line"]
        raw = file.read_bytes()
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:4]:
            continue
        line = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")[start["line"] - 1]
        before = line[: start["column"] - 1].decode("utf-8", "replace")
        assert len(before.encode("utf-16-le")) // 2 == finding["column"] - 1, f"{file}:{start}: not the bytes of column {finding['column']}"


def jsonl(path, report):
    assert [json.loads(line) for line in lines_of(path) if line] == findings_of(report)


def checkstyle(path, report):
    root = ElementTree.parse(path).getroot()
    assert root.tag == "checkstyle" and all(child.tag == "file" and child.get("name") for child in root)
    errors = list(root.iter("error"))
    assert len(errors) == len(findings_of(report))
    for error in errors:
        assert int(error.get("line")) >= 1 and int(error.get("column")) >= 1 and error.get("message")
        assert error.get("severity") in ("error", "warning", "info") and error.get("source").startswith("entitlint.")


def csv_report(path, report):
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    head, *rows = csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True)
    assert len(rows) == len(findings_of(report)) and all(len(row) == len(head) for row in rows)
    assert [row[head.index("fingerprint")] for row in rows] == [finding["fingerprint"] for finding in findings_of(report)]
    for row in rows:
        for cell in row:
            assert not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell), f"a formula: {cell}"


class Page(html.parser.HTMLParser):
    TAGS = set("html head meta title style body header h1 h2 h3 p br span a div table tr th td article pre code mark ul li details summary b".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.articles, self.ids = [], 0, []

    def handle_starttag(self, tag, attributes):
        assert tag in self.TAGS, f"an element that is not ours: {tag}"
        for name, value in attributes:
            assert not name.startswith("on") and name not in ("src", "srcset", "style"), f"{tag} {name}"
            assert name != "href" or value.startswith(("https://", "#")), value
            self.ids += [value] if name == "id" else []
        self.articles += tag == "article"
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def html_report(path, report):
    page = Page()
    text = path.read_text(encoding="utf-8")
    page.feed(text)
    page.close()
    assert not page.open, page.open
    assert len(page.ids) == len(set(page.ids)), "two elements of one id"
    assert (page.articles > 0) == bool(findings_of(report))
    assert "<h2>Not checked</h2>" in text and "not who holds it" in text


def markdown(path, report):
    text = path.read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) < 1 << 20, "GitHub shows no step summary above 1 MiB"
    assert "### Not checked" in text and "not who holds it" in text
    text = re.sub(r"`[^`]*`", "`code`", text.replace("\\`", ""))
    assert not re.search(r"<(?!details>|/details>|summary>|/summary>|!-- -->)", text), "an element that is not ours"
    portal = {finding["object"].get("portalUrl") for finding in report["findings"]}
    for target in re.findall(r"(?<!\\)\]\(([^)]*)\)", text):
        assert target.startswith("https://github.com/entitlint/") or target in portal, target
    assert not findings_of(report) or "\n- **" in text


KINDS = {"github": github, "azure": azure, "gitlab": gitlab, "rdjsonl": rdjsonl, "jsonl": jsonl, "checkstyle": checkstyle, "csv": csv_report,
         "html": html_report, "markdown": markdown}

if __name__ == "__main__":
    KINDS[sys.argv[1]](pathlib.Path(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8")))
    print(f"{os.path.basename(sys.argv[2])}: {sys.argv[1]} as its readers expect it")
