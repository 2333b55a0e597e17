// Merges the copies of every object.
#include "tool/load/merge.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "tool/load/testimony.h"

namespace entitlint {
namespace {

Dialect merged_dialect(Dialect a, Dialect b) {
  if (a == Dialect::unknown || b == Dialect::unknown) return a == Dialect::unknown ? b : a;
  return a == b ? a : Dialect::mixed;
}

// An object that Terraform keeps stays one, whoever exported it.
void take_address(Object& object, const Object& copy) {
  object.address = copy.address;
  object.planned = copy.planned;
}

// What is no property.
void merge_marks(Object& object, CopyList copies) {
  for (const Object* copy : copies) {
    object.hand_written = object.hand_written && copy->hand_written;
    if (copy->first_hand == object.first_hand && copy->address.empty() == object.address.empty()) {
      object.dialect = merged_dialect(object.dialect, copy->dialect);
    }
    if (object.address.empty() && !copy->address.empty()) take_address(object, *copy);
  }
}

template <class T>
T merged(CopyList copies) {
  T object = static_cast<const T&>(*copies.front());
  each_fact(std::type_identity<T>(), [&](Field field, auto member) { object.*member = merged_fact(testimony(copies, member), field); });
  merge_marks(object, copies);
  return object;
}

// `plans`: what plans say of an object. What they do not speak of stays as it is; what they do not know yet is not known.
template <class T>
T laid_over(CopyList plans, CopyList now) {
  T object = now.empty() ? static_cast<const T&>(*plans.front()) : merged<T>(now);
  const T before = object;
  for (const Object* plan : plans) {
    object = static_cast<const T&>(*plan);
    each_fact(std::type_identity<T>(), [&](Field, auto member) {
      const bool silent = !(object.*member).known() && (object.*member).gap().reason == Reason::not_expanded;
      if (silent && !now.empty()) object.*member = before.*member;
    });
    if (object.id.empty()) object.id = before.id, object.id_place = before.id_place;
  }
  return object;
}

void add_name(std::string& list, Field field) {
  const std::string name(info(field).missing);
  if (list.find(name) == std::string::npos) list += (list.empty() ? "" : ", ") + name;
}

// The first record and the first later one that contradicts it, with all that differs.
template <class T>
void note_conflict(CopyList copies, std::vector<Problem>& problems) {
  Problem problem;
  const Object* other = nullptr;
  each_fact(std::type_identity<T>(), [&](Field field, auto member) {
    const auto told = testimony(copies, member);
    const auto* const found = contradiction(told, field, other);
    if (found == nullptr) return;
    if (other == nullptr) problem.place = found->fact->place(), problem.related = told.front().fact->place();
    other = found->by;
    add_name(problem.text, field);
  });
  if (other == nullptr) return;
  const Object& first = *copies.front();
  problem.kind = ProblemKind::conflicting_copies;
  problem.record = other->place.span;
  problem.object_kind = first.kind;
  problem.object_id = first.id;
  problem.object_name = first.display_name.value_or({});
  problems.push_back(std::move(problem));
}

// Plans first, then what was read first hand. Returns how many plans there are.
std::size_t put_in_order(std::vector<const Object*>& copies) {
  const auto now = std::stable_partition(copies.begin(), copies.end(), [](const Object* copy) { return copy->moment == Moment::planned; });
  std::stable_partition(now, copies.end(), [](const Object* copy) { return copy->first_hand; });
  return static_cast<std::size_t>(now - copies.begin());
}

// What Terraform says of an object is said of another moment.
std::vector<const Object*> exported_first_hand(CopyList copies) {
  std::vector<const Object*> exported;
  std::ranges::copy_if(copies, std::back_inserter(exported), [](const Object* copy) { return copy->first_hand && copy->address.empty(); });
  return exported;
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
    if (copies_.size() == 1) return static_cast<const T&>(*copies_.front());
    const std::size_t plans = put_in_order(copies_);
    if (const auto exported = exported_first_hand(copies_); exported.size() > 1) note_conflict<T>(exported, problems);
    const CopyList all(copies_);
    return plans == 0 ? merged<T>(all) : laid_over<T>(all.first(plans), all.subspan(plans));
  }

  // Records of its own; of an object that only came by $expand, the places where it did.
  std::span<const Place> appearances(Arena& arena) {
    places_.clear();
    for (const Object* copy : copies_) {
      if (copy->first_hand == copies_.front()->first_hand) places_.push_back(copy->place);
    }
    return arena.keep(places_);
  }

  std::vector<Group> groups_;
  std::vector<T*> objects_;
  std::vector<const Object*> copies_;
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
