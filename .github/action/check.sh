#!/usr/bin/env bash
# The action's one step: turns inputs into a command line, runs it, hands on the reports and the status.
set -uo pipefail

program="${ENTITLINT:-$GITHUB_ACTION_PATH/build/entitlint}"
arguments=(check "--fail-on=$INPUT_FAIL_ON" --format=text)

# A line break in a file name would write a second output.
for name in "$INPUT_SARIF_FILE" "$INPUT_JUNIT_FILE"; do
  case "$name" in
    *$'\n'* | *$'\r'*)
      echo "entitlint: a report's file name holds a line break" >&2
      exit 2
      ;;
  esac
done
[ -n "$INPUT_SARIF_FILE" ] && arguments+=("--format=sarif=$INPUT_SARIF_FILE")
[ -n "$INPUT_JUNIT_FILE" ] && arguments+=("--format=junit=$INPUT_JUNIT_FILE")

# The step summary may hold something already, so the report is added to it. It is never larger than GitHub shows.
summary=
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary=$(mktemp)
  arguments+=("--format=markdown=$summary")
fi

while IFS= read -r line; do
  [ -n "$line" ] && arguments+=("$line")
done <<<"$INPUT_ARGUMENTS"
arguments+=(--)
while IFS= read -r line; do
  [ -n "$line" ] && arguments+=("$line")
done <<<"$INPUT_PATHS"

"$program" "${arguments[@]}"
status=$?

if [ -n "$summary" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
fi

{
  echo "exit-code=$status"
  [ -n "$INPUT_SARIF_FILE" ] && [ -f "$INPUT_SARIF_FILE" ] && echo "sarif-file=$INPUT_SARIF_FILE"
  [ -n "$INPUT_JUNIT_FILE" ] && [ -f "$INPUT_JUNIT_FILE" ] && echo "junit-file=$INPUT_JUNIT_FILE"
} >>"$GITHUB_OUTPUT"
exit "$status"
