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

run_program() {  # name, inputs...
  local name=$1 status=0
  shift
  "$program" check --as-of 2026-11-24 -f "sarif=$out/$name.sarif" -f "junit=$out/$name.xml" -f "junit-strict=$out/$name-strict.xml" \
    -f "json=$out/$name.json" "$@" || status=$?
  [ "$status" -le 1 ]
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

expect "action.yml" "$tools/action-validator" action.yml
expect "ci.yml" "$tools/action-validator" .github/workflows/ci.yml
expect "shell scripts" shellcheck build.sh .ci/run .github/action/check.sh tests/conformance/run.sh
expect "hooks" "$python" -c "
import json, sys, yaml, jsonschema
jsonschema.validate(yaml.safe_load(open('.pre-commit-hooks.yaml')), json.load(open('$schemas/pre-commit-hooks.json')))"
expect "the action's script hands on status and files" bash "$here/action-test.sh" "$program"
expect "nothing to lint is status 2" status_of 2 "$program" check "$out/empty-$$"

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
