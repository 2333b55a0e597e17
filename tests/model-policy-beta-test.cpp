// Assignment policies as beta writes them.
#include <doctest/doctest.h>

#include "tests/model-decoded.h"

using namespace entitlint;
using test::Decoded;
using test::is_gap;

namespace {

const char* const fabrikam = R"({"id":"a1","accessPackageId":"p1","displayName":"Fabrikam","canExtend":true,"durationInDays":180,
  "expirationDateTime":null,"createdBy":"admin@contoso.com","createdDateTime":"2026-01-02T00:00:00Z",
  "requestorSettings":{"scopeType":"SpecificConnectedOrganizationSubjects","acceptRequests":true,
    "allowedRequestors":[{"@odata.type":"#microsoft.graph.connectedOrganizationMembers","isBackup":false,"id":"o1"}]},
  "requestApprovalSettings":{"isApprovalRequired":true,"isApprovalRequiredForExtension":true,"isRequestorJustificationRequired":false,
    "approvalMode":"SingleStage","approvalStages":[{"approvalStageTimeOutInDays":14,"isApproverJustificationRequired":true,
      "isEscalationEnabled":true,"escalationTimeInMinutes":11520,
      "primaryApprovers":[{"@odata.type":"#microsoft.graph.internalSponsors","isBackup":false},
        {"@odata.type":"#microsoft.graph.groupMembers","isBackup":true,"id":"g2"}],
      "escalationApprovers":[{"@odata.type":"#microsoft.graph.singleUser","isBackup":true,"id":"u1"}]}]},
  "accessReviewSettings":{"isEnabled":true,"recurrenceType":"quarterly","reviewerType":"Self","durationInDays":14,"reviewers":[],
    "accessReviewTimeoutBehavior":"keepAccess"},"questions":[{"isRequired":true,"text":{"defaultText":"Why?","localizedTexts":[]},
    "@odata.type":"#microsoft.graph.accessPackageTextInputQuestion"}],
  "verifiableCredentialSettings":{"credentialTypes":[{"credentialType":"Expert","issuers":[]}]},"customExtensionHandlers":[{"stage":"x"}]})";

Decoded with(const std::string& properties) {
  return Decoded(R"({"id":"a1","accessPackageId":"p1","displayName":"Sales","canExtend":false,)" + properties + "}");
}

}  // namespace

TEST_CASE("a beta policy is read with all its parts") {
  const Decoded decoded(fabrikam);
  CHECK(decoded.part.problems.empty());
  const Policy& policy = decoded.policy();
  CHECK(policy.dialect == Dialect::beta);
  CHECK(policy.package->id == "p1");
  CHECK(policy.scope.is(Scope::specific_connected_organizations));
  CHECK(policy.accepts.is(true));
  CHECK(policy.can_extend.is(true));
  CHECK(policy.automatic.is(false));
  CHECK(is_gap(policy.on_behalf, Reason::not_expanded, Field::policy_on_behalf));
  CHECK(policy.approval.is(true));
  CHECK(policy.approval_to_extend.is(true));
  CHECK(policy.requestor_justification.is(false));
  CHECK(policy.has_extensions.is(true));
  CHECK(policy.needs_verified_id.is(true));
  REQUIRE(policy.targets.value().size() == 1);
  CHECK(policy.targets.value()[0].id.is("o1"));
  REQUIRE(policy.questions.value().size() == 1);
  CHECK(policy.questions.value()[0].text.is("Why?"));
  CHECK(policy.expiry->kind == Expiry::Kind::after_duration);
  CHECK(policy.expiry->duration == 180 * seconds_per_day);
  CHECK(decoded.at(policy.expiry.place()) == "180");
  REQUIRE(policy.review.known());
  CHECK(policy.review->enabled);
  CHECK(policy.review->recurs);
  CHECK(policy.review->by.is(ReviewedBy::self));
  CHECK(policy.review->keeps_access.is(true));
}

TEST_CASE("beta's backup approvers are the fallback") {
  const Decoded decoded(fabrikam);
  REQUIRE(decoded.policy().stages.value().size() == 1);
  const Stage& stage = decoded.policy().stages.value()[0];
  REQUIRE(stage.primary.value().size() == 1);
  CHECK(stage.primary.value()[0].kind.is(SubjectKind::internal_sponsors));
  REQUIRE(stage.fallback.value().size() == 1);
  CHECK(stage.fallback.value()[0].id.is("g2"));
  CHECK(stage.escalation.value().empty());
  REQUIRE(stage.fallback_escalation.value().size() == 1);
  CHECK(stage.fallback_escalation.value()[0].id.is("u1"));
  CHECK(stage.timeout.is(14 * seconds_per_day));
  CHECK(stage.escalation_after.is(8 * seconds_per_day));
}

TEST_CASE("a beta stage without escalation needs no list of escalation approvers") {
  const Decoded decoded = with(R"("requestApprovalSettings":{"isApprovalRequired":true,"approvalStages":[{"isEscalationEnabled":false,
    "primaryApprovers":[]},{"isEscalationEnabled":true,"primaryApprovers":[]}]})");
  REQUIRE(decoded.policy().stages.value().size() == 2);
  const Stage& off = decoded.policy().stages.value()[0];
  REQUIRE(off.escalation.known());
  CHECK(off.escalation.value().empty());
  REQUIRE(off.fallback.known());
  CHECK(off.fallback.value().empty());
  CHECK(is_gap(decoded.policy().stages.value()[1].escalation, Reason::not_expanded, Field::policy_approvers));
}

