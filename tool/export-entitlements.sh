#!/usr/bin/env bash
# Exports what entitlint reads from Microsoft Graph v1.0 into a folder, with curl and jq. Reads only; needs a token, never a password.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: export-entitlements.sh FOLDER           export everything into FOLDER
       export-entitlements.sh --add-to FOLDER  add to an EntraExporter tree in FOLDER what it lacks (catalogs, resources, separation of duties, …)

The token comes from GRAPH_TOKEN, else from: az account get-access-token --resource https://graph.microsoft.com
It needs EntitlementManagement.Read.All and Organization.Read.All. A person's "az login" does not have the first and cannot get it. Use one of:
  - a workload identity (az login --service-principal, azure/login with a federated credential) that has both as application permissions
  - a person's token from Microsoft Graph PowerShell, which may ask for them:
      Connect-MgGraph -Scopes EntitlementManagement.Read.All,Organization.Read.All
      $answer = Invoke-MgGraphRequest -Uri 'https://graph.microsoft.com/v1.0/organization' -OutputType HttpResponseMessage
      $env:GRAPH_TOKEN = $answer.RequestMessage.Headers.Authorization.Parameter

GRAPH_URL is another cloud's address (default https://graph.microsoft.com), GRAPH_TRIES how often a throttled request is made (default 8).

FOLDER gets one file per collection, sorted by id, and export.manifest.json, which says what was asked for and whether all of it came.
Status: 0 complete, 1 something is missing (see the messages and the manifest), 2 could not start.
TEXT
}

say() { printf 'export-entitlements: %s\n' "$*" >&2; }
stop() {
  say "$*"
  exit 2
}

add_to=false
case "${1-}" in
  -h | --help)
    usage
    exit 0
    ;;
  --add-to)
    add_to=true
    shift
    ;;
esac
if [ $# -ne 1 ] || [ -z "$1" ] || [ "${1#-}" != "$1" ]; then
  usage >&2
  exit 2
fi
folder=$1
graph=${GRAPH_URL:-https://graph.microsoft.com}
graph=${graph%/}
tries=${GRAPH_TRIES:-8}
for program in curl jq; do command -v "$program" >/dev/null || stop "needs $program, which is not installed"; done
$add_to && [ ! -d "$folder" ] && stop "there is no folder $folder"
umask 077 # what is written may name people; the token's file certainly is nobody else's
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

# --- the token -------------------------------------------------------------------------------------------------------------------------

token=${GRAPH_TOKEN:-}
if [ -z "$token" ]; then
  command -v az >/dev/null || stop "no token: set GRAPH_TOKEN, or sign in with the Azure CLI (--help tells how)"
  token=$(az account get-access-token --resource "$graph" --query accessToken --output tsv) || stop "az gave no token (az login first)"
fi
printf 'Authorization: Bearer %s\n' "$token" >"$work/authorization" # in a file: a command line can be seen by others

# What the token says of itself; {} when it is not a JWT.
claims=$(printf '%s\n' "$token" | jq -R '
  split(".") | if length == 3 then .[1] | gsub("-"; "+") | gsub("_"; "/") | (. + "===")[0:((length + 3) / 4 | floor) * 4]
  | try (@base64d | fromjson) catch {} else {} end')
scopes=$(jq -c '(((.scp // "") | split(" ")) + (.roles // [])) | map(select(. != "")) | unique' <<<"$claims")
if [ "$scopes" != "[]" ] && ! jq -e 'any(startswith("EntitlementManagement.Read"))' <<<"$scopes" >/dev/null; then
  say "this token has no EntitlementManagement.Read.All, so Graph will refuse most of what is asked for."
  if [ -z "${GRAPH_TOKEN:-}" ]; then
    say "A person's \"az login\" never has it: sign the Azure CLI in as a workload identity, or set GRAPH_TOKEN (--help tells how)."
  fi
fi

# --- requests --------------------------------------------------------------------------------------------------------------------------

status=0   # of the last request
requests=0 # made so far
last_error=

retry_after() { # seconds to wait after try $1
  local wait
  wait=$(tr -d '\r' <"$work/headers" | awk 'tolower($1) == "retry-after:" { print $2 }' | tail -n 1)
  if [[ "$wait" =~ ^[0-9]+$ ]]; then echo "$wait"; else echo $((2 ** ($1 < 6 ? $1 : 6))); fi
}

# GET $1 into $work/body; false unless Graph answered 200 with JSON. Why not is kept: later answers overwrite the body.
get() {
  ask "$1" && return 0
  last_error=$(error_text)
  return 1
}

ask() {
  local url=$1 try wait
  : >"$work/body"
  # The token goes to Graph only, whatever a next link says.
  if [ "${url#"$graph"/}" = "$url" ]; then
    say "not followed, because it leads away from $graph: $url"
    status=0
    return 1
  fi
  for ((try = 1; try <= tries; try++)); do
    requests=$((requests + 1))
    : >"$work/headers"
    status=$(curl --silent --show-error --max-time 300 --globoff --header @"$work/authorization" --header 'Accept: application/json' \
      --dump-header "$work/headers" --output "$work/body" --write-out '%{http_code}' "$url") || status=0
    case "$status" in
      200)
        jq -e 'type == "object"' "$work/body" >/dev/null 2>&1 && return 0
        say "the answer is no JSON object: $url"
        status=0
        return 1
        ;;
      0 | 000 | 429 | 502 | 503 | 504) ;;
      *) return 1 ;;
    esac
    [ "$try" -eq "$tries" ] && break
    wait=$(retry_after "$try")
    if [ "${status#0}" = "$status" ]; then say "$status from Graph, waiting $wait s"; else say "no connection, waiting $wait s"; fi
    sleep "$wait"
  done
  [ "$status" = 000 ] && status=0
  return 1
}

