// Questions, resource roles and identity sources: lists whose items both dialects write with the same members or with longer names.
#include "tool/model/parts.h"
#include "tool/model/words.h"

namespace entitlint {
namespace {

// v1.0 writes a string, beta {defaultText, localizedTexts}.
Fact<std::string_view> read_question_text(const Spot& text) {
  return text.is_object() ? text["defaultText"].text(Field::policy_questions) : text.text(Field::policy_questions);
}

// A text in some language, beside or instead of the default one: v1.0 `localizations`, beta `localizedTexts` inside the text.
bool has_localized_text(const Spot& question) {
  const auto any = [](const Spot& list) { return list.present() && !list.value().items().empty(); };
  return any(question["localizations"]) || (question["text"].is_object() && any(question["text"]["localizedTexts"]));
}

// Told by the type, else by members that only one of the two kinds has.
Fact<bool> is_multiple_choice(const Spot& question) {
  const std::string_view type = question.type();
  if (equal_ids(type, "accessPackageMultipleChoiceQuestion") || question.has("choices")) return {true, question.place()};
  if (equal_ids(type, "accessPackageTextInputQuestion") || question.has_any({"isSingleLineQuestion", "regexPattern"})) {
    return {false, question.place()};
  }
  return question.missing<bool>(Field::policy_questions);
}

Fact<std::uint32_t> count_choices(const Spot& question, const Fact<bool>& multiple_choice) {
  if (multiple_choice.is(false)) return {0U, multiple_choice.place()};
  const List choices = question.list("choices", Field::policy_questions);
  return choices.as(static_cast<std::uint32_t>(choices.items.size()));
}

Question read_question(const Spot& spot) {
  Question question;
  question.place = spot.whole();
  question.text = read_question_text(spot["text"]);
  question.localized = has_localized_text(spot);
  question.required = spot["isRequired"].flag(Field::policy_questions);
  question.multiple_choice = is_multiple_choice(spot);
  question.choices = count_choices(spot, question.multiple_choice);
  question.sequence =
      map(spot["sequence"].number(Field::policy_questions), [](std::int64_t value) { return static_cast<std::int32_t>(value); });
  return question;
}

// The first of two properties that says something.
Fact<std::string_view> first_of(const Spot& a, const Spot& b) {
  const Fact<std::string_view> first = a.identifier(Field::package_roles);
  return first.known() ? first : b.identifier(Field::package_roles);
}

RoleScope read_role_scope(const Spot& spot, json::Key role_key, json::Key scope_key) {
  const Spot role = spot.object(role_key), scope = spot.object(scope_key);
  const Spot resource = role.object(role.has("resource") ? json::Key("resource") : json::Key("accessPackageResource"));
  RoleScope role_scope;
  role_scope.place = spot.whole();
  role_scope.role_name = role["displayName"].identifier(Field::package_roles);
  role_scope.role_origin_id = role["originId"].identifier(Field::package_roles);
  role_scope.origin_system = first_of(role["originSystem"], scope["originSystem"]);
  role_scope.origin_id = first_of(resource["originId"], scope["originId"]);
  // A root scope's own name is "Root" and says nothing about the resource.
  const bool root = scope["isRootScope"].flag(Field::package_roles).value_or(true);
  role_scope.resource_name =
      root ? resource["displayName"].identifier(Field::package_roles) : first_of(resource["displayName"], scope["displayName"]);
  return role_scope;
}

using SourceKind = IdentitySource::Kind;

// The members that only one kind has stand in for an @odata.type that was lost.
Fact<SourceKind> read_source_kind(const Spot& source) {
  const std::string_view type = source.type();
  if (type.empty()) {
    if (source.has("cloudInstance")) return {SourceKind::cross_cloud_tenant, source.place()};
    if (source.has("tenantId")) return {SourceKind::entra_tenant, source.place()};
    if (source.has("issuerUri")) return {SourceKind::federation, source.place()};
    return source.missing<SourceKind>(Field::organization_sources);
  }
  const Spot written = source["@odata.type"];
  for (const Word<SourceKind>& word : identity_source_words()) {
    if (equal_ids(word.text, type)) return written.says(word.value);
  }
  return {written.unknown_member(type, Field::organization_sources, spoken(identity_source_words())), written.place()};
}

// The member of a source that only some kinds have: known and empty for the others.
Fact<std::string_view> read_source_member(const Spot& source, json::Key key, const Fact<SourceKind>& kind, bool kind_has_it) {
  if (source.has(key)) return source[key].identifier(Field::organization_sources);
  if (kind.known() && !kind_has_it) return {std::string_view{}, source.place()};
  return source[key].missing<std::string_view>(Field::organization_sources);
}

IdentitySource read_source(const Spot& spot) {
  IdentitySource source;
  source.place = spot.whole();
  source.kind = read_source_kind(spot);
  const bool tenant = source.kind.is(SourceKind::entra_tenant) || source.kind.is(SourceKind::cross_cloud_tenant);
  const bool domain = source.kind.is(SourceKind::domain) || source.kind.is(SourceKind::federation);
  source.tenant_id = read_source_member(spot, "tenantId", source.kind, tenant);
  source.domain = read_source_member(spot, "domainName", source.kind, domain);
  return source;
}

}  // namespace

Fact<std::span<const Question>> read_questions(const List& list) {
  return read_each<Question>(list, read_question);
}

Fact<std::span<const RoleScope>> read_role_scopes(const List& list, json::Key role_key, json::Key scope_key) {
  return read_each<RoleScope>(list, [&](const Spot& item) { return read_role_scope(item, role_key, scope_key); });
}

Fact<std::span<const IdentitySource>> read_identity_sources(const List& list) {
  return read_each<IdentitySource>(list, read_source);
}

}  // namespace entitlint
