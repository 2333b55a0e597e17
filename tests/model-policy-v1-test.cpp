// Assignment policies as v1.0 writes them.
#include <doctest/doctest.h>

#include "tests/model-decoded.h"

using namespace entitlint;
using test::Decoded;
using test::is_gap;

namespace {

const char* const fabrikam = R"({"id":"a1","displayName":"Fabrikam","accessPackage":{"id":"p1"},"automaticRequestSettings":null,
  "createdDateTime":"2026-01-02T00:00:00Z","allowedTargetScope":"specificConnectedOrganizationUsers",
  "specificAllowedTargets":[{"@odata.type":"#microsoft.graph.connectedOrganizationMembers","connectedOrganizationId":"o1"}],
  "expiration":{"type":"afterDuration","duration":"P180D","endDateTime":null},
  "requestorSettings":{"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfUpdateAccess":true,"enableTargetsToSelfRemoveAccess":true,
    "enableOnBehalfRequestorsToAddAccess":false,"onBehalfRequestors":[]},
  "requestApprovalSettings":{"isApprovalRequiredForAdd":true,"isApprovalRequiredForUpdate":false,"isRequestorJustificationRequired":true,
    "stages":[{"durationBeforeAutomaticDenial":"P14D","isApproverJustificationRequired":true,"isEscalationEnabled":true,
      "durationBeforeEscalation":"P4DT0H","primaryApprovers":[{"@odata.type":"#microsoft.graph.internalSponsors"}],
      "fallbackPrimaryApprovers":[{"@odata.type":"microsoft.graph.groupMembers","groupId":"g2"}],
      "escalationApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":2}],"fallbackEscalationApprovers":[]}]},
  "reviewSettings":{"isEnabled":true,"expirationBehavior":"keepAccess","isSelfReview":true,"primaryReviewers":[],"fallbackReviewers":[],
    "schedule":{"recurrence":{"pattern":{"type":"absoluteMonthly","interval":1},"range":{"type":"noEnd"}}}},"questions":[]})";

// A policy with this text among its properties.
Decoded with(const std::string& properties) {
  return Decoded(R"({"id":"a1","displayName":"Sales","createdDateTime":"2026-01-02T00:00:00Z","allowedTargetScope":"allMemberUsers",)" +
                 properties + "}");
}

}  // namespace

TEST_CASE("a v1.0 policy is read with all its parts") {
  const Decoded decoded(fabrikam);
  CHECK(decoded.entity == Entity::policy);
  CHECK(decoded.part.problems.empty());
  const Policy& policy = decoded.policy();
  CHECK(policy.dialect == Dialect::v1);
  CHECK(policy.kind == ObjectKind::policy);
  CHECK(policy.first_hand);
  CHECK_FALSE(policy.hand_written);
  CHECK(policy.id == "a1");
  CHECK(decoded.at(policy.id_place) == "\"a1\"");
  CHECK(decoded.at(policy.mark()) == "\"Fabrikam\"");
  REQUIRE(policy.package.known());
  CHECK(policy.package->id == "p1");
  CHECK(decoded.at(policy.package.place()) == "\"p1\"");
  CHECK(policy.scope.is(Scope::specific_connected_organizations));
  CHECK(policy.accepts.is(true));
  CHECK(policy.can_extend.is(true));
  CHECK(policy.on_behalf.is(false));
  CHECK(policy.automatic.is(false));
  CHECK(decoded.at(policy.automatic.place()) == "null");
  CHECK(policy.approval.is(true));
  CHECK(policy.approval_to_extend.is(false));
  CHECK(policy.requestor_justification.is(true));
  REQUIRE(policy.questions.known());
  CHECK(policy.questions.value().empty());
  CHECK(decoded.at(policy.questions.place()) == "\"questions\"");
  REQUIRE(policy.targets.known());
  REQUIRE(policy.targets.value().size() == 1);
  CHECK(policy.targets.value()[0].kind.is(SubjectKind::connected_organization));
  CHECK(policy.targets.value()[0].id.is("o1"));
  CHECK(decoded.at(policy.targets.value()[0].place).starts_with("{\"@odata.type\""));
}

