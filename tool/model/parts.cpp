// Subjects and approval stages, in either spelling; what one dialect says with another list the other says with a mark.
#include "tool/model/parts.h"

#include <algorithm>

#include "tool/model/words.h"

namespace entitlint {
namespace {

// What a subject's id is called in v1.0; beta calls all of them "id".
json::Key id_key(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::user:
      return "userId";
    case SubjectKind::group:
      return "groupId";
    case SubjectKind::connected_organization:
      return "connectedOrganizationId";
    case SubjectKind::service_principal:
      return "servicePrincipalId";
    default:
      return std::string_view{};
  }
}

// Only one kind has each of these members, so an entry that lost its @odata.type can still be told by it.
Fact<SubjectKind> kind_by_member(const Spot& subject, Field field) {
  for (const SubjectKind kind :
       {SubjectKind::user, SubjectKind::group, SubjectKind::connected_organization, SubjectKind::service_principal}) {
    if (subject.has(id_key(kind))) return Fact<SubjectKind>(kind, subject.place());
  }
  if (subject.has("membershipRule")) return Fact<SubjectKind>(SubjectKind::attribute_rule, subject.place());
  return subject.missing<SubjectKind>(field);
}

Fact<SubjectKind> read_kind(const Spot& subject, Field field) {
  const std::string_view type = subject.type();
  if (type.empty()) return kind_by_member(subject, field);
  const Spot written = subject["@odata.type"];
  for (const Word<SubjectKind>& word : subject_words()) {
    if (equal_ids(word.text, type)) return written.says(word.value);
  }
  return {written.unknown_member(type, field, spoken(subject_words())), written.place()};
}

Fact<std::string_view> read_id(const Spot& subject, const Fact<SubjectKind>& kind, Field field) {
  if (!kind.known()) return {kind.gap(), kind.place()};
  const json::Key key = id_key(kind.value());
  if (key.text.empty()) return {std::string_view{}, subject.place()};
  const Fact<std::string_view> id = subject[subject.has(key) ? key : json::Key("id")].identifier(field);
  const bool by_name = id.known() && subject.reading().context().by_name && !is_guid(id.value());
  return by_name ? Fact<std::string_view>(Gap{Reason::not_expanded, field}, id.place()) : id;
}

Subject read_subject(const Spot& spot, Field field) {
  Subject subject;
  subject.kind = read_kind(spot, field);
  subject.id = read_id(spot, subject.kind, field);
  // Levels are 1 to 4; 1, the direct manager, is Graph's default.
  if (const Spot level = spot["managerLevel"]; level.filled()) {
    subject.manager_level = static_cast<std::uint8_t>(std::clamp<std::int64_t>(level.number(field).value_or(1), 1, 4));
  }
  subject.place = spot.whole();
  return subject;
}

// A list of approvers, parted at isBackup.
struct Approvers {
  List list;
  std::vector<Subject> regular, backup;
  bool marks_backup = false;  // some entry has the mark: the list is written in beta's way
};

Approvers read_approvers(const Spot& stage, json::Key key, Field field = Field::policy_approvers) {
  Approvers approvers;
  approvers.list = stage.list(key, field);
  for (const Spot& item : approvers.list.items) {
    const Spot mark = item["isBackup"];
    approvers.marks_backup = approvers.marks_backup || mark.present();
    const bool backup = mark.present() && mark.flag(field).value_or(false);
    (backup ? approvers.backup : approvers.regular).push_back(read_subject(item, field));
  }
  return approvers;
}

// The fallback approvers: v1.0's list of their own, and the entries of the regular list that beta marks.
Fact<Subjects> read_fallback(const Spot& stage, json::Key key, const Approvers& approvers, bool beta) {
  const Reading& reading = stage.reading();
  if (!stage.has(key)) {
    if (beta || approvers.marks_backup) return kept(approvers.list, reading, approvers.backup);
    return stage[key].missing<Subjects>(Field::policy_approvers);
  }
  const List list = stage.list(key, Field::policy_approvers);
  std::vector<Subject> subjects;
  for (const Spot& item : list.items) subjects.push_back(read_subject(item, Field::policy_approvers));
  subjects.insert(subjects.end(), approvers.backup.begin(), approvers.backup.end());
  return kept(list, reading, subjects);
}

// "If true, then one or more escalationApprovers are configured in this stage" (Graph, accessPackageApprovalStage): where escalation
// is off, a list that is not written is empty.
Fact<Subjects> unless_off(const Fact<Subjects>& approvers, const Fact<bool>& enabled) {
  if (approvers.known() || approvers.gap().reason != Reason::not_expanded || !enabled.is(false)) return approvers;
  return {Subjects{}, enabled.place()};
}

Stage read_stage(const Spot& spot, bool beta) {
  const Field field = Field::policy_stages;
  Stage stage;
  stage.place = spot.whole();
  stage.dynamic = equal_ids(spot.type(), "accessPackageDynamicApprovalStage");
  stage.escalation_enabled = spot["isEscalationEnabled"].flag(field);
  stage.approver_justification = spot["isApproverJustificationRequired"].flag(field);

  const Approvers primary = read_approvers(spot, "primaryApprovers");
  stage.primary = kept(primary.list, spot.reading(), primary.regular);
  stage.fallback = read_fallback(spot, "fallbackPrimaryApprovers", primary, beta);
  const Approvers escalation = read_approvers(spot, "escalationApprovers");
  stage.escalation = unless_off(kept(escalation.list, spot.reading(), escalation.regular), stage.escalation_enabled);
  stage.fallback_escalation = unless_off(read_fallback(spot, "fallbackEscalationApprovers", escalation, beta), stage.escalation_enabled);

  stage.timeout = spot.has("approvalStageTimeOutInDays") ? spot["approvalStageTimeOutInDays"].count_of(seconds_per_day, field)
                                                         : spot["durationBeforeAutomaticDenial"].duration(field);
  stage.escalation_after = spot.has("escalationTimeInMinutes") ? spot["escalationTimeInMinutes"].count_of(60, field)
                                                               : spot["durationBeforeEscalation"].duration(field);
  return stage;
}

}  // namespace

Fact<Subjects> read_subjects(const List& list, Field field) {
  std::vector<Subject> subjects;
  subjects.reserve(list.items.size());
  for (const Spot& item : list.items) subjects.push_back(read_subject(item, field));
  return list.items.empty() ? list.as(Subjects{}) : kept(list, list.items.front().reading(), subjects);
}

Backed read_backed(const Spot& object, json::Key key, Field field) {
  const Approvers parted = read_approvers(object, key, field);
  return {kept(parted.list, object.reading(), parted.regular), kept(parted.list, object.reading(), parted.backup)};
}

Fact<Stages> read_stages(const List& list, bool beta) {
  std::vector<Stage> stages;
  stages.reserve(list.items.size());
  for (const Spot& item : list.items) stages.push_back(read_stage(item, beta));
  return list.items.empty() ? list.as(Stages{}) : kept(list, list.items.front().reading(), stages);
}

}  // namespace entitlint
