// Graph beta: the properties that it spells in its own way.
#include "tool/model/decoders.h"
#include "tool/model/words.h"

namespace entitlint::beta {
namespace {

// durationInDays 0 or null and no date: the assignments do not end, or they end after hours, which beta cannot say
// (msgraph-sdk-powershell #2490). Both properties must be there to say so.
Fact<Expiry> read_expiry(const Spot& root) {
  const Field field = Field::policy_expiry;
  const Spot days = root["durationInDays"], date = root["expirationDateTime"];
  const Fact<std::int64_t> duration = days.null() ? days.says(std::int64_t{0}) : days.count_of(seconds_per_day, field);
  if (duration.known() && duration.value() > 0) {
    return days.says(Expiry{.kind = Expiry::Kind::after_duration, .duration = duration.value()});
  }
  if (date.filled()) {
    return map(date.time(field), [](Time end) { return Expiry{.kind = Expiry::Kind::at_date, .date = end}; });
  }
  if (!duration.known()) return {duration.gap(), duration.place()};
  if (!date.present()) return date.missing<Expiry>(field);
  return days.says(Expiry{.never_or_hours = true});
}

Fact<Review> read_review(const Spot& settings) {
  const Field field = Field::policy_review;
  const Fact<bool> enabled = settings["isEnabled"].flag(field);
  if (!enabled.known()) return {enabled.gap(), enabled.place()};
  if (!enabled.value()) return {Review{}, settings.null() ? settings.place() : enabled.place()};
  const Spot recurrence = settings["recurrenceType"];
  const Fact<bool> recurs = recurrence.null() ? recurrence.says(false) : one_of(recurrence, recurrence_words, field);
  if (!recurs.known()) return {recurs.gap(), recurs.place()};
  Review review;
  review.enabled = true;
  review.recurs = recurs.value();
  review.by = one_of(settings["reviewerType"], reviewer_words, field);
  const Backed reviewers = read_backed(settings, "reviewers", field);
  review.reviewers = reviewers.regular;
  review.fallback = reviewers.backup;
  review.keeps_access = map(one_of(settings["accessReviewTimeoutBehavior"], after_review_words, field), keeps_access);
  return settings.says(review);
}

// Beta has no property for requests on behalf of others; the portal offers them only where new requests are on (RULINGS: pol.obo).
Fact<bool> read_on_behalf(const Fact<bool>& accepts) {
  return accepts.is(false) ? accepts : Fact<bool>(Gap{Reason::not_expanded, Field::policy_on_behalf}, accepts.place());
}

// Beta does not name automatic assignment at all; a policy with a scope of requestors is one of requests (RULINGS: pol.auto).
Fact<bool> read_automatic(const Spot& scope_type) {
  return scope_type.filled() ? scope_type.says(false) : scope_type.missing<bool>(Field::policy_automatic);
}

// v1.0 bodies on Microsoft's pages carry catalogId, so that alone decides only where nothing speaks for v1.0.
bool names_parent_by_id(const Spot& record) {
  return record.has_any({"catalogId", "accessPackageId"});
}

}  // namespace

bool speaks(const Spot& record) {
  static constexpr json::Key own[] = {"catalogStatus",
                                      "isRoleScopesVisible",
                                      "accessPackageCatalog",
                                      "accessPackageResources",
                                      "accessPackageAssignmentPolicies",
                                      "accessPackageResourceRoleScopes",
                                      "canExtend",
                                      "durationInDays",
                                      "expirationDateTime",
                                      "accessReviewSettings",
                                      "accessPackageNotificationSettings",
                                      "customExtensionHandlers",
                                      "verifiableCredentialSettings",
                                      "createdBy",
                                      "modifiedBy",
                                      "daysUntilExternalUserDeletedAfterBlocked"};
  static constexpr json::Key of_requestors[] = {"scopeType", "acceptRequests", "allowedRequestors"};
  static constexpr json::Key of_approval[] = {"isApprovalRequired", "isApprovalRequiredForExtension", "approvalMode", "approvalStages"};
  return record.has_any(own) || record["requestorSettings"].has_any(of_requestors) ||
         record["requestApprovalSettings"].has_any(of_approval) || (names_parent_by_id(record) && !v1::speaks(record));
}

void read(const Spot& record, Catalog& into) {
  into.published = one_of(record["catalogStatus"], published_words, Field::catalog_published);
  into.resources = read_resources(record.list("accessPackageResources", Field::catalog_resources));
}

void read(const Spot& record, Package& into) {
  const Fact<Reference<Catalog>> expanded = read_expanded_catalog(record.object("accessPackageCatalog"), Field::package_catalog);
  const Fact<std::string_view> id = record["catalogId"].identifier(Field::package_catalog);
  into.catalog = expanded.known() ? expanded : map(id, [&](std::string_view value) { return reference_to<Catalog>(record, value); });
  into.roles = read_role_scopes(record.list("accessPackageResourceRoleScopes", Field::package_roles), "accessPackageResourceRole",
                                "accessPackageResourceScope");
  into.policies_expanded = read_expanded_policies(record.list("accessPackageAssignmentPolicies", Field::package_policies), into);
}

void read(const PolicySpots& policy, Policy& into) {
  const auto& [root, requestor, approval] = policy;
  into.scope = one_of(requestor["scopeType"], scope_type_words(), Field::policy_scope);
  into.targets = read_subjects(requestor.list("allowedRequestors", Field::policy_targets), Field::policy_targets);
  into.accepts = requestor["acceptRequests"].flag(Field::policy_accepts_requests);
  into.can_extend = root["canExtend"].flag(Field::policy_can_extend);
  into.on_behalf = read_on_behalf(into.accepts);
  into.automatic = read_automatic(requestor["scopeType"]);
  into.approval = approval["isApprovalRequired"].flag(Field::policy_approval);
  into.approval_to_extend = approval["isApprovalRequiredForExtension"].flag(Field::policy_approval);
  into.stages = read_stages(approval.list("approvalStages", Field::policy_stages), true);
  into.expiry = read_expiry(root);
  into.review = read_review(root.object("accessReviewSettings"));
}

void read(const Spot& record, Settings& into) {
  into.delete_after = record["daysUntilExternalUserDeletedAfterBlocked"].count_of(seconds_per_day, Field::settings_lifecycle);
}

}  // namespace entitlint::beta