TEST_CASE("a v1.0 stage has its approvers, fallbacks and times") {
  const Decoded decoded(fabrikam);
  const Policy& policy = decoded.policy();
  REQUIRE(policy.stages.known());
  REQUIRE(policy.stages.value().size() == 1);
  const Stage& stage = policy.stages.value()[0];
  CHECK(stage.timeout.is(14 * seconds_per_day));
  CHECK(stage.escalation_enabled.is(true));
  CHECK(stage.escalation_after.is(4 * seconds_per_day));
  CHECK(stage.approver_justification.is(true));
  CHECK_FALSE(stage.dynamic);
  REQUIRE(stage.primary.known());
  REQUIRE(stage.primary.value().size() == 1);
  CHECK(stage.primary.value()[0].kind.is(SubjectKind::internal_sponsors));
  CHECK(stage.primary.value()[0].id.is(""));
  REQUIRE(stage.fallback.known());
  REQUIRE(stage.fallback.value().size() == 1);
  CHECK(stage.fallback.value()[0].kind.is(SubjectKind::group));
  CHECK(stage.fallback.value()[0].id.is("g2"));
  REQUIRE(stage.escalation.known());
  REQUIRE(stage.escalation.value().size() == 1);
  CHECK(stage.escalation.value()[0].manager_level == 2);
  REQUIRE(stage.fallback_escalation.known());
  CHECK(stage.fallback_escalation.value().empty());
}

TEST_CASE("expiration and review of v1.0") {
  const Decoded decoded(fabrikam);
  const Policy& policy = decoded.policy();
  REQUIRE(policy.expiry.known());
  CHECK(policy.expiry->kind == Expiry::Kind::after_duration);
  CHECK(policy.expiry->duration == 180 * seconds_per_day);
  CHECK(decoded.at(policy.expiry.place()) == "\"P180D\"");
  REQUIRE(policy.review.known());
  CHECK(policy.review->enabled);
  CHECK(policy.review->recurs);
  CHECK(policy.review->by.is(ReviewedBy::self));
  CHECK(policy.review->keeps_access.is(true));
}

TEST_CASE("what a v1.0 policy does not carry is a gap at the nearest key, not a no") {
  const Decoded decoded(R"({"id":"a1","displayName":"Sales","description":"","allowedTargetScope":"specificDirectoryUsers",
    "requestApprovalSettings":{"isApprovalRequiredForAdd":true},"requestorSettings":{"allowCustomAssignmentSchedule":true}})");
  const Policy& policy = decoded.policy();
  CHECK(is_gap(policy.package, Reason::not_expanded, Field::policy_package));
  CHECK(decoded.at(policy.package.place()) == "\"Sales\"");
  CHECK(is_gap(policy.targets, Reason::not_expanded, Field::policy_targets));
  CHECK(is_gap(policy.accepts, Reason::not_expanded, Field::policy_accepts_requests));
  CHECK(decoded.at(policy.accepts.place()) == "\"requestorSettings\"");
  CHECK(is_gap(policy.on_behalf, Reason::not_expanded, Field::policy_on_behalf));
  CHECK(is_gap(policy.stages, Reason::not_expanded, Field::policy_stages));
  CHECK(decoded.at(policy.stages.place()) == "\"requestApprovalSettings\"");
  CHECK(is_gap(policy.expiry, Reason::not_expanded, Field::policy_expiry));
  CHECK(is_gap(policy.review, Reason::not_expanded, Field::policy_review));
  CHECK(is_gap(policy.questions, Reason::not_expanded, Field::policy_questions));
  CHECK(is_gap(policy.has_extensions, Reason::not_expanded, Field::policy_extensions));
  CHECK(is_gap(policy.needs_verified_id, Reason::not_expanded, Field::policy_verified_id));
  CHECK(is_gap(policy.created, Reason::not_expanded, Field::created));
  CHECK(policy.automatic.is(false));  // the schema: absent means a policy of requests
  CHECK(policy.hand_written);
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("a context in the file says that Graph wrote the object") {
  const char* const bare = R"({"id":"a1","allowedTargetScope":"allMemberUsers"})";
  CHECK(Decoded(bare).policy().hand_written);
  CHECK_FALSE(Decoded(bare, {.has_odata_context = true}).policy().hand_written);
}

TEST_CASE("settings that are null are off") {
  const Decoded decoded =
      with(R"("requestorSettings":null,"requestApprovalSettings":null,"reviewSettings":null,"specificAllowedTargets":null)");
  const Policy& policy = decoded.policy();
  CHECK(policy.accepts.is(false));
  CHECK(policy.on_behalf.is(false));
  CHECK(policy.approval.is(false));
  REQUIRE(policy.stages.known());
  CHECK(policy.stages.value().empty());
  REQUIRE(policy.review.known());
  CHECK_FALSE(policy.review->enabled);
  CHECK(decoded.at(policy.review.place()) == "null");
  REQUIRE(policy.targets.known());
  CHECK(decoded.part.problems.empty());
}

