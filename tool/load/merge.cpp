// Merges the copies of every object.
#include "tool/load/merge.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "tool/model/members.h"

namespace entitlint {
namespace {

// Of copies whose values differ, the one that is newer than all that contradict it; null when nobody can tell.
template <class T, class Value>
const T* newest(const std::vector<const T*>& copies, Fact<Value> T::*member) {
  const T* best = nullptr;
  for (const T* copy : copies) {
    if (!copy->modified.known()) return nullptr;
    if (best == nullptr || copy->modified.value() > best->modified.value()) best = copy;
  }
  for (const T* copy : copies) {
    const bool same_time = copy->modified.value() == best->modified.value();
    if (same_time && !agree((copy->*member).value(), (best->*member).value())) return nullptr;
  }
  return best;
}

// Among copies that all know the fact.
template <class T, class Value>
Fact<Value> settle(const std::vector<const T*>& copies, Field field, Fact<Value> T::*member) {
  const T* richest = copies.front();
  bool agreed = true;
  for (const T* copy : copies) {
    agreed = agreed && agree((copy->*member).value(), (copies.front()->*member).value());
    if (richness((copy->*member).value()) > richness((richest->*member).value())) richest = copy;
  }
  if (agreed) return richest->*member;
  const T* const best = newest(copies, member);
  return best != nullptr ? best->*member : Fact<Value>(Gap{Reason::conflict, field}, (copies.front()->*member).place());
}

// No copy knows it: the reason that says most.
template <class T, class Value>
Fact<Value> best_gap(const std::vector<const T*>& copies, Fact<Value> T::*member) {
  for (const T* copy : copies) {
    const Reason reason = (copy->*member).gap().reason;
    if (reason != Reason::not_expanded && reason != Reason::not_loaded) return copy->*member;
  }
  return copies.front()->*member;
}

template <class T, class Value>
Fact<Value> merged_fact(const std::vector<const T*>& copies, Field field, Fact<Value> T::*member) {
  std::vector<const T*> first_hand, others;
  for (const T* copy : copies) {
    if ((copy->*member).known()) (copy->first_hand ? first_hand : others).push_back(copy);
  }
  if (!first_hand.empty()) return settle(first_hand, field, member);
  if (!others.empty()) return settle(others, field, member);
  return best_gap(copies, member);
}

Dialect merged_dialect(Dialect a, Dialect b) {
  if (a == Dialect::unknown || b == Dialect::unknown) return a == Dialect::unknown ? b : a;
  return a == b ? a : Dialect::mixed;
}

// `copies` in the order of the sources; first-hand copies come before expanded ones.
template <class T>
T merged(const std::vector<const T*>& copies) {
  T object = *copies.front();
  if (copies.size() == 1) return object;
  each_fact(std::type_identity<T>(), [&](Field field, auto member) { object.*member = merged_fact(copies, field, member); });
  for (const T* copy : copies) {
    object.hand_written = object.hand_written && copy->hand_written;
    if (copy->first_hand == object.first_hand) object.dialect = merged_dialect(object.dialect, copy->dialect);
  }
  return object;
}

// When an object was changed differs between two exports by nature; only what it says counts.
bool is_time(Field field) {
  return field == Field::created || field == Field::modified;
}

// Beta does not spell these; what its decoder concludes is no second testimony.
bool is_told(Field field, Dialect a, Dialect b) {
  return a == b || (field != Field::policy_automatic && field != Field::policy_on_behalf);
}

// The first record and the first later one that contradicts it, with all that differs.
template <class T>
void note_conflict(const std::vector<const T*>& copies, std::vector<Problem>& problems) {
  Problem problem;
  const T& first = *copies.front();
  const T* other = nullptr;
  each_fact(std::type_identity<T>(), [&](Field field, auto member) {
    if (is_time(field) || !(first.*member).known()) return;
    for (const T* copy : copies) {
      const bool differs = copy->first_hand && (copy->*member).known() && !agree((copy->*member).value(), (first.*member).value());
      if (!differs || !is_told(field, copy->dialect, first.dialect) || (other != nullptr && copy != other)) continue;
      if (other == nullptr) problem.place = (copy->*member).place(), problem.related = (first.*member).place();
      other = copy;
      const std::string name(info(field).missing);
      if (problem.text.find(name) == std::string::npos) problem.text += (problem.text.empty() ? "" : ", ") + name;
      break;
    }
  });
  if (other == nullptr) return;
  problem.kind = ProblemKind::conflicting_copies;
  problem.record = other->place.span;
  problem.object_kind = first.kind;
  problem.object_id = first.id;
  problem.object_name = first.display_name.value_or({});
  problems.push_back(std::move(problem));
}

// All objects of a kind, in order, and which group (id) each belongs to.
template <class T>
class Groups {
 public:
  void add(const T& object) {
    std::size_t group = groups_.size();
    if (!object.id.empty()) group = by_id_.try_emplace(object.id, group).first->second;
    if (group == groups_.size()) groups_.push_back({});
    Group& target = groups_[group];
    const auto index = static_cast<std::uint32_t>(objects_.size());
    objects_.push_back(&object);
    next_.push_back(none);
    (target.last == none ? target.first : next_[target.last]) = index;
    target.last = index;
  }

