// The evidence for every collection of a tenant, gathered file by file; for completeness.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "tool/load/completeness.h"

namespace entitlint {

// What speaks for and against having all of a collection.
struct CollectionEvidence {
  bool proven = false;        // a tenant-wide set whose pages end
  bool assumed = false;       // a tree, an array, a set that does not say whose it is
  bool contradicted = false;  // a manifest counts more, or tells of a refusal
  bool partial = false;       // objects that do not claim to be all: one file, one catalog's packages
  std::string missing;        // the first sign that something is not here
  std::string some;           // why `partial` is only that
};

// Pages of one request, in the order of the sources.
struct PageChain {
  std::string collection;  // as written
  SetName set;
  bool has_context = false, cut = false, ends = false, useful = false;
  std::uint64_t items = 0, count = 0;
  std::string first_path, cut_path;
  Place last_next, count_place;
  std::string last_next_path;
};

// Weighs what each file shows or claims to hold.
class Weighing {
 public:
  Weighing(const Sources& sources, std::vector<Problem>& problems) : sources_(sources), problems_(problems) {}

  void file(const FileLoad& load);
  void chains();
  void manifest(const FileLoad& load, const std::vector<FileLoad*>& files);
  [[nodiscard]] const CollectionEvidence& of(ObjectKind kind) { return evidence_[kind]; }
  [[nodiscard]] bool domains_whole() const { return !unfinished_.contains("domains"); }
  template <class T>
  void note_unfinished(Collection<T>& collection, const std::string& name) const {
    if (const auto found = unfinished_.find(name); found != unfinished_.end())
      collection.completeness = Completeness::incomplete, collection.why = found->second;
  }

 private:
  void page(const Portion& portion, const Tally& tally, const std::string& path);
  void records(const FileLoad& load, const Portion& portion, const Tally& tally, const std::string& path);
  void refusals(const FileLoad& load, const std::string& path);
  void terraform(const FileLoad& load, const std::string& path);
  void chain(ObjectKind kind, const PageChain& chain);
  bool ends_well(ObjectKind kind, const PageChain& chain);
  void miss(ObjectKind kind, std::string why);
  void hold_some(ObjectKind kind, std::string why);

  const Sources& sources_;
  std::vector<Problem>& problems_;
  std::map<ObjectKind, CollectionEvidence> evidence_;
  std::map<std::tuple<ObjectKind, std::string, std::string>, PageChain> chains_;
  std::map<std::string, std::string> unfinished_;  // collections of other kinds, and why
};

}  // namespace entitlint
