#!/usr/bin/env bash
# Tests tool/export-entitlements.sh against a stand-in for Microsoft Graph, and what entitlint makes of its files. Status 77: skipped.
# shellcheck disable=SC2016,SC2317 # single quotes hold jq's and other shells' text; functions are called through check
set -euo pipefail
entitlint=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
for program in curl jq python3; do
  if ! command -v "$program" >/dev/null; then
    echo "skipped: $program is not installed"
    exit 77
  fi
done
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

failures=0
options=()
check() { # what, command...
  local what=$1
  shift
  if "$@" >"$work/check.out" 2>&1; then
    echo "ok: $what"
  else
    echo "FAILED: $what"
    sed 's/^/  /' "$work/check.out"
    failures=$((failures + 1))
  fi
}
that() { jq -e "$2" "$1"; } # file, condition
says() { grep -qF -- "$2" "$1"; }

# Exports into $work/$1 from a stand-in with the faults that follow; the status is in $result, what was said in $work/$1.log.
export_with() {
  local name=$1
  shift
  mkfifo "$work/$name.port"
  python3 tests/export/graph.py "$@" >"$work/$name.port" &
  server=$!
  read -r port <"$work/$name.port"
  result=0
  GRAPH_TOKEN=${token-secret} GRAPH_URL=http://127.0.0.1:$port GRAPH_TRIES=2 tool/export-entitlements.sh "${options[@]}" "$work/$name" \
    2>"$work/$name.log" || result=$?
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
}
inventory() { # condition on the inventory of $folder
  "$entitlint" check --fail-on never -f json="$work/lint.json" "$folder" >/dev/null 2>&1
  jq -e ".inventory | $1" "$work/lint.json"
}

folder=$work/good
export_with good throttle
check "a throttled, paged tenant is exported completely" test "$result" = 0
check "the manifest says so" that "$folder/export.manifest.json" '.complete and .tenant == "f0000000-0000-4000-8000-000000000001"'
check "all pages are there, sorted by id" that "$folder/catalogs.json" '(.value | length == 5) and .value == (.value | sort_by(.id))'
check "followed next links are dropped" that "$folder/catalogs.json" 'has("@odata.nextLink") | not'
check "waiting is said" says "$work/good.log" "429 from Graph, waiting 0 s"
check "packages come with what they grant and exclude" that "$folder/packageDetails.json" 'all(.resourceRoleScopes != null and .incompatibleGroups == [])'
check "resources say whose they are" that "$folder/catalogResources.json" 'length == 5 and all(."@odata.context" | contains("catalogs("))'
check "organizations come with their sponsors" that "$folder/connectedOrganizations.json" '.value | all(.internalSponsors | length == 1)'
check "entitlint takes it for complete" inventory \
  '(.catalogs, .packages, .policies, .organizations) | .completeness == "proven"'
check "entitlint finds every object" inventory '[.catalogs, .packages, .policies, .organizations, .roles, .sponsors] | map(.count) == [5, 3, 3, 3, 3, 3]'

jq 'del(.value[0])' "$folder/catalogs.json" >"$work/less" && mv "$work/less" "$folder/catalogs.json"
check "an object that was taken out is missed" inventory '.catalogs | .completeness == "incomplete" and (.why | contains("4 of the 5 catalogs"))'

folder=$work/plain
export_with plain plain
check "without expansion sponsors come one organization at a time" that "$folder/connectedOrganizations.json" '.value | all(.internalSponsors | length == 1)'
check "and policies with their package" that "$folder/assignmentPolicies.json" '.value | all(.accessPackage.id != null)'
check "and that is complete, too" test "$result" = 0

folder=$work/cut
export_with cut cut noextensions
check "a list that Graph cut inside an object is finished" that "$folder/packageDetails.json" \
  'all((.resourceRoleScopes | map(.id)) == ["q_s", "r_s"] and (has("resourceRoleScopes@odata.nextLink") | not))'
check "where custom extensions cannot be expanded, questions still are" that "$folder/export.manifest.json" \
  'any(.requests[]; .collection == "assignmentPolicies" and (.url | endswith("$expand=accessPackage,catalog,questions")))'
check "and the export is complete" test "$result" = 0