TEST_CASE("an object of nothing but nulls is null, an empty one says nothing") {
  const Decoded stub =
      with(R"("reviewSettings":{"isEnabled":null,"schedule":{"recurrence":{"pattern":null}}},"accessPackage":{"id":null})");
  REQUIRE(stub.policy().review.known());
  CHECK_FALSE(stub.policy().review->enabled);
  CHECK(is_gap(stub.policy().package, Reason::not_expanded, Field::policy_package));
  CHECK(stub.part.packages.empty());
  const Decoded empty = with(R"("reviewSettings":{},"expiration":{})");
  CHECK(is_gap(empty.policy().review, Reason::not_expanded, Field::policy_review));
  CHECK(is_gap(empty.policy().expiry, Reason::not_expanded, Field::policy_expiry));
}

TEST_CASE("an expiration says never, a duration or a date") {
  CHECK(with(R"("expiration":{"type":"noExpiration"})").policy().expiry->kind == Expiry::Kind::never);
  CHECK(with(R"("expiration":{"type":"NotSpecified","duration":null,"endDateTime":null})").policy().expiry->kind == Expiry::Kind::never);
  const Decoded dated = with(R"("expiration":{"type":"afterDateTime","endDateTime":"2027-01-01T00:00:00Z"})");
  REQUIRE(dated.policy().expiry.known());
  CHECK(dated.policy().expiry->kind == Expiry::Kind::at_date);
  CHECK(dated.policy().expiry->date == 1798761600);
  const Decoded untyped = with(R"("expiration":{"type":null,"duration":null,"endDateTime":null})");
  CHECK(is_gap(untyped.policy().expiry, Reason::not_expanded, Field::policy_expiry));
}

TEST_CASE("an expiration that contradicts itself is noted and a gap") {
  const Decoded decoded = with(R"("expiration":{"type":"afterDuration","duration":null})");
  CHECK(is_gap(decoded.policy().expiry, Reason::unknown_member, Field::policy_expiry));
  CHECK(decoded.problem().kind == ProblemKind::unknown_value);
  CHECK(decoded.problem().text == "afterDuration without duration");
  CHECK(decoded.at(decoded.problem().place) == "\"afterDuration\"");
}

TEST_CASE("automatic assignment") {
  CHECK(with(R"("automaticRequestSettings":{"requestAccessForAllowedTargets":true})").policy().automatic.is(true));
  CHECK(with(R"("automaticRequestSettings":{"requestAccessForAllowedTargets":false})").policy().automatic.is(false));
  CHECK(is_gap(with(R"("automaticRequestSettings":{})").policy().automatic, Reason::not_expanded, Field::policy_automatic));
}

