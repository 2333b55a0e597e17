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
  const Spot written = subject["@odata.type"];
  const std::string_view type = written.present() ? bare_type(written.value().string()) : std::string_view{};
  if (type.empty()) return kind_by_member(subject, field);
  for (const Word<SubjectKind>& word : subject_words()) {
    if (equal_ids(word.text, type)) return written.says(word.value);
  }
  return {written.unknown_member(type, field, spoken(subject_words())), written.place()};
}

Fact<std::string_view> read_id(const Spot& subject, const Fact<SubjectKind>& kind, Field field) {
  if (!kind.known()) return {kind.gap(), kind.place()};
  const json::Key key = id_key(kind.value());
  if (key.text().empty()) return {std::string_view{}, subject.place()};
  const Spot own = subject[key];
  const Fact<std::string_view> id = (own.present() || subject.has(key) ? own : subject["id"]).identifier(field);
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
  Parted parted;
  bool marks_backup = false;  // some entry has the mark: the list is written in beta's way
};

Approvers read_approvers(const Spot& stage, json::Key key, Field field = Field::policy_approvers) {
  Approvers approvers{stage.list(key, field), {}};
  const auto is_backup = [&](const Spot& item) {
    const Spot mark = item["isBackup"];
    approvers.marks_backup = approvers.marks_backup || mark.present();
    return mark.present() && mark.flag(field).value_or(false);
  };
  approvers.parted = read_parted(approvers.list, is_backup, [field](const Spot& item) { return read_subject(item, field); });
  return approvers;
}

// The fallback approvers: v1.0's list of their own, and the entries of the regular list that beta marks.
Fact<Subjects> read_fallback(const Spot& stage, json::Key key, const Approvers& approvers, bool beta) {
  const Field field = Field::policy_approvers;
  if (!stage.has(key)) {
    return beta || approvers.marks_backup ? approvers.list.as(approvers.parted.backup) : stage[key].missing<Subjects>(field);
  }
  const List list = stage.list(key, field);
  if (approvers.parted.backup.empty()) return read_each<Subject>(list, [](const Spot& item) { return read_subject(item, field); });
  std::vector<Subject> subjects;
  for (const Spot& item : list.items) subjects.push_back(read_subject(item, field));
  subjects.insert(subjects.end(), approvers.parted.backup.begin(), approvers.parted.backup.end());
  return kept(list, stage.reading(), subjects);
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
  stage.primary = primary.list.as(primary.parted.regular);
  stage.fallback = read_fallback(spot, "fallbackPrimaryApprovers", primary, beta);
  const Approvers escalation = read_approvers(spot, "escalationApprovers");
  stage.escalation = unless_off(escalation.list.as(escalation.parted.regular), stage.escalation_enabled);
  stage.fallback_escalation = unless_off(read_fallback(spot, "fallbackEscalationApprovers", escalation, beta), stage.escalation_enabled);

  stage.timeout = spot.has("approvalStageTimeOutInDays") ? spot["approvalStageTimeOutInDays"].count_of(seconds_per_day, field)
                                                         : spot["durationBeforeAutomaticDenial"].duration(field);
  stage.escalation_after = spot.has("escalationTimeInMinutes") ? spot["escalationTimeInMinutes"].count_of(60, field)
                                                               : spot["durationBeforeEscalation"].duration(field);
  return stage;
}

}  // namespace

Fact<Subjects> read_subjects(const List& list, Field field) {
  return read_each<Subject>(list, [field](const Spot& item) { return read_subject(item, field); });
}

Backed read_backed(const Spot& object, json::Key key, Field field) {
  const Approvers approvers = read_approvers(object, key, field);
  return {approvers.list.as(approvers.parted.regular), approvers.list.as(approvers.parted.backup)};
}

Fact<Stages> read_stages(const List& list, bool beta) {
  return read_each<Stage>(list, [beta](const Spot& item) { return read_stage(item, beta); });
}

}  // namespace entitlint
