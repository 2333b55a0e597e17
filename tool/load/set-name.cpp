// Reads the set out of an @odata.context or a request URL.
#include "tool/load/set-name.h"

#include <vector>

#include "tool/model/decode.h"
#include "tool/model/values.h"

namespace entitlint {
namespace {

struct Segment {
  std::string_view name;
  std::string_view argument;  // between parentheses: a key, a function's parameters, or the expanded properties
};

// The part that names the set: behind "$metadata#", or the path behind the API version.
std::string_view set_part(std::string_view text) {
  if (const auto hash = text.find("$metadata#"); hash != text.npos) return text.substr(hash + 10);
  text = text.substr(0, text.find_first_of("?#"));
  if (const auto scheme = text.find("://"); scheme != text.npos) {
    const auto path = text.find('/', scheme + 3);
    text = path == text.npos ? std::string_view() : text.substr(path);
  }
  for (const std::string_view version : {"/v1.0/", "/beta/"}) {
    if (const auto at = text.find(version); at != text.npos) text.remove_prefix(at + version.size());
  }
  return text;
}

Segment segment_of(std::string_view text) {
  const auto open = text.find('(');
  if (open == text.npos) return {text, {}};
  const auto close = text.rfind(')');
  return {text.substr(0, open), text.substr(open + 1, close == text.npos || close < open ? text.npos : close - open - 1)};
}

std::vector<Segment> segments(std::string_view text) {
  std::vector<Segment> found;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '(') ++depth;
    if (i < text.size() && text[i] == ')') --depth;
    if (i < text.size() && (text[i] != '/' || depth > 0)) continue;
    if (i > begin) found.push_back(segment_of(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  return found;
}

std::string_view key_of(std::string_view argument) {
  if (argument.size() >= 2 && argument.front() == '\'' && argument.back() == '\'') return argument.substr(1, argument.size() - 2);
  return is_guid(argument) ? argument : std::string_view();
}

}  // namespace

SetName set_name(std::string_view context_or_url) {
  SetName set;
  std::string_view key;
  bool filtered = false;
  for (const Segment& segment : segments(set_part(context_or_url))) {
    if (segment.name == "$entity") {
      set.single = true;
    } else if (is_guid(segment.name) || segment.name == "singleton") {
      key = segment.name;
    } else {
      // A function's parameters, or a type instead of a set: some of the objects, nobody says which.
      if (segment.name == "Collection" || segment.argument.find('=') != std::string_view::npos) filtered = true;
      set.parent = key.empty() ? std::string() : set.collection;
      set.parent_id = key;
      set.collection = segment.name;
      key = key_of(segment.argument);
    }
  }
  if (!key.empty()) set.single = true;
  if (set.collection == "Collection") set.collection.clear();
  if (const std::string_view named = collection_of_context(context_or_url); !named.empty() && !filtered) set.collection = named;
  set.whole = !set.collection.empty() && set.parent_id.empty() && !set.single && !filtered;
  return set;
}

ObjectKind kind_of_collection(std::string_view collection) {
  if (collection == "catalogs" || collection == "accessPackageCatalogs") return ObjectKind::catalog;
  if (collection == "accessPackages") return ObjectKind::package;
  if (collection == "assignmentPolicies" || collection == "accessPackageAssignmentPolicies") return ObjectKind::policy;
  if (collection == "connectedOrganizations") return ObjectKind::connected_organization;
  if (collection == "settings") return ObjectKind::settings;
  return ObjectKind::file;
}

std::string_view spoken_collection(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::catalog:
      return "catalogs";
    case ObjectKind::package:
      return "access packages";
    case ObjectKind::policy:
      return "assignment policies";
    case ObjectKind::connected_organization:
      return "connected organizations";
    case ObjectKind::settings:
      return "settings";
    default:
      return "objects";
  }
}

}  // namespace entitlint
