// Merges the copies of every object.
#include "tool/load/merge.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

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
  // Terraform and an export speak of one object at two moments: they do not contradict one another, and the export saw the object itself.
  std::vector<const T*> first_hand, terraform, others;
  for (const T* copy : copies) {
    if (!(copy->*member).known()) continue;
    (!copy->address.empty() ? terraform : copy->first_hand ? first_hand : others).push_back(copy);
  }
  for (const auto* tier : {&first_hand, &terraform, &others}) {
    if (!tier->empty()) return settle(*tier, field, member);
  }
  return best_gap(copies, member);
}

Dialect merged_dialect(Dialect a, Dialect b) {
  if (a == Dialect::unknown || b == Dialect::unknown) return a == Dialect::unknown ? b : a;
  return a == b ? a : Dialect::mixed;
}

// An object that Terraform keeps stays one, whoever exported it.
void take_address(Object& object, const Object& copy) {
  object.address = copy.address;
  object.planned = copy.planned;
}

// `copies` in the order of the sources; first-hand copies come before expanded ones.
template <class T>
T merged(std::span<const T* const> every) {
  const std::vector<const T*> copies(every.begin(), every.end());
  T object = *copies.front();
  each_fact(std::type_identity<T>(), [&](Field field, auto member) { object.*member = merged_fact(copies, field, member); });
  for (const T* copy : copies) {
    object.hand_written = object.hand_written && copy->hand_written;
    if (copy->first_hand == object.first_hand && copy->address.empty() == object.address.empty()) {
      object.dialect = merged_dialect(object.dialect, copy->dialect);
    }
    if (object.address.empty() && !copy->address.empty()) take_address(object, *copy);
  }
  return object;
}