folder=$work/forbidden
export_with forbidden forbidden
check "a refusal makes status 1" test "$result" = 1
check "the refusal is said" says "$work/forbidden.log" "failed (403, UnAuthorized: No.)"
check "the manifest is not complete" that "$folder/export.manifest.json" \
  '(.complete | not) and any(.requests[]; .collection == "connectedOrganizations" and .status == 403)'
check "entitlint knows the organizations are not all" inventory '.organizations | .completeness == "incomplete" and (.why | contains("failed (403)"))'
check "the rest is there" inventory '.catalogs.completeness == "proven"'

folder=$work/broken
export_with broken broken
check "pages that break off make status 1" test "$result" = 1
check "what came is kept, with the link to what did not" that "$folder/catalogs.json" '(.value | length == 2) and has("@odata.nextLink")'
check "entitlint sees the missing page" inventory '.catalogs.completeness == "incomplete" and .incompletePages == 1'

folder=$work/away
export_with away away
check "a next link to another host is not followed" says "$work/away.log" "not followed, because it leads away from"
check "and the export is not complete" test "$result" = 1

folder=$work/tree
mkdir -p "$folder"
cp -R tests/export/tree/. "$folder"
mkdir -p "$folder/RoleManagement/EntitlementManagement/RoleAssignments/x"
options=(--add-to)
export_with tree
options=()
check "role assignments of the tree are not asked for again" test ! -e "$folder/roleAssignments.json"
check "a tree is added to" test "$result" = 0
check "catalogs are added" test -s "$folder/catalogs.json"
check "packages and organizations of the tree are not asked for again" test ! -e "$folder/accessPackages.json" -a ! -e "$folder/connectedOrganizations.json"
check "but what the packages grant is" that "$folder/packageDetails.json" 'length == 1 and (.[0].resourceRoleScopes | length == 1)'
check "both together are one tenant" inventory '[.catalogs, .packages, .policies, .organizations, .roles] | map(.count) == [5, 1, 1, 1, 1]'

# The Azure CLI's recipe as the README and explain export print it, run with an az that asks the stand-in.
mkdir "$work/bin"
cat >"$work/bin/az" <<'AZ'
#!/bin/sh
[ "$1 $2 $3 $4" = "rest --method get --url" ] && [ "$6" = --output-file ] || exit 2
exec curl --silent --fail --globoff --header 'Authorization: Bearer secret' --output "$7" "$(printf %s "$5" | sed "s|^https://graph.microsoft.com|$STANDIN|")"
AZ
chmod +x "$work/bin/az"
recipe() { # page, first line of the recipe's section: the indented lines up to the next text
  awk -v start="$2" 'index($0, start) == 1 { on = 1; next } on && /^[^ ]/ { exit } on { print }' "$1"
}
run_recipe() { # name, page, start of the section
  folder=$work/$1
  mkdir "$folder"
  mkfifo "$work/$1.port"
  python3 tests/export/graph.py >"$work/$1.port" &
  server=$!
  read -r port <"$work/$1.port"
  result=0
  recipe "$2" "$3" >"$work/$1.sh"
  (cd "$folder" && STANDIN=http://127.0.0.1:$port PATH=$work/bin:$PATH bash -e "$work/$1.sh") || result=$?
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
  check "the commands of $2 run as they stand" test "$result" = 0 -a -s "$folder/policies.1.json"
  check "and give a complete export" inventory \
    '((.catalogs, .packages, .policies, .organizations) | .completeness == "proven")
      and ([.catalogs, .packages, .policies, .organizations, .roles, .sponsors] | map(.count) == [5, 3, 3, 3, 3, 3])'
}
run_recipe readme README.md "Azure CLI as a workload identity"
run_recipe explained tool/cli/topics/export.md "## Azure CLI"

token=$(printf '{"scp":"User.Read"}' | base64 | tr -d '=\n' | tr '+/' '-_')
token=x.$token.x
export_with person
check "a token without the permission is warned of" says "$work/person.log" "this token has no EntitlementManagement.Read.All"
check "a token that Graph refuses makes status 1" test "$result" = 1
check "the token is in none of the files" bash -c '! grep -rqF secret "$1" "$2" "$3"' _ "$work/good" "$work/good.log" "$work/tree"

exit $((failures > 0))
