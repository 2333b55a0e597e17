#!/usr/bin/env bash
# Holds the reports against their real consumers and schemas. Usage: tests/conformance/run.sh PROGRAM [INPUT]... (default: the sample tenant)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(realpath "${1:?usage: run.sh PROGRAM [INPUT]...}")
shift
cd "$root"
inputs=("$@")
[ ${#inputs[@]} -gt 0 ] || inputs=(tests/tenant)
schemas=$root/tests/schemas
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

[ -d "$here/node_modules" ] || (cd "$here" && npm install --no-package-lock --no-audit --no-fund --silent)
tools=$here/node_modules/.bin
export NODE_PATH=$here/node_modules
# The package's own wrapper hands arguments to a shell unquoted, so the program behind it is called.
multitool_program=$(find "$here/node_modules/@microsoft" -name Sarif.Multitool -path '*sarif-multitool-*' | head -n 1)
chmod u+x "$multitool_program"

# The distribution's Python, where its packages are.
python=/usr/bin/python3
[ -x "$python" ] || python=python3

passed=0
failed=0
expect() {  # description, command...
  local what=$1
  shift
  if "$@" >"$out/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$what"
    head -c 4000 "$out/log"
  fi
}

# Gates on the log: the multitool's own status is 0 whatever it finds.
multitool() {
  "$multitool_program" validate "$1" -c "$here/multitool.xml" --rule-kind "Sarif;Ghas" --level "Error;Warning" -o "$out/check.sarif" --log ForceOverwrite
  jq -r '.runs[].results[]? | "\(.level // "warning") \(.ruleId) \(.message.text // .message.arguments)"' "$out/check.sarif"
  jq -e '[.runs[].results[]? | select(.level == "error")] | length == 0' "$out/check.sarif"
}

status_of() {  # expected status, command...
  local expected=$1 status=0
  shift
  "$@" >/dev/null 2>"$out/stderr" || status=$?
  [ "$status" -eq "$expected" ] || { cat "$out/stderr"; echo "status $status, expected $expected"; return 1; }
}

# What formats.py reads; each is written to NAME.KIND.
kinds=(jsonl github azure gitlab checkstyle rdjsonl markdown html csv)

run_program() {  # name, inputs...
  local name=$1 status=0
  shift
  local others=()
  for kind in "${kinds[@]}"; do others+=(-f "$kind=$out/$name.$kind"); done
  "$program" check --as-of 2026-11-24 --evidence -f "sarif=$out/$name.sarif" -f "junit=$out/$name.xml" -f "junit-strict=$out/$name-strict.xml" \
    -f "json=$out/$name.json" "${others[@]}" "$@" || status=$?
  [ "$status" -le 1 ]
}

# The browser shows the page as it was written: as many findings, nothing loaded, nothing run.
browser=
for candidate in chromium chromium-browser google-chrome-stable google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$candidate" || true)
done
in_browser() {  # html
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --virtual-time-budget=2000 --dump-dom "file://$1" >"$out/dom.html" 2>"$out/browser"
  grep -q '<h1>' "$out/dom.html"
  [ "$(grep -o '<article' "$out/dom.html" | wc -l)" -eq "$(grep -o '<article' "$1" | wc -l)" ]
  if grep -qE 'Refused to|net::ERR|CONSOLE' "$out/browser"; then cat "$out/browser"; return 1; fi
}

reports() {  # name, inputs...
  local name=$1
  expect "$name: the reports are written" run_program "$@"
  expect "$name: SARIF schema" node "$here/schema.cjs" "$schemas/sarif-schema-2.1.0.json" "$out/$name.sarif"
  expect "$name: upload action" node "$here/upload.cjs" "$schemas/codeql-action-sarif-schema-2.1.0.json" "$out/$name.sarif"
  expect "$name: SARIF multitool" multitool "$out/$name.sarif"
  expect "$name: strict JUnit, Jenkins schema" xmllint --noout --schema "$schemas/jenkins-junit-10.xsd" "$out/$name-strict.xml"
  expect "$name: strict JUnit, Ant schema" xmllint --noout --schema "$schemas/windyroad-JUnit.xsd" "$out/$name-strict.xml"
  for flavour in "$name" "$name-strict"; do
    expect "$flavour: junitparser" "$python" "$here/junit.py" "$out/$flavour.xml"
    expect "$flavour: junit2json" bash -c "'$tools/junit2json' '$out/$flavour.xml' | jq -e ."
    expect "$flavour: xunit-viewer" bash -c "'$tools/xunit-viewer' -r '$out/$flavour.xml' -o '$out/view.html' --console && test -s '$out/view.html'"
  done
  for kind in "${kinds[@]}"; do
    expect "$name: $kind" "$python" "$here/formats.py" "$kind" "$out/$name.$kind" "$out/$name.json"
  done
  expect "$name: checkstyle is XML" xmllint --noout "$out/$name.checkstyle"
  if [ -n "$browser" ]; then
    cp "$out/$name.html" "$out/page.html"
    expect "$name: HTML in a browser" in_browser "$out/page.html"
  else
    echo "SKIPPED: $name: HTML in a browser, because there is no Chromium"
  fi
  expect "$name: JSON schema" "$python" -c "
import json, jsonschema
jsonschema.validate(json.load(open('$out/$name.json')), json.load(open('$schemas/entitlint-report-1.json')))"
  expect "$name: JSON" jq -e '.version == 1 and (.findings | type == "array") and (.rules | length > 0)' "$out/$name.json"
}

reports sample "${inputs[@]}"
mkdir -p "$out/clean" "$out/hostile"
printf '# Nothing to see\n' >"$out/clean/README.md"
reports clean "$out/clean"
# Names that try to break out of a report.
printf '{"id":"2b0e2f8e-3f1b-4d1c-9b0a-5d5f2d9e8a10","displayName":"x\\n::error::y ##[add-mask]z ##vso[task.complete] \\u001b[31m \\u202e ]]> <b>&","isHidden":false,"catalogId":"c\\u0000"}' >"$out/hostile/a.json"
printf '{"displayName": "\xff\xfe' >"$out/hostile/b%% #?.json"
reports hostile "$out/hostile"

# A tenant with 30,000 findings stays inside what GitHub takes.
mkdir -p "$out/large"
"$python" -c "
for number in range(30000):
    print(f'Package {number}: https://myaccess.microsoft.com/@contoso.com#/access-packages/{number:08x}')" >"$out/large/links.md"
expect "large: the reports are written" run_program large "$out/large"
expect "large: 30,000 findings" jq -e '.findings | length >= 30000' "$out/large.json"
expect "large: upload action" node "$here/upload.cjs" "$schemas/codeql-action-sarif-schema-2.1.0.json" "$out/large.sarif"
expect "large: SARIF says what is left out" jq -e '[.runs[0].invocations[0].toolExecutionNotifications[].message.text | select(test("more are left out"))] | length == 1' "$out/large.sarif"
for kind in "${kinds[@]}"; do
  expect "large: $kind" "$python" "$here/formats.py" "$kind" "$out/large.$kind" "$out/large.json"
done
expect "large: Markdown says what is left out" grep -q 'more findings left out' "$out/large.markdown"
expect "large: JUnit below GitLab's 30 MB" test "$(stat -c %s "$out/large.xml")" -lt 30000000

# The same bytes under another locale and time zone, as a process sees them.
mkdir -p "$out/again"
elsewhere() {
  LC_ALL=de_CH.UTF-8 LANG=de_CH.UTF-8 TZ=Pacific/Kiritimati "$program" check --as-of 2026-11-24 --evidence --threads 3 -f "json=$out/again/json" -f "html=$out/again/html" \
    "${inputs[@]}" || [ $? -eq 1 ]
  cmp "$out/sample.json" "$out/again/json" && cmp "$out/sample.html" "$out/again/html"
}
expect "the same bytes elsewhere" elsewhere

expect "action.yml" "$tools/action-validator" action.yml
expect "ci.yml" "$tools/action-validator" .github/workflows/ci.yml
expect "shell scripts" shellcheck build.sh .ci/run .github/action/check.sh tests/conformance/run.sh tool/export-entitlements.sh tests/export/run.sh
expect "hooks" "$python" -c "
import json, sys, yaml, jsonschema
jsonschema.validate(yaml.safe_load(open('.pre-commit-hooks.yaml')), json.load(open('$schemas/pre-commit-hooks.json')))"
expect "the action's script hands on status and files" bash "$here/action-test.sh" "$program"
expect "nothing to lint is status 2" status_of 2 "$program" check "$out/empty-$$"

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