  void collect(Collection<T>& collection, Arena& arena, std::vector<Problem>& problems) {
    collection.all.reserve(groups_.size());
    collection.by_id.reserve(by_id_.size());
    for (const Group& group : groups_) {
      copies_.clear();
      for (std::uint32_t i = group.first; i != none; i = next_[i]) copies_.push_back(objects_[i]);
      std::stable_partition(copies_.begin(), copies_.end(), [](const T* copy) { return copy->first_hand; });
      if (copies_.size() > 1 && copies_[1]->first_hand) note_conflict(copies_, problems);
      collection.all.push_back(merged(copies_));
      T& object = collection.all.back();
      object.appearances = appearances(arena);
      if (!object.id.empty()) collection.by_id.emplace(object.id, collection.all.size() - 1);
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Group {
    std::uint32_t first = none, last = none;
  };

  // Records of its own; of an object that only came by $expand, the places where it did.
  std::span<const Place> appearances(Arena& arena) {
    places_.clear();
    for (const T* copy : copies_) {
      if (copy->first_hand == copies_.front()->first_hand) places_.push_back(copy->place);
    }
    return arena.keep(places_);
  }

  std::vector<Group> groups_;
  std::vector<const T*> objects_, copies_;
  std::vector<std::uint32_t> next_;
  std::vector<Place> places_;
  std::unordered_map<std::string_view, std::size_t, IdHash, IdEqual> by_id_;
};

template <class T>
void merge_kind(const std::vector<FileLoad*>& files, std::vector<T> Part::*objects, Collection<T>& collection, Arena& arena,
                std::vector<Problem>& problems) {
  Groups<T> groups;
  for (const FileLoad* file : files) {
    for (const PieceResult& piece : file->pieces) {
      for (const T& object : piece.part.*objects) groups.add(object);
    }
  }
  groups.collect(collection, arena, problems);
  for (FileLoad* file : files) {
    for (PieceResult& piece : file->pieces) std::vector<T>().swap(piece.part.*objects);
  }
}

}  // namespace

void merge_into(Tenant& tenant, const std::vector<FileLoad*>& files, std::vector<Problem>& problems) {
  Arena arena;
  merge_kind(files, &Part::catalogs, tenant.catalogs, arena, problems);
  merge_kind(files, &Part::packages, tenant.packages, arena, problems);
  merge_kind(files, &Part::policies, tenant.policies, arena, problems);
  merge_kind(files, &Part::organizations, tenant.organizations, arena, problems);
  merge_kind(files, &Part::groups, tenant.groups, arena, problems);
  merge_kind(files, &Part::users, tenant.users, arena, problems);
  merge_kind(files, &Part::service_principals, tenant.service_principals, arena, problems);
  tenant.arenas.push_back(std::move(arena));
  for (FileLoad* file : files) {
    for (PieceResult& piece : file->pieces) tenant.arenas.push_back(std::move(piece.part.arena));
  }
}

}  // namespace entitlint
