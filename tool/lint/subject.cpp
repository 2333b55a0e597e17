// Names, keys and places of what findings are about.
#include "tool/lint/subject.h"

#include <algorithm>

#include "tool/lint/rule.h"

namespace entitlint {

namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return made;
}

std::string path_of(SourceId source, const Sources& sources) {
  return source < sources.size() ? sources[source].path : std::string();
}

std::string_view label_of(const Fact<Reference<Catalog>>& catalog) {
  if (!catalog.known()) return {};
  return catalog->target != nullptr ? catalog->target->label() : catalog->name;
}

// Of the admin center; the addresses of its blades do not differ between clouds.
std::string_view portal_host(Cloud cloud) {
  switch (cloud) {
    case Cloud::commercial:
      return "https://entra.microsoft.com/";
    case Cloud::us_government:
      return "https://entra.microsoft.us/";
    case Cloud::unknown:
      break;
  }
  return {};
}

// A display name in an address: what has a meaning there is escaped, and so is all that is not ASCII.
std::string escaped(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      made += c;
    } else {
      (made += '%') += digits[byte >> 4U];
      made += digits[byte & 15U];
    }
  }
  return made;
}

// The policies of a package are one blade, which wants to be told of package and catalog.
std::string policies_blade(const Policy& policy) {
  const Package* const package = policy.package.known() ? policy.package->target : nullptr;
  const Catalog* const catalog = package != nullptr && package->catalog.known() ? package->catalog->target : nullptr;
  if (catalog == nullptr || !is_guid(package->id) || !is_guid(catalog->id)) return {};
  return "~/policies/entitlementId/" + lower(package->id) + "/catalogId/" + lower(catalog->id) + "/catalogName/" +
         escaped(catalog->label()) + "/entitlementName/" + escaped(package->label());
}

// Only where the blade's address is known from Microsoft's own tools: the overview of a package, and its policies.
std::string blade(const Object& object, const Tenant& tenant) {
  std::string path;
  if (object.kind == ObjectKind::package && is_guid(object.id)) path = "~/overview/entitlementId/" + lower(object.id);
  if (object.kind == ObjectKind::policy) path = policies_blade(static_cast<const Policy&>(object));
  const std::string_view host = portal_host(tenant.cloud);
  if (path.empty() || host.empty()) return {};
  return std::string(host) + "#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/" + path;
}

bool inside(const Place& place, const Place& record) {
  return place.source == record.source && place.span.begin >= record.span.begin && place.span.end <= record.span.end;
}

}  // namespace

ObjectName name_of(const Object& object, const Tenant& tenant) {
  return {object.kind, std::string(object.id), std::string(object.display_name.value_or({})), std::string(object.address),
          blade(object, tenant)};
}

std::string package_name_of(const Object& object) {
  if (object.kind != ObjectKind::policy) return {};
  const Fact<Reference<Package>>& package = static_cast<const Policy&>(object).package;
  if (!package.known()) return {};
  return std::string(package->target != nullptr ? package->target->label() : package->name);
}

std::string catalog_name_of(const Object& object) {
  switch (object.kind) {
    case ObjectKind::catalog:
      return std::string(object.label());
    case ObjectKind::package:
      return std::string(label_of(static_cast<const Package&>(object).catalog));
    case ObjectKind::policy: {
      const Fact<Reference<Package>>& package = static_cast<const Policy&>(object).package;
      return package.known() && package->target != nullptr ? catalog_name_of(*package->target) : std::string();
    }
    default:
      return {};
  }
}

std::string key_of(const Object& object) {
  if (!object.id.empty()) return lower(object.id);
  if (!object.address.empty()) return std::string(object.address);
  std::string key = catalog_name_of(object);
  if (object.kind == ObjectKind::catalog) return key;
  if (object.kind == ObjectKind::policy) {
    const Fact<Reference<Package>>& package = static_cast<const Policy&>(object).package;
    if (package.known()) (key += '/') += package->target != nullptr ? package->target->label() : package->name;
  }
  return (key += '/') += object.label();
}

std::string stable_name(const Tenant& tenant) {
  if (!tenant.id.empty()) return lower(tenant.id);
  return tenant.domains.empty() ? std::string() : tenant.domains.front();
}

const void* About::Subject::identity() const {
  if (object != nullptr) return object;
  if (link != nullptr) return link;
  if (file != nullptr) return file;
  if (suppression != nullptr) return suppression;
  return problem;
}

ObjectName About::Subject::name() const {
  if (object != nullptr) return name_of(*object, *tenant);
  if (link != nullptr) return {ObjectKind::link, link->url, {}, {}, {}};
  if (file != nullptr) return {ObjectKind::file, path_of(file->source, *sources), {}, {}, {}};
  if (suppression != nullptr) return {ObjectKind::file, path_of(suppression->place.source, *sources), {}, {}, {}};
  if (problem->object_kind != ObjectKind::file) return {problem->object_kind, problem->object_id, problem->object_name, {}, {}};
  return {ObjectKind::file, path_of(problem->place.source, *sources), {}, {}, {}};
}

Place About::Subject::mark() const {
  if (object != nullptr) return object->mark();
  if (link != nullptr) return link->place;
  if (file != nullptr) return {file->source, {}};
  if (suppression != nullptr) return suppression->place;
  return problem->place;
}

// The record of the object that `place` is in. A place in none of them belongs to another object: then nothing around it is shown.
Span About::Subject::record_around(const Place& place) const {
  if (problem != nullptr) return problem->record;
  if (object == nullptr) return {};
  if (inside(place, object->place)) return object->place.span;
  const auto appearance = std::ranges::find_if(object->appearances, [&](const Place& record) { return inside(place, record); });
  return appearance != object->appearances.end() ? appearance->span : place.span;
}

std::string About::Subject::key() const {
  if (object != nullptr) return key_of(*object);
  if (link != nullptr) return path_of(link->place.source, *sources) + '\n' + link->url;
  if (file != nullptr) return path_of(file->source, *sources);
  if (suppression != nullptr)
    return path_of(suppression->place.source, *sources) + '\n' + suppression->rule + '\n' + suppression->object + suppression->link;
  return problem->object_id.empty() ? path_of(problem->place.source, *sources) : lower(problem->object_id);
}

std::string About::Subject::package() const {
  return object == nullptr ? std::string() : package_name_of(*object);
}

std::string About::Subject::catalog() const {
  return object == nullptr ? std::string() : catalog_name_of(*object);
}

Dialect About::Subject::dialect() const {
  if (object != nullptr) return object->dialect;
  if (file != nullptr) return file->dialect;
  return tenant != nullptr ? tenant->dialect : Dialect::unknown;
}

}  // namespace entitlint
