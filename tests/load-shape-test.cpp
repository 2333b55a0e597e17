// What a JSON source is: object, page, array, several values, batch, error, none of these.
#include <doctest/doctest.h>

#include "tests/load-support.h"

using namespace entitlint;
using test::count;
using test::load_files;
using test::problem;
using test::words;

namespace {

const std::string policy =
    R"({"id":"p1","displayName":"One","allowedTargetScope":"notSpecified","createdDateTime":"2024-01-01T00:00:00Z"})";
const std::string second = R"({"id":"p2","displayName":"Two","allowedTargetScope":"notSpecified"})";

Loaded load_one(std::string bytes, bool named = true, std::string path = "a.json") {
  return load_files({{std::move(path), std::move(bytes), named}});
}

std::size_t policies(const Loaded& loaded) {
  return loaded.tenants.empty() ? 0 : loaded.tenants.front().policies.all.size();
}

}  // namespace

TEST_CASE("a single object, an array, a page and concatenated values are all read") {
  CHECK(policies(load_one(policy)) == 1);
  CHECK(policies(load_one("[" + policy + "," + second + "]")) == 2);
  CHECK(policies(load_one(R"({"value":[)" + policy + "," + second + "]}")) == 2);
  CHECK(policies(load_one(policy + "\n" + second + "\n")) == 2);
  CHECK(policies(load_one(R"({"value":[)" + policy + R"(]}{"value":[)" + second + "]}")) == 2);
  CHECK(policies(load_one(R"([{"value":[)" + policy + R"(]},{"value":[)" + second + "]}]")) == 2);
  CHECK(policies(load_one("[[" + policy + "],[" + second + "]]")) == 2);
  CHECK(policies(load_one(R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","value":)" + policy + "}")) == 1);
}

TEST_CASE("a page whose only object stands for its list is a page") {
  const Loaded page = load_one(R"({"value":)" + policy + R"(,"Count":1})");
  CHECK(policies(page) == 1);
  CHECK(page.tenants.front().policies.completeness == Completeness::assumed);
  const Loaded other = load_one(R"({"value":{"a":1},"name":"setting"})");
  CHECK(other.tenants.empty());
  CHECK(count(other, ProblemKind::unrecognised) == 1);
}

TEST_CASE("a page whose list was cut to a text is damage, in a walk too") {
  for (const bool named : {true, false}) {
    const Loaded loaded = load_one(R"({"value":"@{id=p1; displayName=One} @{id=p2; displayName=Two}"})", named);
    REQUIRE(count(loaded, ProblemKind::cut_by_depth) == 1);
    CHECK(words(problem(loaded, ProblemKind::cut_by_depth).place) == "0:9-62");
    CHECK(count(loaded, ProblemKind::unrecognised) == 0);  // what it was is plain
  }
  CHECK(count(load_one(R"({"value":"@{id=p1}","name":"setting"})", false), ProblemKind::cut_by_depth) == 0);
}

TEST_CASE("answers of several batches put into one array are all read") {
  const Loaded loaded = load_one(R"([{"responses":[{"id":"1","status":200,"body":{"value":[)" + policy +
                                 R"(]}}]},{"responses":[{"id":"1","status":200,"body":)" + second + R"(},{"id":"2","status":504}]}])");
  CHECK(policies(loaded) == 2);
  CHECK(count(loaded, ProblemKind::error_response) == 1);
}

TEST_CASE("collections that a script has gathered under their names are lists of their own") {
  const std::string packages = R"([{"id":"a1","displayName":"Package","isHidden":false}])";
  for (const std::string& bytes :
       {R"({"accessPackages":)" + packages + R"(,"assignmentPolicies":[)" + policy + R"(],"connectedOrganizations":[],"made":"by hand"})",
        R"({"AccessPackages":)" + packages + R"(,"AssignmentPolicies":{"value":[)" + policy + R"(]},"ConnectedOrganizations":[]})"}) {
    const Loaded loaded = load_one(bytes);
    CHECK(policies(loaded) == 1);
    REQUIRE(loaded.tenants.size() == 1);
    const Tenant& tenant = loaded.tenants.front();
    CHECK(tenant.packages.all.size() == 1);
    CHECK(tenant.packages.completeness == Completeness::assumed);
    CHECK(tenant.policies.completeness == Completeness::assumed);
    CHECK(tenant.organizations.completeness == Completeness::assumed);
    CHECK(tenant.catalogs.completeness == Completeness::absent);
    CHECK(loaded.problems.empty());
  }
  // A package that brought its policies along is one package.
  const Loaded one = load_one(R"({"id":"a1","displayName":"Package","isHidden":false,"assignmentPolicies":[)" + policy + "]}");
  CHECK(one.tenants.front().packages.all.size() == 1);
  CHECK(one.tenants.front().packages.completeness == Completeness::incomplete);
}