TEST_CASE("zero days and no date mean never, or hours that beta cannot say") {
  const Decoded never = with(R"("durationInDays":0,"expirationDateTime":null)");
  REQUIRE(never.policy().expiry.known());
  CHECK(never.policy().expiry->kind == Expiry::Kind::never);
  CHECK(never.policy().expiry->never_or_hours);
  CHECK(with(R"("durationInDays":null,"expirationDateTime":null)").policy().expiry->never_or_hours);
  const Decoded dated = with(R"("durationInDays":0,"expirationDateTime":"2027-01-01T00:00:00Z")");
  CHECK(dated.policy().expiry->kind == Expiry::Kind::at_date);
  CHECK(is_gap(with(R"("durationInDays":0)").policy().expiry, Reason::not_expanded, Field::policy_expiry));
  CHECK(is_gap(with(R"("questions":[])").policy().expiry, Reason::not_expanded, Field::policy_expiry));
}

TEST_CASE("a number as a string is read and noted") {
  const Decoded decoded = with(R"("durationInDays":"14")");
  CHECK(decoded.policy().expiry->duration == 14 * seconds_per_day);
  CHECK(decoded.problem().kind == ProblemKind::wrong_type);
  CHECK(decoded.problem().text == "durationInDays is the string \"14\"; a whole number belongs here");
  CHECK(decoded.at(decoded.problem().place) == "\"14\"");
  CHECK(decoded.problem().object_id == "a1");
  CHECK(decoded.problem().object_name == "Sales");
  CHECK(decoded.problem().object_kind == ObjectKind::policy);
}

TEST_CASE("a beta policy of requests does not assign by rule, one without settings cannot tell") {
  const Decoded off = with(R"("requestorSettings":{"scopeType":"NoSubjects","acceptRequests":false})");
  CHECK(off.policy().scope.is(Scope::direct_assignment_only));
  CHECK(off.policy().automatic.is(false));
  CHECK(off.policy().on_behalf.is(false));
  REQUIRE(off.policy().targets.known());  // a scope of nobody lists nobody
  CHECK(off.policy().targets.value().empty());
  const Decoded bare = with(R"("accessReviewSettings":null)");
  CHECK(is_gap(bare.policy().automatic, Reason::not_expanded, Field::policy_automatic));
  CHECK(is_gap(bare.policy().scope, Reason::not_expanded, Field::policy_scope));
  CHECK(is_gap(bare.policy().on_behalf, Reason::not_expanded, Field::policy_on_behalf));
  REQUIRE(bare.policy().review.known());
  CHECK_FALSE(bare.policy().review->enabled);
}

TEST_CASE("a legacy scope is known, in any case; a scope of v1.0 is none of beta") {
  CHECK(with(R"("requestorSettings":{"scopeType":"AllExistingConnectedOrganizationSubjects"})")
            .policy()
            .scope.is(Scope::all_existing_organizations));
  CHECK(with(R"("requestorSettings":{"scopeType":"allexternalsubjects"})").policy().scope.is(Scope::all_external_users));
  CHECK(
      is_gap(with(R"("requestorSettings":{"scopeType":"allExternalUsers"})").policy().scope, Reason::unknown_member, Field::policy_scope));
}

TEST_CASE("both dialects in one object are laid over one another") {
  const Decoded decoded(R"({"id":"a1","displayName":"Sales","allowedTargetScope":"allMemberUsers","accessPackageId":"p1","canExtend":true,
    "requestorSettings":{"acceptRequests":true},"accessPackage":{"id":"p1"},
    "requestApprovalSettings":{"isApprovalRequiredForAdd":true,"approvalStages":[{"primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"u1"}]}]}})");
  const Policy& policy = decoded.policy();
  CHECK(policy.dialect == Dialect::mixed);
  CHECK(policy.scope.is(Scope::all_members));
  CHECK(policy.accepts.is(true));
  CHECK(policy.can_extend.is(true));
  CHECK(policy.approval.is(true));
  REQUIRE(policy.stages.value().size() == 1);
  CHECK(policy.stages.value()[0].primary.value()[0].id.is("u1"));
  CHECK(policy.stages.value()[0].fallback.known());
}

TEST_CASE("two vocabularies that contradict one another are a conflict") {
  const Decoded decoded(R"({"id":"a1","allowedTargetScope":"allMemberUsers","requestorSettings":{"scopeType":"AllExternalSubjects",
    "acceptRequests":false,"enableTargetsToSelfAddAccess":true}})");
  CHECK(is_gap(decoded.policy().scope, Reason::conflict, Field::policy_scope));
  CHECK(is_gap(decoded.policy().accepts, Reason::conflict, Field::policy_accepts_requests));
}

TEST_CASE("the folder of a policy names its package where the policy does not") {
  const Decoded decoded(R"({"id":"a1","displayName":"Sales","requestorSettings":{}})", {.package_in_path = "p9"});
  REQUIRE(decoded.policy().package.known());
  CHECK(decoded.policy().package->id == "p9");
  CHECK(decoded.at(decoded.policy().package.place()) == "\"Sales\"");
  const Decoded own(R"({"id":"a1","accessPackageId":"p1","requestorSettings":{}})", {.package_in_path = "p9"});
  CHECK(own.policy().package->id == "p1");
}
