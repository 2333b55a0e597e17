// Comparing lists of requestors, approvers and reviewers by who is on them.
#pragma once

#include <array>
#include <unordered_set>

#include "tool/access/access.h"

namespace entitlint {

// Who is on a list. Two entries are the same when they name the same object, or the same relation to the requestor (his manager of one
// level, the sponsors). Members of groups are not looked at: an export has none.
class SubjectSet {
 public:
  explicit SubjectSet(const Fact<Subjects>& list);
  // Known no only when the whole list is known.
  [[nodiscard]] Fact<bool> holds(const Subject& subject) const;

 private:
  static constexpr std::size_t kinds = static_cast<std::size_t>(SubjectKind::agent_sponsors_or_owners) + 1;
  std::array<std::unordered_set<std::string_view, IdHash, IdEqual>, kinds> known_;
  Fact<bool> complete_;
};

// Somebody is on both lists; the place is that of the entry in `b`.
[[nodiscard]] Fact<bool> share_somebody(const Fact<Subjects>& a, const Fact<Subjects>& b);
// Everybody on `list` is on `among` too. True of nobody.
[[nodiscard]] Fact<bool> all_among(const Fact<Subjects>& list, const Fact<Subjects>& among);
// The list is of one person, named.
[[nodiscard]] Fact<bool> is_one_user(const Fact<Subjects>& list);
// The list names somebody, and all of it are people found through the requestor: managers, or sponsors of a guest. Without such a person
// nobody is left.
[[nodiscard]] Fact<bool> only_managers(const Fact<Subjects>& list);

// The alternates of a stage that are really asked: none while escalation is off.
[[nodiscard]] Fact<Subjects> alternates(const Stage& stage);

}  // namespace entitlint
