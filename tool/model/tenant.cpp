// Names of kinds, and where findings on an object stand.
#include "tool/model/tenant.h"

namespace entitlint {

std::string_view name(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::catalog:
      return "catalog";
    case ObjectKind::package:
      return "package";
    case ObjectKind::policy:
      return "policy";
    case ObjectKind::connected_organization:
      return "connectedOrganization";
    case ObjectKind::settings:
      return "settings";
    case ObjectKind::resource:
      return "resource";
    case ObjectKind::link:
      return "link";
    case ObjectKind::file:
      return "file";
    case ObjectKind::tenant:
      return "tenant";
  }
  return "";
}

std::string_view spoken_name(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::package:
      return "access package";
    case ObjectKind::policy:
      return "assignment policy";
    case ObjectKind::connected_organization:
      return "connected organization";
    default:
      return name(kind);
  }
}

std::string_view name(Completeness completeness) {
  switch (completeness) {
    case Completeness::absent:
      return "absent";
    case Completeness::incomplete:
      return "incomplete";
    case Completeness::assumed:
      return "assumed";
    case Completeness::proven:
      return "proven";
  }
  return "";
}

std::string_view Object::label() const {
  const std::string_view shown = trimmed(display_name.value_or({}));
  if (!shown.empty()) return shown;
  return id.empty() ? address : id;
}

Place Object::mark() const {
  if (display_name.known() && display_name.place().known()) return display_name.place();
  if (id_place.known()) return id_place;
  if (!place.known()) return place;
  return {place.source, {place.span.begin, place.span.empty() ? place.span.end : place.span.begin + 1}};
}

}  // namespace entitlint
