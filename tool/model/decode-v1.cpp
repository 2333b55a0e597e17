// Graph v1.0: the properties that it spells in its own way.
#include "tool/model/decoders.h"
#include "tool/model/words.h"

namespace entitlint::v1 {
namespace {

// afterDuration without its duration says nothing (AP313: "contradictory pair").
template <class T>
Fact<Expiry> read_end(const Spot& type, const Spot& end, const Fact<T>& value, Expiry (*make)(T)) {
  if (value.known()) return {make(value.value()), value.place()};
  if (value.gap().reason == Reason::not_expanded) {
    const std::string text = std::string(type.value().text()) + " without " + std::string(end.key());
    return {type.unknown_member(text, Field::policy_expiry), type.place()};
  }
  return {value.gap(), value.place()};
}

Fact<Expiry> read_expiry(const Spot& expiration) {
  const Spot type = expiration["type"];
  const Fact<ExpiryType> kind = one_of(type, expiry_words, Field::policy_expiry);
  if (!kind.known()) return {kind.gap(), kind.place()};
  switch (kind.value()) {
    case ExpiryType::never:
      return type.says(Expiry{});
    case ExpiryType::after_duration: {
      const Spot end = expiration["duration"];
      return read_end<std::int64_t>(type, end, end.duration(Field::policy_expiry),
                                    [](std::int64_t seconds) { return Expiry{.kind = Expiry::Kind::after_duration, .duration = seconds}; });
    }
    case ExpiryType::at_date: {
      const Spot end = expiration["endDateTime"];
      return read_end<Time>(type, end, end.time(Field::policy_expiry),
                            [](Time date) { return Expiry{.kind = Expiry::Kind::at_date, .date = date}; });
    }
  }
  return type.missing<Expiry>(Field::policy_expiry);
}

// Graph has no word for reviews by managers: they are reviews whose reviewers are managers.
Fact<ReviewedBy> read_reviewed_by(const Spot& self, const Fact<Subjects>& reviewers) {
  const Fact<bool> by_self = self.flag(Field::policy_review);
  if (!by_self.known()) return {by_self.gap(), by_self.place()};
  if (by_self.value()) return {ReviewedBy::self, by_self.place()};
  if (!reviewers.known()) return {reviewers.gap(), reviewers.place()};
  Fact<bool> managers(!reviewers->empty(), by_self.place());
  for (const Subject& reviewer : reviewers.value()) managers = both(managers, map(reviewer.kind, is_manager));
  return map(managers, [](bool all) { return all ? ReviewedBy::manager : ReviewedBy::reviewers; });
}

// Whether a review is held and whether it is held again must be known; the rest may be missing.
Fact<Review> read_review(const Spot& settings) {
  const Field field = Field::policy_review;
  const Fact<bool> enabled = settings["isEnabled"].flag(field);
  if (!enabled.known()) return {enabled.gap(), enabled.place()};
  if (!enabled.value()) return {Review{}, settings.null() ? settings.place() : enabled.place()};
  const Spot recurrence = settings.object("schedule").object("recurrence").object("pattern");
  if (!recurrence.present()) return recurrence.missing<Review>(field);
  Review review;
  review.enabled = true;
  review.recurs = recurrence.filled();
  review.reviewers = read_subjects(settings.list("primaryReviewers", field), field);
  review.fallback = read_subjects(settings.list("fallbackReviewers", field), field);
  review.by = read_reviewed_by(settings["isSelfReview"], review.reviewers);
  review.keeps_access = map(one_of(settings["expirationBehavior"], after_review_words, field), keeps_access);
  return settings.says(review);
}

// "This property is only present for an auto assignment policy; if absent, this is a request-based policy" (Graph SDK,
// accessPackageAssignmentPolicy). Absence speaks only where v1.0's other properties are there.
Fact<bool> read_automatic(const Spot& root) {
  const Spot settings = root.object("automaticRequestSettings");
  if (!settings.present() && settings.gap(Field::policy_automatic).reason == Reason::not_expanded && root.has("allowedTargetScope")) {
    return {false, root["allowedTargetScope"].place()};
  }
  return settings["requestAccessForAllowedTargets"].flag(Field::policy_automatic);
}

// The settings are one complex value, which Graph returns whole: where its other switches are written, one that is not is not set.
// onBehalfRequestors, the people who may request for others, is left out by Microsoft's own examples; only a written empty list says
// nobody.
Fact<bool> read_on_behalf(const Spot& requestor) {
  const Field field = Field::policy_on_behalf;
  const Spot add = requestor["enableOnBehalfRequestorsToAddAccess"];
  if (!add.present() &&
      requestor.has_any({"enableTargetsToSelfAddAccess", "enableTargetsToSelfUpdateAccess", "enableTargetsToSelfRemoveAccess"})) {
    return requestor.says(false);
  }
  const Fact<bool> enabled = add.flag(field);
  if (!enabled.is(true) || !requestor.has("onBehalfRequestors")) return enabled;
  const List people = requestor.list("onBehalfRequestors", field);
  return both(enabled, people.as(!people.items.empty()));
}

}  // namespace

bool speaks(const Spot& record) {
  static constexpr json::Key own[] = {"allowedTargetScope",
                                      "specificAllowedTargets",
                                      "automaticRequestSettings",
                                      "reviewSettings",
                                      "expiration",
                                      "notificationSettings",
                                      "state",
                                      "resources",
                                      "assignmentPolicies",
                                      "resourceRoleScopes",
                                      "durationUntilExternalUserDeletedAfterBlocked"};
  static constexpr json::Key of_requestors[] = {"enableTargetsToSelfAddAccess", "enableTargetsToSelfUpdateAccess",
                                                "enableTargetsToSelfRemoveAccess", "enableOnBehalfRequestorsToAddAccess"};
  static constexpr json::Key of_approval[] = {"isApprovalRequiredForAdd", "isApprovalRequiredForUpdate", "stages"};
  return record.has_any(own) || record["requestorSettings"].has_any(of_requestors) ||
         record["requestApprovalSettings"].has_any(of_approval);
}

void read(const Spot& record, Catalog& into) {
  into.published = one_of(record["state"], published_words, Field::catalog_published);
  into.resources = read_resources(record.list("resources", Field::catalog_resources));
}

void read(const Spot& record, Package& into) {
  into.catalog = read_expanded_catalog(record.object("catalog"), Field::package_catalog);
  into.roles = read_role_scopes(record.list("resourceRoleScopes", Field::package_roles), "role", "scope");
  into.policies_expanded = read_expanded_policies(record.list("assignmentPolicies", Field::package_policies), into);
}

void read(const PolicySpots& policy, Policy& into) {
  const auto& [root, requestor, approval] = policy;
  into.scope = one_of(root["allowedTargetScope"], target_scope_words(), Field::policy_scope);
  into.targets = read_subjects(root.list("specificAllowedTargets", Field::policy_targets), Field::policy_targets);
  into.accepts = requestor["enableTargetsToSelfAddAccess"].flag(Field::policy_accepts_requests);
  // A policy for direct assignment has the flag off whether it is in use or not; beta's acceptRequests tells.
  if (into.scope.is(Scope::direct_assignment_only) && into.accepts.is(false))
    into.accepts = {Gap{Reason::not_expanded, Field::policy_accepts_requests}, into.accepts.place()};
  into.can_extend = requestor["enableTargetsToSelfUpdateAccess"].flag(Field::policy_can_extend);
  into.on_behalf = read_on_behalf(requestor);
  into.automatic = read_automatic(root);
  into.approval = approval["isApprovalRequiredForAdd"].flag(Field::policy_approval);
  into.approval_to_extend = approval["isApprovalRequiredForUpdate"].flag(Field::policy_approval);
  into.stages = read_stages(approval.list("stages", Field::policy_stages), false);
  into.expiry = read_expiry(root.object("expiration"));
  into.review = read_review(root.object("reviewSettings"));
}

void read(const Spot& record, Settings& into) {
  into.delete_after = record["durationUntilExternalUserDeletedAfterBlocked"].duration(Field::settings_lifecycle);
}

}  // namespace entitlint::v1
