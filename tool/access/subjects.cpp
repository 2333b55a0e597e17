// Comparing lists of subjects.
#include "tool/access/subjects.h"

#include <algorithm>

namespace entitlint {
namespace {

// What tells two subjects of one kind apart: the id, or the level of a manager.
std::string_view mark_of(const Subject& subject) {
  static constexpr std::array<std::string_view, 5> levels{"0", "1", "2", "3", "4"};
  if (is_manager(subject.kind.value())) return levels[std::min<std::size_t>(subject.manager_level, levels.size() - 1)];
  return subject.id.value();
}

Fact<bool> is_told(const Subject& subject) {
  if (!subject.kind.known()) return {subject.kind.gap(), subject.place};
  if (!subject.id.known()) return {subject.id.gap(), subject.place};
  return {true, subject.place};
}

}  // namespace

SubjectSet::SubjectSet(const Fact<Subjects>& list) : complete_(map(list, [](Subjects) { return true; })) {
  if (!list.known()) return;
  for (const Subject& subject : list.value()) {
    const Fact<bool> told = is_told(subject);
    complete_ = both(complete_, told);
    if (told.known()) known_[static_cast<std::size_t>(subject.kind.value())].insert(mark_of(subject));
  }
}

Fact<bool> SubjectSet::holds(const Subject& subject) const {
  const Fact<bool> told = is_told(subject);
  if (!told.known()) return told;
  if (known_[static_cast<std::size_t>(subject.kind.value())].contains(mark_of(subject))) return {true, subject.place};
  return complete_.known() ? Fact<bool>(false, subject.place) : complete_;
}

Fact<bool> share_somebody(const Fact<Subjects>& a, const Fact<Subjects>& b) {
  if (a.known() && a->empty()) return {false, a.place()};
  const SubjectSet on_a(a);
  return any_entry(b, [&](const Subject& subject) { return on_a.holds(subject); });
}

Fact<bool> all_among(const Fact<Subjects>& list, const Fact<Subjects>& among) {
  const SubjectSet set(among);
  return every_entry(list, [&](const Subject& subject) { return set.holds(subject); });
}

Fact<bool> is_one_user(const Fact<Subjects>& list) {
  if (!list.known()) return {list.gap(), list.place()};
  if (list->size() != 1) return {false, list.place()};
  return map(list->front().kind, [](SubjectKind kind) { return kind == SubjectKind::user; });
}

Fact<bool> only_managers(const Fact<Subjects>& list) {
  if (!list.known()) return {list.gap(), list.place()};
  Fact<bool> all(!list->empty(), list.place());
  for (const Subject& subject : list.value()) {
    all = both(all, map(subject.kind, [](SubjectKind kind) { return is_manager(kind) || kind == SubjectKind::target_user_sponsors; }));
  }
  return all;
}

Fact<Subjects> alternates(const Stage& stage) {
  if (!stage.escalation_enabled.known()) return {stage.escalation_enabled.gap(), stage.escalation_enabled.place()};
  return stage.escalation_enabled.value() ? stage.escalation : Fact<Subjects>(Subjects{}, stage.escalation_enabled.place());
}

}  // namespace entitlint