// `plans`: what plans say of an object. What they do not speak of stays as it is; what they do not know yet is not known.
template <class T>
T laid_over(std::span<const T* const> plans, std::span<const T* const> now) {
  T object = now.empty() ? *plans.front() : merged(now);
  const T before = object;
  for (const T* plan : plans) {
    object = *plan;
    each_fact(std::type_identity<T>(), [&](Field, auto member) {
      const bool silent = !(object.*member).known() && (object.*member).gap().reason == Reason::not_expanded;
      if (silent && !now.empty()) object.*member = before.*member;
    });
    if (object.id.empty()) object.id = before.id, object.id_place = before.id_place;
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
  // Room for so many, so that nothing is moved and no room is left over while everything else is in memory too.
  explicit Groups(std::size_t count) {
    groups_.reserve(count);
    objects_.reserve(count);
    next_.reserve(count);
  }

  void add(T& object) {
    std::size_t group = groups_.size();
    const auto id_of = [this](std::uint32_t number) { return objects_[groups_[number].first]->id; };
    if (!object.id.empty()) group = by_id_.add(object.id, static_cast<std::uint32_t>(group), id_of);
    if (group == groups_.size()) groups_.push_back({});
    Group& target = groups_[group];
    const auto index = static_cast<std::uint32_t>(objects_.size());
    objects_.push_back(&object);
    next_.push_back(none);
    (target.last == none ? target.first : next_[target.last]) = index;
    target.last = index;
  }

  // `take`: nobody else needs the objects as they were read, so those with one copy become the collection's.
  void collect(Collection<T>& collection, bool take, Arena& arena, std::vector<Problem>& problems) {
    collection.all.reserve(groups_.size());
    collection.by_id = std::move(by_id_);
    for (const Group& group : groups_) {
      if (group.first == group.last && take) {
        collection.all.add(*objects_[group.first]);
      } else {
        note_copies(group);
        collection.all.make(arena) = made_of_copies(problems);
      }
      T& object = collection.all.back();
      object.appearances = group.first == group.last ? std::span<const Place>(&object.place, 1) : appearances(arena);
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Group {
    std::uint32_t first = none, last = none;
  };

  void note_copies(const Group& group) {
    copies_.clear();
    for (std::uint32_t i = group.first; i != none; i = next_[i]) copies_.push_back(objects_[i]);
  }

  T made_of_copies(std::vector<Problem>& problems) {
    if (copies_.size() == 1) return *copies_.front();
    const auto now = std::stable_partition(copies_.begin(), copies_.end(), [](const T* copy) { return copy->moment == Moment::planned; });
    std::stable_partition(now, copies_.end(), [](const T* copy) { return copy->first_hand; });
    note_conflict_of_exports(problems);
    const std::span<const T* const> all(copies_);
    const auto plans = static_cast<std::size_t>(now - copies_.begin());
    return plans == 0 ? merged(all) : laid_over(all.first(plans), all.subspan(plans));
  }

  // What Terraform says of an object is said of another moment.
  void note_conflict_of_exports(std::vector<Problem>& problems) const {
    std::vector<const T*> exported;
    for (const T* copy : copies_) {
      if (copy->first_hand && copy->address.empty()) exported.push_back(copy);
    }
    if (exported.size() > 1) note_conflict(exported, problems);
  }

  // Records of its own; of an object that only came by $expand, the places where it did.
  std::span<const Place> appearances(Arena& arena) {
    places_.clear();
    for (const T* copy : copies_) {
      if (copy->first_hand == copies_.front()->first_hand) places_.push_back(copy->place);
    }
    return arena.keep(places_);
  }

  std::vector<Group> groups_;
  std::vector<T*> objects_;
  std::vector<const T*> copies_;
  std::vector<std::uint32_t> next_;
  std::vector<Place> places_;
  IdIndex by_id_;
};

using Ids = std::unordered_set<std::string_view, IdHash, IdEqual>;

template <class T>
void merge_kind(const std::vector<FileLoad*>& files, Objects<T> Part::*objects, Moment moment, const Ids& gone, Collection<T>& collection,
                Arena& arena, std::vector<Problem>& problems) {
  std::size_t count = 0;
  for (const FileLoad* file : files) {
    for (const PieceResult& piece : file->pieces) count += (piece.part.*objects).size();
  }
  Groups<T> groups(count);
  for (FileLoad* file : files) {
    for (PieceResult& piece : file->pieces) {
      for (T& object : piece.part.*objects) {
        const bool there = object.moment != Moment::planned || moment == Moment::planned;
        if (there && (gone.empty() || !gone.contains(object.id))) groups.add(object);
      }
    }
  }
  groups.collect(collection, moment == Moment::planned, arena, problems);
}

Ids removed_by(const std::vector<FileLoad*>& files) {
  Ids removed;
  for (FileLoad* file : files) {
    for (const PieceResult& piece : file->pieces) removed.insert(piece.part.removed.begin(), piece.part.removed.end());
  }
  return removed;
}

}  // namespace

void merge_into(Tenant& tenant, const std::vector<FileLoad*>& files, Moment moment, std::vector<Problem>& problems) {
  const Ids gone = moment == Moment::planned ? removed_by(files) : Ids();
  Arena arena;
  merge_kind(files, &Part::catalogs, moment, gone, tenant.catalogs, arena, problems);
  merge_kind(files, &Part::packages, moment, gone, tenant.packages, arena, problems);
  merge_kind(files, &Part::policies, moment, gone, tenant.policies, arena, problems);
  merge_kind(files, &Part::organizations, moment, gone, tenant.organizations, arena, problems);
  merge_kind(files, &Part::groups, moment, gone, tenant.groups, arena, problems);
  merge_kind(files, &Part::users, moment, gone, tenant.users, arena, problems);
  merge_kind(files, &Part::service_principals, moment, gone, tenant.service_principals, arena, problems);
  merge_kind(files, &Part::role_assignments, moment, gone, tenant.role_assignments, arena, problems);
  merge_kind(files, &Part::custom_extensions, moment, gone, tenant.custom_extensions, arena, problems);
  merge_kind(files, &Part::directory_roles, moment, gone, tenant.directory_roles, arena, problems);
  tenant.arenas.push_back(std::move(arena));
}

void release_parts(Tenant& tenant, const std::vector<FileLoad*>& files) {
  for (FileLoad* file : files) {
    for (PieceResult& piece : file->pieces) {
      tenant.arenas.push_back(std::move(piece.part.arena));
      tenant.arenas.push_back(std::move(piece.part.objects));
    }
  }
}

}  // namespace entitlint
