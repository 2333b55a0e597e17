#!/usr/bin/env bash
# Runs the action's script as the runner would: inputs as variables, outputs in a file.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export ENTITLINT=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$root/tests/tenant" tenant

step() {  # fail-on, paths, sarif file
  : >"$work/output"
  echo 'written before' >"$work/summary"
  GITHUB_OUTPUT=$work/output GITHUB_STEP_SUMMARY=$work/summary GITHUB_ACTIONS=true GITHUB_ACTION_PATH=$root INPUT_FAIL_ON=$1 INPUT_PATHS=$2 INPUT_SARIF_FILE=$3 INPUT_JUNIT_FILE=junit.xml \
    INPUT_ARGUMENTS=$'--as-of=2026-11-24\n--threads=1' "$root/.github/action/check.sh" >"$work/log" 2>&1
}

step error tenant out.sarif && status=0 || status=$?
[ "$status" -eq 1 ]
grep -qx 'exit-code=1' output
grep -qx 'sarif-file=out.sarif' output
grep -qx 'junit-file=junit.xml' output
[ -s out.sarif ] && [ -s junit.xml ]
head -n 1 summary | grep -qx 'written before'
grep -q 'entitlint: FAILED' summary
grep -q '^::error file=' log

step never $'tenant/exports\ntenant/docs' '' && status=0 || status=$?
[ "$status" -eq 0 ]
grep -qx 'exit-code=0' output
if grep -q 'sarif-file' output; then exit 1; fi

step error missing-folder '' && status=0 || status=$?
[ "$status" -eq 2 ]

step error tenant $'a\nexit-code=0' && status=0 || status=$?
[ "$status" -eq 2 ]
if grep -q 'exit-code=0' output; then exit 1; fi