TEST_CASE("the parts of a batch are loaded and its failures are told") {
  const Loaded loaded = load_one(R"({"responses":[{"id":"1","status":200,"body":{"value":[)" + policy +
                                 R"(]}},{"id":"2","status":403,"body":{"error":{"code":"UnAuthorized","message":"No."}}},)"
                                 R"({"id":"3","status":504}]})");
  CHECK(policies(loaded) == 1);
  REQUIRE(count(loaded, ProblemKind::error_response) == 2);
  CHECK(problem(loaded, ProblemKind::error_response).text == "UnAuthorized: No.");
  CHECK(loaded.problems.back().text == "504: the request failed");
  CHECK(loaded.tenants.front().policies.completeness == Completeness::incomplete);
  CHECK(loaded.files.front().role == FileRole::exported);
}

TEST_CASE("a failed part of a batch makes the collection of its request incomplete") {
  const Loaded loaded = load_one(R"({"requests":[{"id":"1","url":"/identityGovernance/entitlementManagement/connectedOrganizations"},)"
                                 R"({"id":"2","url":"/identityGovernance/entitlementManagement/assignmentPolicies?$top=9"}],)"
                                 R"("responses":[{"id":"1","status":403,"body":{"error":{"code":"UnAuthorized","message":"No."}}},)"
                                 R"({"id":"2","status":200,"body":{"value":[)" +
                                 policy + "]}}]}");
  REQUIRE(loaded.tenants.size() == 1);
  CHECK(loaded.tenants.front().organizations.completeness == Completeness::incomplete);
  CHECK(loaded.tenants.front().organizations.why == "a.json holds a refused request (UnAuthorized)");
  CHECK(loaded.tenants.front().policies.completeness == Completeness::assumed);
}

TEST_CASE("a saved Graph error is told at its code") {
  const std::string bytes = R"({"error": {"code": "UnAuthorized", "message": "User is not authorized."}})";
  const Loaded loaded = load_one(bytes, false);
  CHECK(loaded.tenants.empty());
  CHECK(loaded.files.front().role == FileRole::error_response);
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].kind == ProblemKind::error_response);
  CHECK(loaded.problems[0].text == "UnAuthorized: User is not authorized.");
  const Span at = loaded.problems[0].place.span;
  CHECK(bytes.substr(at.begin, at.size()) == R"("UnAuthorized")");
}

TEST_CASE("unrecognised JSON is a problem only where it was named") {
  const Loaded named = load_one(R"({"a": 1, "b": {"c": []}})", true);
  REQUIRE(named.problems.size() == 1);
  CHECK(named.problems[0].kind == ProblemKind::unrecognised);
  CHECK(named.problems[0].text == "an object with the keys a, b");
  const Loaded met = load_one(R"({"a": 1, "b": {"c": []}})", false);
  CHECK(met.problems.empty());
  CHECK(met.files.front().role == FileRole::unrecognised);
}

TEST_CASE("our own reports are no input") {
  for (const char* bytes :
       {R"({"version":1,"tool":{"name":"entitlint","version":"1.0.0"},"links":["https://myaccess.microsoft.com/@c.com"]})",
        R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"entitlint"}},"results":[]}]})"}) {
    const Loaded loaded = load_one(bytes, true);
    CHECK(loaded.problems.empty());
    CHECK(loaded.files.front().role == FileRole::unrecognised);
    CHECK(loaded.files.front().links.empty());
  }
}

TEST_CASE("an empty file is told, an empty list is not") {
  for (const bool named : {true, false}) {
    for (const char* bytes : {"", " \n\t\r\n"}) {
      const Loaded loaded = load_one(bytes, named);
      REQUIRE(loaded.problems.size() == 1);
      CHECK(loaded.problems[0].kind == ProblemKind::json_syntax);
      CHECK(loaded.problems[0].text == "there is no JSON value in this file");
      CHECK(loaded.files.front().role == FileRole::empty);
    }
  }
  CHECK(load_one("[]").problems.empty());
  CHECK(load_one(R"({"value": []})").files.front().role == FileRole::empty);
}

