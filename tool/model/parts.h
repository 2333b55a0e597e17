// Parts of objects that both dialects spell nearly alike: subjects, approval stages, questions, resource roles, references.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "tool/model/reading.h"

namespace entitlint {

[[nodiscard]] Fact<Subjects> read_subjects(const List& list, Field field);
// A list whose entries beta parts with isBackup.
struct Backed {
  Fact<Subjects> regular, backup;
};
[[nodiscard]] Backed read_backed(const Spot& object, json::Key key, Field field);
// `beta` when the stages stand in approvalStages.
[[nodiscard]] Fact<Stages> read_stages(const List& list, bool beta);
[[nodiscard]] Fact<std::span<const Question>> read_questions(const List& list);
// The keys under which the halves of a role-scope stand: "role" and "scope", or beta's long names.
[[nodiscard]] Fact<std::span<const RoleScope>> read_role_scopes(const List& list, json::Key role_key, json::Key scope_key);
[[nodiscard]] Fact<std::span<const IdentitySource>> read_identity_sources(const List& list);

// {id, displayName} of an expanded object; a gap when it has no id.
template <class T>
[[nodiscard]] Fact<Reference<T>> read_reference(const Spot& object, Field field) {
  const std::string_view name =
      object.reading().keep(object.is_object() ? string_member(object.value(), "displayName") : std::string_view{});
  return map(object["id"].identifier(field), [name](std::string_view id) { return Reference<T>{id, name, nullptr}; });
}

// An id, or the display name that stands in its place.
template <class T>
[[nodiscard]] Reference<T> reference_to(const Spot& record, std::string_view id_or_name) {
  const bool by_name = record.reading().context().by_name && !is_guid(id_or_name);
  return by_name ? Reference<T>{{}, id_or_name, nullptr} : Reference<T>{id_or_name, {}, nullptr};
}

// The list as a fact: a span of what `read` makes of its items.
template <class T, class Read>
[[nodiscard]] Fact<std::span<const T>> read_each(const List& list, Read read) {
  T* const room = list.reading().part().arena.template room<T>(list.items.size());
  std::size_t made = 0;
  for (const Spot& item : list.items) std::construct_at(room + made++, read(item));
  return list.as(std::span<const T>(room, made));
}

// Subjects of one list, parted at a mark that says who stands in for the others.
struct Parted {
  Subjects regular, backup;
};
template <class IsBackup, class Read>
[[nodiscard]] Parted read_parted(const List& list, IsBackup is_backup, Read read) {
  const std::size_t count = list.items.size();
  Subject* const begin = list.reading().part().arena.template room<Subject>(count);
  Subject* const end = begin + count;
  Subject *regular = begin, *backup = end;  // from the front, from the back
  for (const Spot& item : list.items) {
    const bool back = is_backup(item);
    std::construct_at(back ? --backup : regular++, read(item));
  }
  std::reverse(backup, end);
  return {{begin, regular}, {backup, end}};
}

// The list as a fact of items that were made elsewhere.
template <class T>
[[nodiscard]] Fact<std::span<const T>> kept(const List& list, const Reading& reading, const std::vector<T>& items) {
  return list.as(reading.part().arena.keep(items));
}

}  // namespace entitlint