TEST_CASE("requests on behalf of others") {
  CHECK(with(R"("requestorSettings":{"enableTargetsToSelfAddAccess":false,"enableOnBehalfRequestorsToAddAccess":true})")
            .policy()
            .on_behalf.is(true));
  CHECK(with(R"("requestorSettings":{"enableOnBehalfRequestorsToAddAccess":true,"onBehalfRequestors":[]})").policy().on_behalf.is(false));
  CHECK(
      with(
          R"("requestorSettings":{"enableOnBehalfRequestorsToAddAccess":true,"onBehalfRequestors":[{"@odata.type":"#microsoft.graph.targetManager"}]})")
          .policy()
          .on_behalf.is(true));
  CHECK(with(R"("requestorSettings":{"enableTargetsToSelfAddAccess":false})").policy().on_behalf.is(false));
}

TEST_CASE("scopes that list nobody have no targets, and no approval has no stages") {
  const Decoded decoded = with(R"("requestApprovalSettings":{"isApprovalRequiredForAdd":false})");
  REQUIRE(decoded.policy().targets.known());
  CHECK(decoded.policy().targets.value().empty());
  REQUIRE(decoded.policy().stages.known());
  CHECK(decoded.policy().stages.value().empty());
}

TEST_CASE("a review whose schedule is missing is a gap, one without recurrence does not recur") {
  const Decoded missing = with(R"("reviewSettings":{"isEnabled":true})");
  CHECK(is_gap(missing.policy().review, Reason::not_expanded, Field::policy_review));
  CHECK(missing.at(missing.policy().review.place()) == "\"reviewSettings\"");
  const Decoded once = with(R"("reviewSettings":{"isEnabled":true,"expirationBehavior":"removeAccess","schedule":{"recurrence":null}})");
  REQUIRE(once.policy().review.known());
  CHECK(once.policy().review->enabled);
  CHECK_FALSE(once.policy().review->recurs);
  CHECK(once.policy().review->keeps_access.is(false));
  CHECK_FALSE(once.policy().review->by.known());
}

TEST_CASE("a review by managers is one whose reviewers are managers") {
  const auto reviewed_by = [](const std::string& reviewers) {
    const Decoded decoded =
        with(R"("reviewSettings":{"isEnabled":true,"isSelfReview":false,"schedule":{"recurrence":null},)" + reviewers + "}");
    const Fact<ReviewedBy> by = decoded.policy().review->by;
    return by.known() ? std::optional(by.value()) : std::nullopt;
  };
  CHECK(
      (reviewed_by(R"("primaryReviewers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1}])") == ReviewedBy::manager));
  CHECK((reviewed_by(R"("primaryReviewers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"u1"}])") == ReviewedBy::reviewers));
  CHECK((reviewed_by(R"("primaryReviewers":[])") == ReviewedBy::reviewers));
  CHECK((reviewed_by(R"("fallbackReviewers":[])") == std::nullopt));
}

TEST_CASE("a dynamic stage is told by its type") {
  const Decoded decoded = with(R"("requestApprovalSettings":{"isApprovalRequiredForAdd":true,
    "stages":[{"@odata.type":"#microsoft.graph.accessPackageDynamicApprovalStage","primaryApprovers":[]}]})");
  REQUIRE(decoded.policy().stages.value().size() == 1);
  const Stage& stage = decoded.policy().stages.value()[0];
  CHECK(stage.dynamic);
  CHECK(is_gap(stage.fallback, Reason::not_expanded, Field::policy_approvers));
  CHECK(is_gap(stage.timeout, Reason::not_expanded, Field::policy_stages));
}

TEST_CASE("v1.0 questions with numbers and booleans as strings are read and noted") {
  const Decoded decoded = with(R"("questions":[
    {"@odata.type":"#microsoft.graph.accessPackageMultipleChoiceQuestion","sequence":"1","isRequired":"true","text":"Where?","choices":[{"actualValue":"KE"},{"actualValue":"US"}]},
    {"@odata.type":"#microsoft.graph.accessPackageTextInputQuestion","sequence":2,"isRequired":false,"text":"What?"}])");
  REQUIRE(decoded.policy().questions.known());
  REQUIRE(decoded.policy().questions.value().size() == 2);
  const Question& first = decoded.policy().questions.value()[0];
  CHECK(first.text.is("Where?"));
  CHECK(first.required.is(true));
  CHECK(first.multiple_choice.is(true));
  CHECK(first.choices.is(2));
  CHECK(first.sequence.is(1));
  const Question& second = decoded.policy().questions.value()[1];
  CHECK(second.multiple_choice.is(false));
  CHECK(second.choices.is(0));
  REQUIRE(decoded.part.problems.size() == 2);
  for (const Problem& problem : decoded.part.problems) CHECK(problem.kind == ProblemKind::wrong_type);
  const bool said = std::ranges::any_of(decoded.part.problems, [](const Problem& problem) {
    return problem.text == "isRequired is the string \"true\"; a boolean belongs here";
  });
  CHECK(said);
}

TEST_CASE("an expanded package and catalog become objects of their own") {
  const Decoded decoded = with(R"("accessPackage":{"id":"p1","displayName":"Reps","isHidden":true},
    "catalog":{"id":"c1","displayName":"Sales","state":"published","isExternallyVisible":true})");
  const Package& package = decoded.package();
  CHECK_FALSE(package.first_hand);
  CHECK(package.hidden.is(true));
  REQUIRE(package.catalog.known());
  CHECK(package.catalog->id == "c1");
  CHECK(package.catalog->name == "Sales");
  CHECK_FALSE(decoded.catalog().first_hand);
  CHECK(decoded.catalog().published.is(true));
  CHECK(decoded.policy().package->name == "Reps");
  CHECK(decoded.at(package.place).starts_with(R"({"id":"p1")"));
}
