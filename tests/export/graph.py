#!/usr/bin/env python3
"""A stand-in for Microsoft Graph on the loopback interface, for tests of tool/export-entitlements.sh. It prints its port and serves one
small tenant, two objects a page and not in order. Arguments are its faults: throttle, forbidden, broken, plain, away, cut, noextensions."""
import collections
import http.server
import json
import sys
import urllib.parse

FAULTS = set(sys.argv[1:])
EM = "/v1.0/identityGovernance/entitlementManagement/"
seen = collections.Counter()


def guid(kind, number):
    return f"{kind}0000000-0000-4000-8000-{number:012d}"


TENANT = guid("f", 1)
CATALOGS = [{"id": guid("c", n), "displayName": f"Catalog {n}", "description": "", "catalogType": "userManaged", "state": "published",
             "isExternallyVisible": True, "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": "2026-02-01T00:00:00Z"}
            for n in (3, 1, 5, 2, 4)]
PACKAGES = [{"id": guid("a", n), "displayName": f"Package {n}", "description": "", "isHidden": False,
             "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": "2026-02-01T00:00:00Z", "catalog": CATALOGS[n]} for n in (2, 0, 1)]
POLICIES = [{"id": guid("b", n), "displayName": f"Policy {n}", "description": "", "allowedTargetScope": "allMemberUsers",
             "specificAllowedTargets": [], "automaticRequestSettings": None, "expiration": {"type": "afterDuration", "duration": "P90D"},
             "requestorSettings": {"enableTargetsToSelfAddAccess": True, "enableOnBehalfRequestorsToAddAccess": False, "onBehalfRequestors": []},
             "requestApprovalSettings": {"isApprovalRequiredForAdd": False, "isApprovalRequiredForUpdate": False, "stages": []},
             "reviewSettings": None, "questions": [], "accessPackage": {"id": guid("a", n)},
             "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": "2026-02-01T00:00:00Z"} for n in (1, 2, 0)]
ORGANIZATIONS = [{"id": guid("d", n), "displayName": f"Partner {n}", "description": "", "state": "configured", "identitySources": [
    {"@odata.type": "#microsoft.graph.domainIdentitySource", "displayName": "P", "domainName": f"partner{n}.example"}]} for n in (2, 1, 3)]
SPONSOR = {"@odata.type": "#microsoft.graph.user", "id": guid("e", 1), "displayName": "Sponsor"}
RESOURCE = {"id": guid("9", 1), "displayName": "Team", "originId": guid("8", 1), "originSystem": "AadGroup", "roles": [], "scopes": []}
ROLE = {"id": "r_s", "role": {"id": "r", "displayName": "Member", "originSystem": "AadGroup", "originId": "Member_" + guid("8", 1)},
        "scope": {"id": "s", "originSystem": "AadGroup", "originId": guid("8", 1), "isRootScope": True}}


def listed(path):
    """The objects of a set; None for an address that Graph would not know."""
    parts = path[len(EM):].split("/") if path.startswith(EM) else []
    if path == "/v1.0/organization":
        return [{"id": TENANT, "displayName": "Contoso", "verifiedDomains": [{"name": "contoso.onmicrosoft.com", "isInitial": True, "isDefault": True}]}]
    if path == "/v1.0/roleManagement/entitlementManagement/roleAssignments":
        return [{"id": "x", "principalId": SPONSOR["id"], "roleDefinitionId": "d", "appScopeId": "/AccessPackageCatalog/" + guid("c", 1)}]
    sets = {"catalogs": CATALOGS, "accessPackages": PACKAGES, "assignmentPolicies": POLICIES, "connectedOrganizations": ORGANIZATIONS}
    if len(parts) == 1:
        return sets.get(parts[0])
    if len(parts) == 3:
        return {"resourceRoleScopes": [{**ROLE, "id": "q_s"}], "resources": [RESOURCE], "incompatibleAccessPackages": [], "incompatibleGroups": [], "internalSponsors": [SPONSOR],
                "externalSponsors": []}.get(parts[2])
    return None


class Graph(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers=()):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def fail(self, status, code, headers=()):
        self.answer(status, {"error": {"code": code, "message": "No."}}, headers)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(url.query)
        expand = query.get("$expand", [""])[0]
        skip = int(query.get("$skiptoken", ["0"])[0])
        seen[self.path] += 1
        if self.headers.get("Authorization") != "Bearer secret":
            return self.fail(401, "InvalidAuthenticationToken")
        if "throttle" in FAULTS and seen[self.path] == 1:
            return self.fail(429, "TooManyRequests", [("Retry-After", "0")])
        if "forbidden" in FAULTS and url.path == EM + "connectedOrganizations":
            return self.fail(403, "UnAuthorized")
        if "broken" in FAULTS and url.path == EM + "catalogs" and skip > 0:
            return self.fail(500, "InternalServerError")
        lists = (EM + "assignmentPolicies", EM + "connectedOrganizations")
        if "noextensions" in FAULTS and "customExtension" in expand:
            return self.fail(400, "BadRequest")
        if "plain" in FAULTS and url.path in lists and expand not in ("", "accessPackage,catalog"):
            return self.fail(400, "BadRequest")
        if url.path == EM + "settings":
            return self.answer(200, {"@odata.context": self.context("settings"), "id": "singleton",
                                     "durationUntilExternalUserDeletedAfterBlocked": "P30D", "externalUserLifecycleAction": "blockSignInAndDelete"})
        objects = listed(url.path)
        if objects is not None:
            return self.page(url, query, expand, skip, objects)
        package = next((each for each in PACKAGES if url.path == EM + "accessPackages/" + each["id"]), None)
        if package is None:
            return self.fail(404, "ResourceNotFound")
        whole = {key: value for key, value in package.items() if key != "catalog"}
        cut = self.rest(package, "resourceRoleScopes") if "cut" in FAULTS else {}
        return self.answer(200, {"@odata.context": self.context("accessPackages(resourceRoleScopes())/$entity"), **whole, **cut,
                                 "resourceRoleScopes": [ROLE]})

    def rest(self, owner, name):
        """What Graph writes beside an expanded list that it has cut."""
        address = f"http://127.0.0.1:{self.server.server_port}{EM}accessPackages/{owner['id']}/{name}"
        return {name + "@odata.nextLink": address}

    def context(self, name):
        return "https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/" + name

    def page(self, url, query, expand, skip, objects):
        name = url.path[len(EM):] if url.path.startswith(EM) else url.path.rsplit("/", 1)[1]
        if url.path == "/v1.0/organization":
            context = "https://graph.microsoft.com/v1.0/$metadata#organization"
        else:
            parts = name.split("/")
            context = self.context(f"{parts[0]}('{parts[1]}')/{parts[2]}" if len(parts) == 3 else name)
        answer = {"@odata.context": context, "value": objects[skip:skip + 2]}
        if "Sponsors" in expand:
            answer["value"] = [{**each, "internalSponsors": [SPONSOR], "externalSponsors": []} for each in answer["value"]]
        if skip + 2 < len(objects):
            host = "http://localhost.invalid" if "away" in FAULTS else f"http://127.0.0.1:{self.server.server_port}"
            more = dict({key: values[0] for key, values in query.items()}, **{"$skiptoken": str(skip + 2)})
            answer["@odata.nextLink"] = f"{host}{url.path}?{urllib.parse.urlencode(more)}"
        return self.answer(200, answer)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Graph)
print(server.server_port, flush=True)
server.serve_forever()