error_text() {
  jq -r '.error // empty | "\(.code): \(.message)"' "$work/body" 2>/dev/null | head -c 300 || true
}

# All pages of $1 as one page in $work/pages.json, sorted by id. Where they break off, the next link stays: what is missing is then seen.
get_all() {
  local url=$1 page=0
  rm -f "$work"/page.*
  while [ -n "$url" ]; do
    if ! get "$url"; then
      [ "$page" -eq 0 ] && return 1
      join_pages "$page" "$url"
      return 1
    fi
    page=$((page + 1))
    mv "$work/body" "$work/page.$page"
    url=$(jq -r '."@odata.nextLink" // empty' "$work/page.$page")
  done
  join_pages "$page" ""
}

join_pages() {
  local count=$1 next=$2 i files=()
  for ((i = 1; i <= count; i++)); do files+=("$work/page.$i"); done
  jq -s --arg next "$next" '
    {"@odata.context": .[0]."@odata.context"} + (if $next == "" then {} else {"@odata.nextLink": $next} end)
    + {value: (map(.value // []) | add | sort_by(.id))}' "${files[@]}" >"$work/pages.json"
}

# Graph may cut the lists that it expands inside an object and leave an address for the rest: gets it, for the objects of $work/pages.json.
# Of a list that cannot be finished the address stays.
finish_lists() {
  local at list next result=0
  cp "$work/pages.json" "$work/whole.json"
  jq -r '.value | to_entries[] | .key as $at | .value | objects | to_entries[] | select(.key | endswith("@odata.nextLink"))
    | [$at, (.key | rtrimstr("@odata.nextLink")), .value] | @tsv' "$work/whole.json" >"$work/cut"
  while IFS=$'\t' read -r at list next; do
    if ! get_all "$next"; then
      result=1
      continue
    fi
    jq --argjson at "$at" --arg list "$list" --slurpfile rest "$work/pages.json" \
      '.value[$at] |= (del(.[$list + "@odata.nextLink"]) | .[$list] += $rest[0].value)' "$work/whole.json" >"$work/longer.json"
    mv "$work/longer.json" "$work/whole.json"
  done <"$work/cut"
  mv "$work/whole.json" "$work/pages.json"
  return "$result"
}

# --- the manifest ----------------------------------------------------------------------------------------------------------------------

complete=true
: >"$work/requests"

# collection, address, status, number of objects, file; an optional one does not make the export incomplete
note() {
  local optional=${6:-false} error=""
  if [ "$3" != 200 ]; then
    error=$last_error
    $optional || complete=false
    say "failed ($3${error:+, $error}): $2"
  fi
  jq -cn --arg collection "$1" --arg url "${2#"$graph"}" --argjson status "$3" --argjson count "$4" --arg file "$5" \
    --argjson optional "$optional" --arg error "$error" '{$collection, $url, $status, $count}
    + (if $file == "" then {} else {$file} end) + (if $optional then {$optional} else {} end)
    + (if $error == "" then {} else {$error} end)' >>"$work/requests"
}

keep() { # $work file, name in the folder
  jq . "$work/$1" >"$folder/.$2.part"
  mv "$folder/.$2.part" "$folder/$2"
}

em=$graph/v1.0/identityGovernance/entitlementManagement

# A collection: its name, address, file, and whether it is optional.
collection() {
  local failed=200
  rm -f "$work/pages.json"
  get_all "$2" || failed=$status
  local count=0 file=""
  if [ -f "$work/pages.json" ]; then
    finish_lists || failed=$status
    count=$(jq '.value | length' "$work/pages.json")
    file=$3
    keep pages.json "$3"
  fi
  note "$1" "$2" "$failed" "$count" "$file" "${4:-false}"
  [ "$failed" = 200 ]
}

# One object.
single() {
  local failed=200 file=$3
  get "$2" || failed=$status
  if [ "$failed" = 200 ]; then keep body "$3"; else file=""; fi
  note "$1" "$2" "$failed" $((failed == 200 ? 1 : 0)) "$file"
}

# Relationships of every object of a list: the ids in $work/ids, one a line.
of_each() { # name, address before the id, address behind it
  local name=$1 before=$2 behind=$3 id failed=200 count=0
  : >"$work/$name"
  while read -r id; do
    if get_all "$before/$id$behind"; then
      jq -c --arg id "$id" '{$id, page: .}' "$work/pages.json" >>"$work/$name"
      count=$((count + 1))
    else
      failed=$status
    fi
  done <"$work/ids"
  note "$name" "$before/{id}$behind" "$failed" "$count" ""
}

# --- what to export --------------------------------------------------------------------------------------------------------------------

catalogs() {
  collection catalogs "$em/catalogs" catalogs.json || return 0
  jq -r '.value[].id' "$folder/catalogs.json" >"$work/ids"
  of_each catalogs/resources "$em/catalogs" "/resources?\$expand=roles,scopes"
}

resources() { # pages, one per catalog; each says whose it is
  jq -s '[.[] | .page]' "$work/$1" >"$work/resources.json"
  keep resources.json catalogResources.json
}

# What each package grants and excludes. The ids are in $work/ids.
package_details() {
  local id failed=200 count=0 relation
  : >"$work/details"
  while read -r id; do
    if get "$em/accessPackages/$id?\$expand=resourceRoleScopes(\$expand=role,scope)"; then
      jq '{value: [.]}' "$work/body" >"$work/pages.json"
      finish_lists || failed=$status
      jq '.value[0]' "$work/pages.json" >"$work/package"
      for relation in incompatibleAccessPackages incompatibleGroups; do
        if get_all "$em/accessPackages/$id/$relation"; then
          jq --arg relation "$relation" --slurpfile page "$work/pages.json" '. + {($relation): $page[0].value}' "$work/package" >"$work/more"
          mv "$work/more" "$work/package"
        else
          failed=$status
        fi
      done
      jq -c '.resourceRoleScopes |= (if type == "array" then sort_by(.id) else . end)' "$work/package" >>"$work/details"
      count=$((count + 1))
    else
      failed=$status
    fi
  done <"$work/ids"
  jq -s 'sort_by(.id)' "$work/details" >"$work/details.json"
  keep details.json packageDetails.json
  note packageDetails "$em/accessPackages/{id}?\$expand=resourceRoleScopes(\$expand=role,scope)" "$failed" "$count" packageDetails.json
}

# Questions and custom extensions come along where Graph lets several relationships be expanded in one request.
policies() {
  local expand="accessPackage,catalog" more
  for more in ",questions,customExtensionStageSettings(\$expand=customExtension)" ",questions"; do
    if get "$em/assignmentPolicies?\$expand=$expand$more" || [ "$status" != 400 ]; then
      expand=$expand$more
      break
    fi
  done
  collection assignmentPolicies "$em/assignmentPolicies?\$expand=$expand" assignmentPolicies.json || true
}

# With their sponsors, which come one organization at a time where Graph does not expand them.
organizations() {
  local expanded="$em/connectedOrganizations?\$expand=internalSponsors,externalSponsors" relation
  if get "$expanded" || [ "$status" != 400 ]; then
    collection connectedOrganizations "$expanded" connectedOrganizations.json || true
    return 0
  fi
  collection connectedOrganizations "$em/connectedOrganizations" connectedOrganizations.json || return 0
  jq -r '.value[].id' "$folder/connectedOrganizations.json" >"$work/ids"
  for relation in internalSponsors externalSponsors; do
    of_each "$relation" "$em/connectedOrganizations" "/$relation"
    jq --arg relation "$relation" --slurpfile sponsors "$work/$relation" '
      ($sponsors | map({(.id): .page.value}) | add // {}) as $of
      | .value |= map(. + (if $of[.id] == null then {} else {($relation): $of[.id]} end))' "$folder/connectedOrganizations.json" >"$work/joined"
    keep joined connectedOrganizations.json
  done
}

tenant() { collection organization "$graph/v1.0/organization?\$select=id,displayName,verifiedDomains" organization.json || true; }
packages() { collection accessPackages "$em/accessPackages?\$expand=catalog" accessPackages.json || return 1; }
settings() { single settings "$em/settings" settings.json; }

tree=$folder/IdentityGovernance/EntitlementManagement
has() { compgen -G "$1" >/dev/null; }

mkdir -p "$work/catalogs"
if ! $add_to || ! has "$folder/Organization/*"; then tenant; fi
catalogs
if [ -f "$work/catalogs/resources" ]; then resources catalogs/resources; fi
: >"$work/ids"
if $add_to && has "$tree/AccessPackages/*/"; then
  for package in "$tree"/AccessPackages/*/; do basename "$package"; done >"$work/ids"
else
  if packages; then jq -r '.value[].id' "$folder/accessPackages.json" >"$work/ids"; fi
  policies_wanted=true
  $add_to && has "$tree/AccessPackages/*/AssignmentPolicies/*/" && policies_wanted=false
  if $policies_wanted; then
    cp "$work/ids" "$work/package-ids"
    policies
    mv "$work/package-ids" "$work/ids"
  fi
fi
if [ -s "$work/ids" ]; then package_details; fi
if ! $add_to || ! has "$tree/ConnectedOrganizations/*/"; then organizations; fi
if ! $add_to || ! has "$tree/Settings/*"; then settings; fi
if $add_to && has "$folder/RoleManagement/EntitlementManagement/RoleAssignments/*"; then :; else
  collection roleAssignments "$graph/v1.0/roleManagement/entitlementManagement/roleAssignments?\$expand=principal" roleAssignments.json true || true
fi

id=$(jq -r '.value[0].id // empty' "$folder/organization.json" 2>/dev/null || true)
[ -n "$id" ] || id=$(jq -r '.tid // empty' <<<"$claims")
jq -s --arg tenant "$id" --arg time "$(date -u +%Y-%m-%dT%H:%M:%SZ)" --argjson scopes "$scopes" --argjson complete "$complete" \
  --argjson added "$add_to" '{entitlintExport: 1, $tenant, $time, $scopes, $complete, $added, requests: .}' "$work/requests" >"$work/manifest"
keep manifest export.manifest.json

if $complete; then
  say "complete: $folder ($requests requests)"
else
  say "not complete, see $folder/export.manifest.json"
  exit 1
fi
