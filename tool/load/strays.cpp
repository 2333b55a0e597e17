// Compares where objects appear with the records of pages, arrays and trees; and what a folder of snapshots says of itself.
#include "tool/load/strays.h"

#include <algorithm>
#include <utility>

namespace entitlint {
namespace {

using RecordStart = std::pair<SourceId, std::uint32_t>;

// Where the records of everything that claims to be a list begin, sorted.
std::vector<RecordStart> listed_records(const std::vector<FileLoad*>& files) {
  std::vector<RecordStart> starts;
  for (const FileLoad* file : files) {
    for (const Portion& portion : file->shape.portions) {
      if (portion.container == Container::object && !file->shape.tree.inside && !file->shape.tree.snapshot) continue;
      for (const Span record : portion.records) starts.emplace_back(file->file.source, record.begin);
    }
  }
  std::ranges::sort(starts);
  return starts;
}

template <class T>
void doubt(Collection<T>& collection, const Sources& sources, const std::vector<RecordStart>& listed, bool counted) {
  const bool proven = collection.completeness == Completeness::proven;
  if (!collection.complete() || (proven && counted)) return;
  for (const T& object : collection.all) {
    if (!object.first_hand || !object.address.empty()) continue;
    const bool in_a_list = std::ranges::any_of(object.appearances, [&](const Place& place) {
      return std::ranges::binary_search(listed, RecordStart(place.source, place.span.begin));
    });
    if (in_a_list) continue;
    collection.completeness = Completeness::incomplete;
    collection.why = sources[object.place.source].path + " holds an object that is in none of the lists";
    return;
  }
}

template <class T>
void lower(Collection<T>& collection, const std::string& why) {
  if (collection.completeness != Completeness::assumed) return;
  collection.completeness = Completeness::incomplete;
  collection.why = why;
}

}  // namespace

void doubt_assumed_collections(Tenant& tenant, const Sources& sources, const std::vector<FileLoad*>& files) {
  const std::vector<RecordStart> listed = listed_records(files);
  // What a manifest has counted is whole, whatever an earlier export has left beside it.
  const bool counted = std::ranges::any_of(files, [](const FileLoad* file) { return file->shape.manifest.has_value(); });
  doubt(tenant.catalogs, sources, listed, counted);
  doubt(tenant.packages, sources, listed, counted);
  doubt(tenant.policies, sources, listed, counted);
  doubt(tenant.organizations, sources, listed, counted);
  for (const FileLoad* file : files) {
    const std::string& lacking = file->shape.manifest ? file->shape.manifest->lacking : file->shape.lacking;
    if (lacking.empty()) continue;
    const std::string why = sources[file->file.source].path + " says that " + lacking;
    lower(tenant.catalogs, why), lower(tenant.packages, why), lower(tenant.policies, why), lower(tenant.organizations, why);
  }
}

}  // namespace entitlint
