// The decoders of objects, shared by the dialects and by what comes nested in other objects.
#pragma once

#include "tool/model/parts.h"

namespace entitlint {

// What a record is that speaks Graph's words.
[[nodiscard]] Entity entity_in_graph_words(const json::Value& object, const RecordContext& context);

// Objects of a part. `first_hand`: a record of its own, not one that came by $expand. `parent`: what the object it stood in says.
void add_catalog(const json::Value& record, const RecordContext& context, Part& into, bool first_hand);
void add_package(const json::Value& record, const RecordContext& context, Part& into, bool first_hand,
                 const Fact<Reference<Catalog>>* parent = nullptr);
void add_policy(const json::Value& record, const RecordContext& context, Part& into, bool first_hand,
                const Fact<Reference<Package>>* parent = nullptr);
void add_organization(const json::Value& record, const RecordContext& context, Part& into);
void add_settings(const json::Value& record, const RecordContext& context, Part& into);
void add_tenant(const json::Value& record, const RecordContext& context, Part& into);
void add_domain(const json::Value& record, const RecordContext& context, Part& into);
void add_group(const json::Value& record, const RecordContext& context, Part& into);
void add_user(const json::Value& record, const RecordContext& context, Part& into);
void add_service_principal(const json::Value& record, const RecordContext& context, Part& into);
void add_role_assignment(const json::Value& record, const RecordContext& context, Part& into);
void add_custom_extension(const json::Value& record, const RecordContext& context, Part& into);
void add_directory_role(const json::Value& record, const RecordContext& context, Part& into);
void add_collaboration(const json::Value& record, const RecordContext& context, Part& into);
void add_catalog_resource(const json::Value& record, const RecordContext& context, Part& into);

// What every object has.
void read_object(const Spot& spot, ObjectKind kind, bool first_hand, Object& into);
// An expanded object that holds more than its id is worth an object of its own.
[[nodiscard]] bool says_more_than_id(const Spot& spot);
// Adds the policies that came with a package, and says whether all of them did.
[[nodiscard]] Fact<bool> read_expanded_policies(const List& list, const Package& package);
[[nodiscard]] Fact<Reference<Catalog>> read_expanded_catalog(const Spot& catalog, Field field);
void read_resource(const Spot& item, bool first_hand, Resource& into);
[[nodiscard]] Fact<std::span<const Resource>> read_resources(const List& list);

// A policy and the two settings objects that both dialects call the same.
struct PolicySpots {
  Spot root, requestor, approval;
};

// One decoder per dialect. Each fills the properties that the dialects spell differently, from its own spellings only, and leaves the
// rest alone; lay() puts the two results over one another.
namespace v1 {
[[nodiscard]] bool speaks(const Spot& record);
void read(const Spot& record, Catalog& into);
void read(const Spot& record, Package& into);
void read(const PolicySpots& policy, Policy& into);
void read(const Spot& record, Settings& into);
}  // namespace v1
namespace beta {
[[nodiscard]] bool speaks(const Spot& record);
void read(const Spot& record, Catalog& into);
void read(const Spot& record, Package& into);
void read(const PolicySpots& policy, Policy& into);
void read(const Spot& record, Settings& into);
}  // namespace beta

// Which dialects the record's properties are of.
[[nodiscard]] Dialect dialect_of(const Spot& record);

// The two readings of one property as one. A known value lies over a gap, and a gap that tells more over one that only says "not in
// this export". Two known values that differ make a gap: an object that says both says neither.
template <class T, class Same>
[[nodiscard]] Fact<T> lay(const Fact<T>& v1, const Fact<T>& beta, Dialect dialect, Field field, Same same) {
  if (v1.known() && beta.known()) return same(v1.value(), beta.value()) ? v1 : Fact<T>(Gap{Reason::conflict, field}, v1.place());
  if (v1.known() || beta.known()) return v1.known() ? v1 : beta;
  const bool v1_tells = v1.gap().reason != Reason::not_expanded, beta_tells = beta.gap().reason != Reason::not_expanded;
  if (v1_tells != beta_tells) return v1_tells ? v1 : beta;
  return dialect == Dialect::beta ? beta : v1;
}
template <class T>
[[nodiscard]] Fact<T> lay(const Fact<T>& v1, const Fact<T>& beta, Dialect dialect, Field field) {
  return lay(v1, beta, dialect, field, [](const T& a, const T& b) { return a == b; });
}
// For what cannot be compared: where both are known, v1.0's.
template <class T>
[[nodiscard]] Fact<T> lay_first(const Fact<T>& v1, const Fact<T>& beta, Dialect dialect) {
  return lay(v1, beta, dialect, Field::unspecified, [](const T&, const T&) { return true; });
}

}  // namespace entitlint