TEST_CASE("records around one that is broken are loaded") {
  const std::string broken = R"({"id":"px","allowedTargetScope":"notSpecified" "x":1})";
  const Loaded loaded = load_one(R"({"value":[)" + policy + "," + broken + "," + second + "]}");
  CHECK(policies(loaded) == 2);
  REQUIRE(count(loaded, ProblemKind::json_syntax) == 1);
  const std::string bytes = R"({"value":[)" + policy + ",";
  CHECK(problem(loaded, ProblemKind::json_syntax).place.span.begin == bytes.size() + broken.find(R"("x")"));
  CHECK(loaded.tenants.front().policies.completeness == Completeness::incomplete);
}

TEST_CASE("what is no record is read strictly too") {
  const Loaded loaded = load_one(R"({"note":{"a":[1,,2]},"value":[)" + policy + "]}");
  CHECK(policies(loaded) == 1);
  CHECK(count(loaded, ProblemKind::json_syntax) == 1);
  CHECK(count(load_one(R"({"a":{"b":tru}})", false), ProblemKind::json_syntax) == 1);
}

TEST_CASE("a key that stands twice is told at the second, with the first") {
  const std::string bytes = R"({"id":"p1","displayName":"One","allowedTargetScope":"notSpecified","id":"p1"})";
  for (const std::string& file : {bytes, "[" + bytes + "]", R"({"value":[)" + bytes + "]}"}) {
    const Loaded loaded = load_one(file);
    REQUIRE(count(loaded, ProblemKind::duplicate_key) == 1);
    const Problem twice = problem(loaded, ProblemKind::duplicate_key);
    CHECK(twice.text == "id");
    CHECK(twice.place.span.begin == file.rfind(R"("id")"));
    CHECK(twice.related.span.begin == file.find(R"("id")"));
    CHECK(twice.object_kind == ObjectKind::policy);
    CHECK(twice.object_id == "p1");
  }
  CHECK(count(load_one(R"({"value":[],"value":[]})"), ProblemKind::duplicate_key) == 1);
}

TEST_CASE("bytes that are no text are told") {
  const std::string bytes = "[{\"id\":\"p1\",\"displayName\":\"M\xFCller\",\"allowedTargetScope\":\"notSpecified\"}]";
  const Loaded loaded = load_one(bytes);
  REQUIRE(count(loaded, ProblemKind::invalid_bytes) == 1);
  CHECK(problem(loaded, ProblemKind::invalid_bytes).place.span.begin == bytes.find('\xFC'));
}

TEST_CASE("configuration with comments or trailing commas is not our business in a walk") {
  const std::string config =
      "{\n  // what to compile\n  \"compilerOptions\": {\"strict\": true,},\n  /* all */ \"include\": [\"a//b\",]\n}\n";
  const Loaded met = load_one(config, false, "tsconfig.json");
  CHECK(met.problems.empty());
  CHECK(met.files.front().role == FileRole::unrecognised);
  CHECK(count(load_one(config, true, "tsconfig.json"), ProblemKind::json_syntax) == 1);
  CHECK(count(load_one(config.substr(0, config.size() - 3), false), ProblemKind::json_syntax) == 1);
  CHECK(count(load_one("[" + policy + ",]", false), ProblemKind::json_syntax) == 1);
  CHECK(count(load_one(policy.substr(0, policy.size() - 1) + ",}", false), ProblemKind::json_syntax) == 1);
}

TEST_CASE("JSON under another name is an export when it holds one, else text") {
  CHECK(policies(load_one(policy, true, "-")) == 1);
  const Loaded text = load_one("[a link](https://example.com)", true, "-");
  CHECK(text.problems.empty());
  CHECK(text.files.front().role == FileRole::document);
}

TEST_CASE("a large value that is no export is checked in pieces") {
  std::string bytes = R"({"data":{"items":[)";
  for (int i = 0; i < 60000; ++i) bytes += R"({"name":"some text that takes its room","n":1},)";
  bytes += R"({"last":[1,2]}]},"more":"x"})";
  CHECK(load_one(bytes, false).problems.empty());
  std::string broken = bytes;
  const std::size_t at = broken.find("[1,2]");
  broken[at + 2] = '\'';
  const Loaded loaded = load_one(broken, false);
  REQUIRE(count(loaded, ProblemKind::json_syntax) == 1);
  CHECK(problem(loaded, ProblemKind::json_syntax).place.span.begin == at + 2);
}
