// Finds the twins of records without ids.
#include "tool/load/twins.h"

#include <algorithm>
#include <unordered_map>

namespace entitlint {
namespace {

// What is known by id: its name, and the id of the catalog or package it belongs to (empty: not told).
struct Known {
  std::string_view name, parent;
};
using KnownById = std::unordered_map<std::string_view, Known, IdHash, IdEqual>;
using IdsByName = std::unordered_multimap<std::string_view, std::string_view, IdHash, IdEqual>;

// The objects of a kind that have ids.
class Register {
 public:
  template <class T, class ParentOf>
  void add(const T& object, ParentOf parent_of) {
    if (object.id.empty() || !object.display_name.known()) return;
    const auto [at, fresh] = by_id_.try_emplace(object.id, Known{object.display_name.value(), {}});
    if (fresh) by_name_.emplace(at->second.name, object.id);
    if (at->second.parent.empty()) at->second.parent = parent_of(object);
  }

  // The only one of a name, in the parent where both are known to have one; empty when there is none or several.
  [[nodiscard]] std::string_view find(std::string_view name, std::string_view parent) const {
    std::string_view only;
    const auto [first, last] = by_name_.equal_range(name);
    for (auto at = first; at != last; ++at) {
      const std::string_view other = by_id_.find(at->second)->second.parent;
      if (!parent.empty() && !other.empty() && !equal_ids(parent, other)) continue;
      if (!only.empty()) return {};
      only = at->second;
    }
    return only;
  }
  [[nodiscard]] std::string_view parent_of(std::string_view id) const { return by_id_.find(id)->second.parent; }
  [[nodiscard]] bool empty() const { return by_id_.empty(); }

 private:
  KnownById by_id_;
  IdsByName by_name_;
};

template <class Visit>
void each_part(const std::vector<FileLoad*>& files, Visit visit) {
  for (FileLoad* const file : files) {
    for (PieceResult& piece : file->pieces) visit(piece.part);
  }
}

bool lacks_id(const Object& object) {
  return object.id.empty() && object.planned != Planned::created && object.display_name.known();
}

// Hardly any export has some, and a large one need not be indexed to learn that.
bool has_objects_without_id(const std::vector<FileLoad*>& files) {
  bool found = false;
  each_part(files, [&found](const Part& part) {
    const auto look = [&found](const auto& objects) { found = found || std::ranges::any_of(objects, lacks_id); };
    look(part.catalogs), look(part.organizations), look(part.packages), look(part.policies);
  });
  return found;
}

class Twins {
 public:
  explicit Twins(const std::vector<FileLoad*>& files) : files_(files) {}

  void join() {
    const auto none = [](const auto&) { return std::string_view(); };
    const auto catalog = [this](const Package& package) { return catalog_id(package.catalog); };
    const auto package = [this](const Policy& policy) { return package_id(policy.package); };
    join_kind(&Part::catalogs, catalogs_, none, false);
    join_kind(&Part::organizations, organizations_, none, false);
    join_kind(&Part::packages, packages_, catalog, true);
    join_kind(&Part::policies, policies_, package, true);
  }

 private:
  template <class T, class ParentOf>
  void join_kind(Objects<T> Part::*objects, Register& known, ParentOf parent_of, bool needs_parent);
  [[nodiscard]] std::string_view catalog_id(const Fact<Reference<Catalog>>& reference) const;
  [[nodiscard]] std::string_view package_id(const Fact<Reference<Package>>& reference) const;

  const std::vector<FileLoad*>& files_;
  Register catalogs_, packages_, policies_, organizations_;
};

std::string_view Twins::catalog_id(const Fact<Reference<Catalog>>& reference) const {
  if (!reference.known()) return {};
  return reference->id.empty() ? catalogs_.find(reference->name, {}) : reference->id;
}

std::string_view Twins::package_id(const Fact<Reference<Package>>& reference) const {
  if (!reference.known()) return {};
  if (!reference->id.empty()) return reference->id;
  const std::string_view catalog = catalogs_.find(reference->within, {});
  return catalog.empty() && !reference->within.empty() ? std::string_view() : packages_.find(reference->name, catalog);
}

template <class T, class ParentOf>
void Twins::join_kind(Objects<T> Part::*objects, Register& known, ParentOf parent_of, bool needs_parent) {
  std::vector<T*> nameless;
  each_part(files_, [&](Part& part) {
    for (T& object : part.*objects) {
      known.add(object, parent_of);
      if (lacks_id(object)) nameless.push_back(&object);
    }
  });
  if (known.empty()) return;
  for (T* const object : nameless) {
    const std::string_view parent = parent_of(*object);
    const std::string_view id = known.find(object->display_name.value(), parent);
    if (id.empty() || (needs_parent && (parent.empty() || known.parent_of(id).empty()))) continue;
    object->id = id;
    if (object->address.empty()) object->first_hand = false;
  }
}

}  // namespace

void join_twins(const std::vector<FileLoad*>& files) {
  if (has_objects_without_id(files)) Twins(files).join();
}

}  // namespace entitlint
