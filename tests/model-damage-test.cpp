// What PowerShell and hand edits do to an export, and what decoders make of it.
#include <doctest/doctest.h>

#include "tests/model-decoded.h"
#include "tool/model/double-encoding.h"

using namespace entitlint;
using test::Decoded;
using test::is_gap;

namespace {

Decoded policy_with(const std::string& properties) {
  return Decoded(R"({"id":"a1","displayName":"Sales","allowedTargetScope":"specificDirectoryUsers",)" + properties + "}");
}

}  // namespace

TEST_CASE("what PowerShell cut to a string is a gap and noted where it stands") {
  const Decoded decoded = policy_with(R"("requestApprovalSettings":"@{isApprovalRequiredForAdd=True; stages=System.Object[]}")");
  const Policy& policy = decoded.policy();
  CHECK(is_gap(policy.approval, Reason::cut, Field::policy_approval));
  CHECK(is_gap(policy.stages, Reason::cut, Field::policy_stages));
  CHECK(is_gap(policy.requestor_justification, Reason::cut, Field::policy_approval));
  CHECK(decoded.problem().kind == ProblemKind::cut_by_depth);
  CHECK(decoded.problem().text == "requestApprovalSettings");
  CHECK(decoded.at(decoded.problem().place).starts_with("\"@{"));
}

TEST_CASE("every form of cut text is known in an array's place") {
  for (const char* text : {"", "System.Object[]", "@{id=1} @{id=2}", "System.Collections.Hashtable", "System.Collections.Generic.List`1[x]",
                           "Microsoft.Graph.Beta.PowerShell.Models.MicrosoftGraphUserSet"}) {
    CAPTURE(text);
    const Decoded decoded = policy_with(R"("specificAllowedTargets":")" + std::string(text) + "\"");
    CHECK(is_gap(decoded.policy().targets, Reason::cut, Field::policy_targets));
    CHECK(decoded.problem().kind == ProblemKind::cut_by_depth);
    CHECK(decoded.problem().text == "specificAllowedTargets");
  }
}

TEST_CASE("an array of cut objects is cut, and noted once") {
  const Decoded decoded = policy_with(R"("requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":["@{a=1}","@{a=2}"]})");
  CHECK(decoded.policy().approval.is(true));
  CHECK(is_gap(decoded.policy().stages, Reason::cut, Field::policy_stages));
  CHECK(decoded.problem().text == "stages");
  CHECK(decoded.at(decoded.problem().place) == "\"@{a=1}\"");
}

