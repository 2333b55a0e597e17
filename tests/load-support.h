// What the load tests share: sources made in memory, loaded, and a text of everything that was loaded.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tool/load/load.h"

namespace entitlint::test {

struct MemoryFile {
  std::string path, bytes;
  bool named = true;
};

inline Sources sources_of(std::vector<MemoryFile> files) {
  std::ranges::sort(files, {}, &MemoryFile::path);
  Sources sources;
  for (MemoryFile& file : files) sources.push_back(memory_source(file.path, std::move(file.bytes), file.named));
  return sources;
}

inline Loaded load_files(std::vector<MemoryFile> files, LoadOptions options = {}) {
  return load(sources_of(std::move(files)), options);
}

inline std::size_t count(const Loaded& loaded, ProblemKind kind) {
  return static_cast<std::size_t>(std::ranges::count(loaded.problems, kind, &Problem::kind));
}

// The first problem of a kind; an empty one when there is none.
inline Problem problem(const Loaded& loaded, ProblemKind kind) {
  const auto found = std::ranges::find(loaded.problems, kind, &Problem::kind);
  return found == loaded.problems.end() ? Problem() : *found;
}

inline std::string words(const Place& place) {
  if (!place.known()) return "-";
  return std::to_string(place.source) + ":" + std::to_string(place.span.begin) + "-" + std::to_string(place.span.end);
}

template <class T>
void describe(const Collection<T>& collection, std::string& text) {
  text += std::string(name(collection.completeness)) + " '" + collection.why + "'\n";
  for (const T& object : collection.all) {
    text += "  " + std::string(object.id) + " " + std::string(object.display_name.value_or("?")) + " " + words(object.place);
    for (const Place& place : object.appearances) text += " @" + words(place);
    text += "\n";
  }
}

// Everything that must not depend on the number of threads.
inline std::string describe(const Loaded& loaded) {
  std::string text;
  for (const Tenant& tenant : loaded.tenants) {
    text += "tenant " + tenant.folder + " " + tenant.id + " " + tenant.exporter + " " + tenant.exported + "\n";
    for (const std::string& domain : tenant.domains) text += "  " + domain + "\n";
    describe(tenant.catalogs, text);
    describe(tenant.packages, text);
    describe(tenant.policies, text);
    describe(tenant.organizations, text);
    for (const Package& package : tenant.packages.all) {
      for (const Policy* policy : package.policies) text += "  " + std::string(package.id) + " <- " + std::string(policy->id) + "\n";
    }
  }
  for (const InputFile& file : loaded.files) {
    text += "file " + std::to_string(file.source) + " role " + std::to_string(static_cast<int>(file.role)) + " tenant " +
            std::to_string(file.tenant) + "\n";
    for (const Link& link : file.links) text += "  link " + words(link.place) + " " + link.url + "\n";
  }
  for (const Problem& each : loaded.problems) {
    text += "problem " + std::to_string(static_cast<int>(each.kind)) + " " + words(each.place) + " " + each.object_name + ": " + each.text +
            "\n";
  }
  return text;
}

}  // namespace entitlint::test
