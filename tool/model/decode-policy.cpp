// An assignment policy: what both dialects say of it, laid over one another, and what they spell alike.
#include "tool/model/decoders.h"
#include "tool/model/members.h"

namespace entitlint {
namespace {

bool lists_targets(Scope scope) {
  return scope == Scope::specific_directory_users || scope == Scope::specific_connected_organizations ||
         scope == Scope::specific_service_principals;
}

// Only the specific scopes list whom they admit, and only a policy with approval has stages: elsewhere a list that is not written is empty.
template <class T>
Fact<T> empty_if(const Fact<bool>& unused, const Fact<T>& list) {
  if (list.known() || list.gap().reason != Reason::not_expanded || !unused.is(true)) return list;
  return {T{}, unused.place()};
}

bool same_review(const Review& a, const Review& b) {
  return a.enabled == b.enabled && a.recurs == b.recurs && agree(a.by, b.by) && agree(a.keeps_access, b.keeps_access);
}

void lay_over(const Policy& v1, const Policy& beta, Policy& into) {
  const Dialect dialect = into.dialect;
  into.scope = lay(v1.scope, beta.scope, dialect, Field::policy_scope);
  into.targets = lay_first(v1.targets, beta.targets, dialect);
  into.accepts = lay(v1.accepts, beta.accepts, dialect, Field::policy_accepts_requests);
  into.can_extend = lay(v1.can_extend, beta.can_extend, dialect, Field::policy_can_extend);
  into.on_behalf = lay_first(v1.on_behalf, beta.on_behalf, dialect);
  into.automatic = lay_first(v1.automatic, beta.automatic, dialect);
  into.approval = lay(v1.approval, beta.approval, dialect, Field::policy_approval);
  into.approval_to_extend = lay(v1.approval_to_extend, beta.approval_to_extend, dialect, Field::policy_approval);
  into.stages = lay_first(v1.stages, beta.stages, dialect);
  into.expiry = lay(v1.expiry, beta.expiry, dialect, Field::policy_expiry, expiries_agree);
  into.review = lay(v1.review, beta.review, dialect, Field::policy_review, same_review);
}

// A dialect that the record has no word of has nothing to tell.
void read_both_dialects(const PolicySpots& spots, Policy& policy) {
  if (policy.dialect == Dialect::beta) return beta::read(spots, policy);
  if (policy.dialect != Dialect::mixed) return v1::read(spots, policy);
  Policy v1, beta;
  v1::read(spots, v1);
  beta::read(spots, beta);
  lay_over(v1, beta, policy);
}

// The package: its id (beta), the expanded object (both), the object it came in, the folder it lay in.
Fact<Reference<Package>> read_package(const Spot& root, const Spot& package, const Fact<Reference<Package>>* parent) {
  const Field field = Field::policy_package;
  const Fact<Reference<Package>> expanded = read_reference<Package>(package, field);
  const Fact<std::string_view> id = root["accessPackageId"].identifier(field);
  if (id.known()) {
    Reference<Package> reference = reference_to<Package>(root, id.value());
    if (expanded.known()) reference.name = expanded->name;
    return {reference, id.place()};
  }
  if (expanded.known()) return expanded;
  if (parent != nullptr && parent->known()) return *parent;
  const RecordContext& context = root.reading().context();
  if (parent == nullptr && !context.package_in_path.empty()) {
    return {Reference<Package>{root.reading().keep(context.package_in_path), {}, nullptr}, root.place()};
  }
  return expanded.gap().reason != Reason::not_expanded ? expanded : Fact<Reference<Package>>(id.gap(), id.place());
}

// The package and catalog that came with a policy. A policy's catalog is its package's.
void add_parents(const Spot& root, const Spot& package) {
  const Reading& reading = root.reading();
  const Spot catalog = root.object(root.has("catalog") ? json::Key("catalog") : json::Key("accessPackageCatalog"));
  const Fact<Reference<Catalog>> reference = read_expanded_catalog(catalog, Field::package_catalog);
  if (says_more_than_id(package)) add_package(package.value(), reading.context(), reading.part(), false, &reference);
}

// customExtensionStageSettings of both dialects, and beta's older customExtensionHandlers.
Fact<bool> read_extensions(const Spot& root) {
  const List stages = root.list("customExtensionStageSettings", Field::policy_extensions);
  const List handlers = root.list("customExtensionHandlers", Field::policy_extensions);
  const Fact<bool> now = stages.as(!stages.items.empty()), before = handlers.as(!handlers.items.empty());
  if (now.is(true) || before.is(true)) return either(now, before);
  if (!now.known() && now.gap().reason == Reason::not_expanded) return before;
  return now.known() && !before.known() && before.gap().reason == Reason::not_expanded ? now : either(now, before);
}

Fact<bool> read_verified_id(const Spot& root) {
  const Spot settings = root.object("verifiableCredentialSettings");
  const List types = settings.list("credentialTypes", Field::policy_verified_id);
  return types.as(!types.items.empty());
}

// Who may request, said in the words of both versions: the service goes by one of them.
void note_two_vocabularies(const PolicySpots& policy) {
  if (!policy.root.has("allowedTargetScope")) return;
  for (const std::string_view key : {"scopeType", "acceptRequests", "allowedRequestors"}) {
    if (!policy.requestor.has(key)) continue;
    const Spot spot = policy.requestor[key];
    (void)spot.unknown_member(std::string(key) + ", a word of beta, beside v1.0's allowedTargetScope", Field::policy_scope);
    return;
  }
}

}  // namespace

void add_policy(const json::Value& record, const RecordContext& context, Part& into, bool first_hand,
                const Fact<Reference<Package>>* parent) {
  const Reading reading(record, context, into, ObjectKind::policy);
  const Spot root(reading);
  Policy& policy = into.policies.make(into.objects);
  read_object(root, ObjectKind::policy, first_hand, policy);
  const Spot package = root.object("accessPackage");
  policy.package = read_package(root, package, parent);
  const PolicySpots spots{root, root.object("requestorSettings"), root.object("requestApprovalSettings")};
  note_two_vocabularies(spots);
  read_both_dialects(spots, policy);
  policy.targets = empty_if(map(policy.scope, [](Scope scope) { return !lists_targets(scope); }), policy.targets);
  policy.stages = empty_if(negated(policy.approval), policy.stages);
  policy.requestor_justification = spots.approval["isRequestorJustificationRequired"].flag(Field::policy_approval);
  policy.questions = read_questions(root.list("questions", Field::policy_questions));
  policy.has_extensions = read_extensions(root);
  policy.needs_verified_id = read_verified_id(root);
  add_parents(root, package);
}

}  // namespace entitlint
