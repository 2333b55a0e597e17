// The azuread provider's attributes (its schema is the same in 2.43 and 3.9): catalogs, access packages, policies, associations.
#include "tool/model/decode-terraform.h"

#include "tool/model/words.h"

namespace entitlint::terraform {
namespace {

constexpr std::string_view catalog_type = "azuread_access_package_catalog";
constexpr std::string_view package_type = "azuread_access_package";
constexpr std::string_view association_type = "azuread_access_package_resource_catalog_association";

bool needs_id(SubjectKind kind) {
  return kind == SubjectKind::user || kind == SubjectKind::group || kind == SubjectKind::connected_organization ||
         kind == SubjectKind::service_principal;
}

Subject read_subject(const Spot& spot, Field field) {
  Subject subject;
  subject.kind = one_of(spot["subject_type"], subject_words(), field);
  subject.place = spot.whole();
  if (!subject.kind.known()) {
    subject.id = {subject.kind.gap(), subject.kind.place()};
  } else {
    subject.id = needs_id(subject.kind.value()) ? spot["object_id"].text(field) : spot.says(std::string_view());
  }
  return subject;
}

Fact<Subjects> read_requestors(const Spot& settings) {
  return read_each<Subject>(settings.list("requestor", Field::policy_targets),
                            [](const Spot& item) { return read_subject(item, Field::policy_targets); });
}

// One list with marks gives two: the regular approvers and the fallback ones.
void read_approvers(const Spot& stage, std::string_view key, Fact<Subjects>& regular, Fact<Subjects>& fallback) {
  const List list = stage.list(key, Field::policy_approvers);
  const auto is_backup = [](const Spot& item) { return item["backup"].flag(Field::policy_approvers).value_or(false); };
  const Parted parted = read_parted(list, is_backup, [](const Spot& item) { return read_subject(item, Field::policy_approvers); });
  regular = list.as(parted.regular);
  fallback = list.as(parted.backup);
}

Stage read_stage(const Spot& spot) {
  Stage stage;
  stage.place = spot.whole();
  stage.escalation_enabled = spot["alternative_approval_enabled"].flag(Field::policy_stages);
  stage.approver_justification = spot["approver_justification_required"].flag(Field::policy_stages);
  stage.timeout = spot["approval_timeout_in_days"].count_of(seconds_per_day, Field::policy_stages);
  stage.escalation_after = spot["enable_alternative_approval_in_days"].count_of(seconds_per_day, Field::policy_stages);
  read_approvers(spot, "primary_approver", stage.primary, stage.fallback);
  read_approvers(spot, "alternative_approver", stage.escalation, stage.fallback_escalation);
  return stage;
}

Fact<Stages> read_stages(const Spot& settings) {
  return read_each<Stage>(settings.list("approval_stage", Field::policy_stages), read_stage);
}

// Neither a number of days nor a date: no end. What was read back from Graph may also end after hours, which this provider cannot say.
Fact<Expiry> read_expiry(const Spot& root, bool created) {
  const Field field = Field::policy_expiry;
  const Spot days = root["duration_in_days"], date = root["expiration_date"];
  const Fact<std::int64_t> duration = days.null() ? days.says(std::int64_t{0}) : days.count_of(seconds_per_day, field);
  if (duration.known() && duration.value() > 0) {
    return days.says(Expiry{.kind = Expiry::Kind::after_duration, .duration = duration.value()});
  }
  const Fact<std::string_view> written = date.text(field);
  if (written.known() && !written.value().empty()) {
    return map(date.time(field), [](Time end) { return Expiry{.kind = Expiry::Kind::at_date, .date = end}; });
  }
  if (!duration.known() || !written.known()) {
    const Gap gap = duration.known() ? written.gap() : duration.gap();
    return {gap, duration.known() ? written.place() : duration.place()};
  }
  return days.says(Expiry{.never_or_hours = !created});
}

Fact<Review> read_review(const Spot& settings) {
  const Field field = Field::policy_review;
  const Fact<bool> enabled = settings["enabled"].flag(field);
  if (!enabled.known()) return {enabled.gap(), enabled.place()};
  if (!enabled.value()) return {Review{}, settings.null() ? settings.place() : enabled.place()};
  const Fact<bool> recurs = one_of(settings["review_frequency"], recurrence_words, field);
  if (!recurs.known()) return {recurs.gap(), recurs.place()};
  Review review;
  review.enabled = true;
  review.recurs = recurs.value();
  review.by = one_of(settings["review_type"], reviewer_words, field);
  read_approvers(settings, "reviewer", review.reviewers, review.fallback);
  review.keeps_access = map(one_of(settings["access_review_timeout_behavior"], after_review_words, field), keeps_access);
  return settings.says(review);
}

// A block without choices is a question for a text: the provider has no other mark.
Question read_question(const Spot& spot) {
  const Field field = Field::policy_questions;
  Question question;
  question.place = spot.whole();
  question.text = spot.block("text")["default_text"].text(field);
  question.required = spot["required"].flag(field);
  const List choices = spot.list("choice", field);
  question.multiple_choice = choices.as(!choices.items.empty());
  question.choices = choices.as(static_cast<std::uint32_t>(choices.items.size()));
  question.sequence = map(spot["sequence"].number(field), [](std::int64_t number) { return static_cast<std::int32_t>(number); });
  return question;
}

Fact<std::span<const Question>> read_all_questions(const Spot& root) {
  return read_each<Question>(root.list("question", Field::policy_questions), read_question);
}

// Off because somebody wrote it, or because nobody wrote anything. What a state has read back is false either way; then the configuration
// tells, if it came along.
Fact<bool> read_written(const Spot& requestor, const Resource& resource) {
  const Spot accepts = requestor["requests_accepted"];
  if (!accepts.filled()) return {false, requestor.place()};
  return {resource.configuration.writes(resource.address, "requestor_settings", "requests_accepted").value_or(true), accepts.place()};
}

// A reference by id; where the id is not known yet, by the address that the configuration gives.
template <class T>
Fact<Reference<T>> read_link(const Spot& root, std::string_view attribute, std::string_view wanted, Field field, const Resource& resource) {
  const Fact<std::string_view> id = root[attribute].identifier(field);
  if (id.known() || id.gap().reason != Reason::unknown_until_apply) {
    return map(id, [](std::string_view value) { return Reference<T>{value, {}, nullptr}; });
  }
  const auto address = resource.configuration.target(resource.address, attribute, wanted);
  if (!address) return {id.gap(), id.place()};
  return {Reference<T>{{}, {}, nullptr, root.reading().keep(*address)}, root.reading().mark()};
}

void read_object(const Spot& root, ObjectKind kind, const Resource& resource, Object& into) {
  const Reading& reading = root.reading();
  into.kind = kind;
  into.dialect = Dialect::terraform;
  into.first_hand = !resource.is_data;
  into.moment = resource.moment;
  into.planned = resource.planned;
  into.hand_written = into.changes();
  into.address = reading.keep(resource.address);
  into.place = root.whole();
  const Fact<std::string_view> id = root["id"].identifier(Field::unspecified);
  if (id.known()) {
    into.id = id.value();
    into.id_place = id.place();
  } else {
    into.id = reading.keep(resource.id);
  }
  into.display_name = root["display_name"].text(Field::display_name);
  into.description = root["description"].text(Field::description);
  into.created = root["createdDateTime"].time(Field::created);  // the provider does not tell
  into.modified = root["modifiedDateTime"].time(Field::modified);
}

template <class T>
T& made(const Spot& root, Objects<T> Part::*objects) {
  Part& part = root.reading().part();
  return (part.*objects).make(part.objects);
}

void add_catalog(const Spot& root, const Resource& resource) {
  Catalog& catalog = made(root, &Part::catalogs);
  read_object(root, ObjectKind::catalog, resource, catalog);
  catalog.published = root["published"].flag(Field::catalog_published);
  catalog.external = root["externally_visible"].flag(Field::catalog_external);
  catalog.type = root["catalog_type"].missing<CatalogType>(Field::catalog_type);
  // Terraform makes no other; of one that is there already nothing is said.
  if (resource.planned == Planned::created) catalog.type = {CatalogType::user_managed, root.reading().mark()};
  catalog.resources = root["resources"].missing<std::span<const entitlint::Resource>>(Field::catalog_resources);
}

void add_package(const Spot& root, const Resource& resource) {
  Package& package = made(root, &Part::packages);
  read_object(root, ObjectKind::package, resource, package);
  package.hidden = root["hidden"].flag(Field::package_hidden);
  package.catalog = read_link<Catalog>(root, "catalog_id", catalog_type, Field::package_catalog, resource);
  package.roles = root["resource_roles"].missing<std::span<const RoleScope>>(Field::package_roles);
  package.incompatible_packages = root["incompatible"].missing<std::span<const Reference<Package>>>(Field::package_incompatible_packages);
  package.incompatible_with = package.incompatible_packages;
  package.incompatible_groups = root["incompatible"].missing<std::span<const std::string_view>>(Field::package_incompatible_groups);
  package.policies_expanded = root["policies"].missing<bool>(Field::package_policies);
}

void add_policy(const Spot& root, const Resource& resource) {
  const bool created = resource.planned == Planned::created;
  const Spot requestor = root.block("requestor_settings"), approval = root.block("approval_settings");
  Policy& policy = made(root, &Part::policies);
  read_object(root, ObjectKind::policy, resource, policy);
  policy.package = read_link<Package>(root, "access_package_id", package_type, Field::policy_package, resource);
  policy.scope = one_of(requestor["scope_type"], scope_type_words(), Field::policy_scope);
  policy.targets = read_requestors(requestor);
  // Without the block Graph decides, and no page says how.
  const Fact<bool> accepts = requestor["requests_accepted"].flag(Field::policy_accepts_requests);
  policy.accepts = requestor.null() ? requestor.missing<bool>(Field::policy_accepts_requests) : accepts;
  policy.accepts_written = read_written(requestor, resource);
  // The provider only sends a yes; what Graph makes of a direct assignment policy that says nothing, no page tells.
  if (policy.scope.is(Scope::direct_assignment_only) && accepts.is(false) && policy.accepts_written.is(false))
    policy.accepts = {Gap{Reason::not_expanded, Field::policy_accepts_requests}, accepts.place()};
  policy.on_behalf = accepts.is(false) ? policy.accepts : requestor["on_behalf"].missing<bool>(Field::policy_on_behalf);
  policy.automatic = {false, root.reading().mark()};
  policy.approval = approval["approval_required"].flag(Field::policy_approval);
  policy.approval_to_extend = approval["approval_required_for_extension"].flag(Field::policy_approval);
  policy.requestor_justification = approval["requestor_justification_required"].flag(Field::policy_approval);
  policy.stages = read_stages(approval);
  policy.expiry = read_expiry(root, created);
  policy.can_extend = root["extension_enabled"].flag(Field::policy_can_extend);
  policy.review = read_review(root.block("assignment_review_settings"));
  policy.questions = read_all_questions(root);
  // The provider knows neither; a policy that it makes has none.
  policy.has_extensions = policy.needs_verified_id = {false, root.reading().mark()};
  if (!created) {
    policy.has_extensions = root["extensions"].missing<bool>(Field::policy_extensions);
    policy.needs_verified_id = root["verified_id"].missing<bool>(Field::policy_verified_id);
  }
}

void add_association(const Spot& root, const Resource& resource, Association::Kind kind) {
  const Field field = kind == Association::Kind::of_catalog ? Field::catalog_resources : Field::package_roles;
  Association association;
  association.kind = kind;
  association.moment = resource.moment;
  association.address = root.reading().keep(resource.address);
  association.id = root["id"].identifier(field).value_or({});
  association.place = root.whole();
  if (kind == Association::Kind::of_catalog) {
    association.catalog = read_link<Catalog>(root, "catalog_id", catalog_type, field, resource);
    association.origin_system = root["resource_origin_system"].identifier(field);
    association.origin_id = root["resource_origin_id"].identifier(field);
  } else {
    association.package = read_link<Package>(root, "access_package_id", package_type, field, resource);
    association.association = read_link<Association>(root, "catalog_resource_association_id", association_type, field, resource);
    const Spot access = root["access_type"];  // "Member" unless it says otherwise
    association.access = access.null() ? access.says(std::string_view("Member")) : access.identifier(field);
  }
  root.reading().part().associations.push_back(association);
}

// Graph keeps the catalog as the scope of the assignment.
void add_role(const Spot& root, const Resource& resource) {
  RoleAssignment& assignment = made(root, &Part::role_assignments);
  read_object(root, ObjectKind::resource, resource, assignment);
  assignment.principal = root["principal_object_id"].identifier(Field::role_assignments);
  assignment.scope = map(root["catalog_id"].identifier(Field::role_assignments),
                         [&](std::string_view catalog) { return root.reading().keep("/AccessPackageCatalog/" + std::string(catalog)); });
}

}  // namespace

Entity add(const json::Value& values, const RecordContext& context, const Resource& resource, Part& into) {
  const auto object = [&](ObjectKind kind, auto add_object) {
    const Reading reading(values, context, into, kind);
    add_object(Spot(reading), resource);
  };
  if (resource.type == catalog_type) return object(ObjectKind::catalog, add_catalog), Entity::catalog;
  if (resource.type == package_type) return object(ObjectKind::package, add_package), Entity::package;
  if (resource.type == "azuread_access_package_assignment_policy") return object(ObjectKind::policy, add_policy), Entity::policy;
  if (resource.is_data) return Entity::unknown;
  if (resource.type == association_type) {
    object(ObjectKind::resource, [](const Spot& root, const Resource& of) { add_association(root, of, Association::Kind::of_catalog); });
    return Entity::resource;
  }
  if (resource.type == "azuread_access_package_resource_package_association") {
    object(ObjectKind::resource, [](const Spot& root, const Resource& of) { add_association(root, of, Association::Kind::of_package); });
    return Entity::resource;
  }
  if (resource.type == "azuread_access_package_catalog_role_assignment") {
    return object(ObjectKind::resource, add_role), Entity::role_assignment;
  }
  return Entity::unknown;
}

}  // namespace entitlint::terraform
