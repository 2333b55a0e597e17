// Who can request a package: the documented gates, walked in order, with a trace.
#pragma once

#include <string>
#include <vector>

#include "tool/access/access.h"

namespace entitlint {

// A kind of requestor: a column of the matrix. A connected organization stands for its people who are not in the directory yet.
struct Audience {
  enum class Kind : std::uint8_t { member, guest, organization, any_external };
  Kind kind = Kind::member;
  const Organization* organization = nullptr;  // of Kind::organization
};
[[nodiscard]] std::string label(const Audience& audience);  // "members", "guests", "Fabrikam", "any other external user"

// yes: all of the audience; some: named people or a manager on their behalf; no: nobody.
enum class Answer : std::uint8_t { yes, some, no, unknown };

// The gates in the order in which Microsoft documents them (E: access-package-visibility). `none`: no gate is closed.
enum class Gate : std::uint8_t { none, catalog_enabled, catalog_external, policy_exists, policy_enabled, policy_scope };
[[nodiscard]] std::string_view name(Gate gate);     // "catalog-enabled"
[[nodiscard]] std::string_view explain(Gate gate);  // "the catalog is not enabled"

struct TraceStep {
  Gate gate{};
  Answer outcome{};
  std::string because;  // one clause with the object's name
  Place place;          // of the value that decides
};

struct Verdict {
  Answer answer = Answer::unknown;
  Gate gate = Gate::none;               // the first closed gate, when answer is no
  Gap gap;                              // what is missing, when answer is unknown
  Place place;                          // of the value that decides
  std::vector<const Policy*> policies;  // through which it can be requested
  std::vector<TraceStep> trace;
};

// May people of this audience request the package by its link? Hidden packages count: hiding is no gate.
[[nodiscard]] Verdict decide(const Package& package, const Audience& audience, const Tenant& tenant);

// The columns of a tenant: members, guests, every connected organization, any other external user.
[[nodiscard]] std::vector<Audience> audiences(const Tenant& tenant);

}  // namespace entitlint