TEST_CASE("a list that Windows PowerShell wrapped with its count is that list") {
  const Decoded decoded = policy_with(R"("specificAllowedTargets":{"value":[{"@odata.type":"#microsoft.graph.singleUser","userId":"u1"},)"
                                      R"({"@odata.type":"#microsoft.graph.singleUser","userId":"u2"}],"Count":2},)"
                                      R"("requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":{"value":[],"Count":0}})");
  REQUIRE(decoded.policy().targets.known());
  CHECK(decoded.policy().targets.value().size() == 2);
  REQUIRE(decoded.policy().stages.known());
  CHECK(decoded.policy().stages.value().empty());
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("a description may quote such text") {
  const Decoded decoded = policy_with(R"("description":"@{a=System.Object[]}")");
  CHECK(decoded.policy().description.is("@{a=System.Object[]}"));
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("a value of an impossible kind is noted and never data") {
  const Decoded list = policy_with(R"("specificAllowedTargets":3)");
  CHECK(is_gap(list.policy().targets, Reason::unknown_member, Field::policy_targets));
  CHECK(list.problem().kind == ProblemKind::wrong_type);
  CHECK(list.problem().text == "specificAllowedTargets is the number 3; an array belongs here");
  const Decoded object = policy_with(R"("requestorSettings":[true])");
  CHECK(is_gap(object.policy().accepts, Reason::unknown_member, Field::policy_accepts_requests));
  CHECK(object.problem().text == "requestorSettings is an array; an object belongs here");
  const Decoded flag = policy_with(R"("requestorSettings":{"enableTargetsToSelfAddAccess":"perhaps"})");
  CHECK(is_gap(flag.policy().accepts, Reason::unknown_member, Field::policy_accepts_requests));
  CHECK(flag.problem().text == "enableTargetsToSelfAddAccess is the string \"perhaps\"; a boolean belongs here");
  const Decoded name(R"({"id":"p1","displayName":["a"],"isHidden":false})");
  CHECK_FALSE(name.package().display_name.known());
  CHECK(name.problem().text == "displayName is an array; a string belongs here");
  const Decoded span = policy_with(R"("expiration":{"type":"afterDuration","duration":"30 days"})");
  CHECK(is_gap(span.policy().expiry, Reason::unknown_member, Field::policy_expiry));
  CHECK(span.problem().text == "duration is the string \"30 days\"; a duration such as \"P14D\" belongs here");
}

TEST_CASE("a boolean as a string and a number as a name are read and noted") {
  const Decoded decoded(R"({"id":17,"displayName":"Reps","isHidden":"True"})");
  CHECK(decoded.package().id == "17");
  CHECK(decoded.package().hidden.is(true));
  REQUIRE(decoded.part.problems.size() == 2);
  CHECK(decoded.part.problems[0].text == "id is the number 17; a string belongs here");
  CHECK(decoded.part.problems[1].text == "isHidden is the string \"True\"; a boolean belongs here");
}

TEST_CASE("an unknown member is noted, and what depends on it is a gap") {
  const Decoded scope(R"({"id":"a1","allowedTargetScope":"unknownFutureValue"})");
  CHECK(is_gap(scope.policy().scope, Reason::unknown_member, Field::policy_scope));
  CHECK(scope.problem().kind == ProblemKind::unknown_value);
  CHECK(scope.problem().text == "unknownFutureValue");
  CHECK(scope.at(scope.problem().place) == "\"unknownFutureValue\"");
  const Decoded subject = policy_with(R"("specificAllowedTargets":[{"@odata.type":"#microsoft.graph.moonMembers","id":"m"}])");
  REQUIRE(subject.policy().targets.known());
  REQUIRE(subject.policy().targets.value().size() == 1);
  CHECK(is_gap(subject.policy().targets.value()[0].kind, Reason::unknown_member, Field::policy_targets));
  CHECK(is_gap(subject.policy().targets.value()[0].id, Reason::unknown_member, Field::policy_targets));
  CHECK(subject.problem().text == "moonMembers");
}

TEST_CASE("a subject whose type was lost is there, told by its members or not at all") {
  const Decoded decoded = policy_with(R"("specificAllowedTargets":[{},{"groupId":"g1"},{"id":"u1"}])");
  REQUIRE(decoded.policy().targets.known());
  REQUIRE(decoded.policy().targets.value().size() == 3);
  CHECK(is_gap(decoded.policy().targets.value()[0].kind, Reason::not_expanded, Field::policy_targets));
  CHECK(decoded.at(decoded.policy().targets.value()[0].kind.place()) == "{");
  CHECK(decoded.policy().targets.value()[1].kind.is(SubjectKind::group));
  CHECK(decoded.policy().targets.value()[1].id.is("g1"));
  CHECK_FALSE(decoded.policy().targets.value()[2].kind.known());
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("dates as Windows PowerShell writes them are read") {
  const Decoded decoded(
      R"({"id":"p1","isHidden":false,"createdDateTime":"\/Date(1700000000000)\/","modifiedDateTime":"12/17/2022 23:59:59"})");
  CHECK(decoded.package().created.is(1700000000));
  CHECK(is_gap(decoded.package().modified, Reason::unknown_member, Field::modified));
  CHECK(decoded.problem().kind == ProblemKind::wrong_type);
}

TEST_CASE("a name that was encoded twice is noted with what was meant") {
  const Decoded decoded(
      "{\"id\":\"p1\",\"displayName\":\"M\xC3\x83\xC2\xBC"
      "nchen\",\"isHidden\":false}");
  CHECK(decoded.problem().kind == ProblemKind::double_encoded);
  CHECK(decoded.problem().text ==
        "M\xC3\xBC"
        "nchen");
  CHECK(decoded.at(decoded.problem().place) ==
        "\"M\xC3\x83\xC2\xBC"
        "nchen\"");
  CHECK(
      decoded.package().display_name.is("M\xC3\x83\xC2\xBC"
                                        "nchen"));
}

TEST_CASE("only text that is damaged through and through is repaired") {
  CHECK(undo_double_encoding("Contoso \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C Sales") == "Contoso \xE2\x80\x93 Sales");  // an en dash
  CHECK(undo_double_encoding("\xC3\x85\xC2\x81\xC3\x83\xC2\xB3"
                             "d\xC3\x85\xC2\xBA") ==
        "\xC5\x81\xC3\xB3"
        "d\xC5\xBA");
  for (const char* text : {"Contoso",
                           "M\xC3\xBC"
                           "nchen",
                           "S\xC3\x83O PAULO", "\xC3\x83\xC2\xBC \xE6\x97\xA5", "CAF\xC3\x89\xE2\x80\x93", "\xC3\x83", ""}) {
    CAPTURE(text);
    CHECK_FALSE(undo_double_encoding(text).has_value());
  }
}

TEST_CASE("records cut at any byte or with a changed byte decode without harm") {
  const std::string record =
      R"({"id":"a1","accessPackage":{"id":"p1","displayName":"x"},"allowedTargetScope":"allMemberUsers","questions":[{"text":{"defaultText":"y"},"choices":[{}]}],
    "requestApprovalSettings":{"isApprovalRequired":true,"stages":[{"primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","id":"u"}]}]}})";
  json::Parser parser;
  std::size_t decoded = 0;
  for (std::size_t at = 0; at < record.size(); ++at) {
    for (const char c : {'"', '}', '[', '0', 'n', ' '}) {
      std::string bytes = record;
      bytes[at] = c;
      bytes.append(64, '\0');
      const json::Value* value = parser.parse({bytes.data(), record.size()}, 0);
      if (value == nullptr) continue;
      Part part;
      static_cast<void>(decode(*value, {.source = 0}, part));
      ++decoded;
      for (const Problem& problem : part.problems) CHECK(problem.place.span.end <= record.size());
    }
  }
  CHECK(decoded > 100);
}
