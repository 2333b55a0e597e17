// AP108: a link that is sound, to a package that nobody can request.
#include <algorithm>
#include <vector>

#include "tool/access/access.h"
#include "tool/access/decide.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

struct Column {
  Audience audience;
  Verdict verdict;
};

// The columns of the matrix up to the first that lets somebody in.
std::vector<Column> columns_of(const Package& package, const Tenant& tenant) {
  std::vector<Column> columns;
  for (const Audience& audience : audiences(tenant)) {
    columns.push_back({audience, decide(package, audience, tenant)});
    const Answer answer = columns.back().verdict.answer;
    if (answer == Answer::yes || answer == Answer::some) break;
  }
  return columns;
}

// An organization that the export does not have may still come in, unless everybody from outside is stopped before any policy is asked.
Fact<bool> unseen_organizations_stay_out(const Package& package, const Tenant& tenant, const Verdict& outsiders) {
  const bool stopped_before =
      outsiders.gate == Gate::catalog_enabled || outsiders.gate == Gate::catalog_external || outsiders.gate == Gate::policy_exists;
  if (tenant.organizations.complete() || stopped_before) return {true, package.mark()};
  const Fact<bool> external = any_policy(package, tenant, external_and_requestable);
  if (external.is(true)) return {Gap{Reason::not_loaded, Field::organizations}, package.mark()};
  return negated(external);
}

Fact<bool> closed_to_all(const std::vector<Column>& columns, const Package& package, const Tenant& tenant) {
  Fact<bool> closed(true, package.mark());
  for (const Column& column : columns) {
    const Verdict& verdict = column.verdict;
    closed = both(closed, verdict.answer == Answer::unknown ? Fact<bool>(verdict.gap, verdict.place)
                                                            : Fact<bool>(verdict.answer == Answer::no, verdict.place));
  }
  return both(closed, unseen_organizations_stay_out(package, tenant, columns.back().verdict));
}

// "members, guests, 12 connected organizations" of those at whom the gate is closed.
std::string audiences_at(Gate gate, const std::vector<Column>& columns) {
  std::string list;
  std::size_t organizations = 0;
  for (const Column& column : columns) organizations += column.verdict.gate == gate && column.audience.organization != nullptr;
  bool counted = false;
  for (const Column& column : columns) {
    if (column.verdict.gate != gate) continue;
    const bool one_of_many = column.audience.organization != nullptr && organizations > 1;
    if (one_of_many && counted) continue;
    counted = counted || one_of_many;
    list +=
        (list.empty() ? "" : ", ") + (one_of_many ? std::to_string(organizations) + " connected organizations" : label(column.audience));
  }
  return list;
}

std::vector<Gate> closed_gates(const std::vector<Column>& columns) {
  std::vector<Gate> gates;
  for (const Column& column : columns) {
    if (std::ranges::find(gates, column.verdict.gate) == gates.end()) gates.push_back(column.verdict.gate);
  }
  return gates;
}

std::string reasons(const std::vector<Column>& columns) {
  const std::vector<Gate> gates = closed_gates(columns);
  if (gates.size() == 1 && gates.front() == Gate::policy_scope) return "no policy lets anybody request it";
  if (gates.size() == 1) return std::string(explain(gates.front()));
  std::string text;
  for (const Gate gate : gates) text += (text.empty() ? "" : "; ") + std::string(explain(gate)) + " (" + audiences_at(gate, columns) + ")";
  return text;
}

std::string where_policies_are(const Package& package) {
  return "ID Governance > Entitlement management > Access packages > " + in_quotes(package.label()) + " > Policies";
}

void enable(const Catalog* catalog, Finding& finding) {
  if (catalog == nullptr) {
    finding.remedy = "ID Governance > Entitlement management > Catalogs > the package's catalog > Edit > Enabled = Yes.";
    return;
  }
  finding.remedy = remedy(*catalog,
                          "ID Governance > Entitlement management > Catalogs > " + in_quotes(catalog->label()) +
                              " > Edit > Enabled = Yes, or " + patch(*catalog, catalog_enabled()) + ".",
                          spellings(catalog_enabled()));
  offer(finding, *catalog, catalog_enabled());
}

// Which of several policies to open is for the administrator to say.
void open_policy(const Package& package, Finding& finding) {
  if (package.policies.size() == 1) {
    const Policy& policy = *package.policies.front();
    finding.remedy = policy_remedy(policy, " > Requests > Enable new requests = Yes.", spellings(new_requests_on()));
    if (is_only_switched_off(policy)) offer(finding, policy, new_requests_on());
    return;
  }
  const bool beta = package.dialect == Dialect::beta;
  finding.remedy =
      remedy(package,
             where_policies_are(package) + " > the policy > Edit > Requests > Enable new requests = Yes. With Graph: GET the policy, " +
                 (beta ? spellings(new_requests_on()).beta : spellings(new_requests_on()).v1) + " in the whole body, PUT it back.",
             {"open one of its policies", "open one of its policies",
              "which all its policies keep closed, open one: set requests_accepted = true in its requestor_settings"});
}

// How the gate that stops members is opened: usually that is the least.
void advise(Gate gate, const Package& package, Finding& finding) {
  switch (gate) {
    case Gate::catalog_enabled:
      enable(package.catalog.known() ? package.catalog->target : nullptr, finding);
      break;
    case Gate::policy_exists:
      finding.remedy = remedy(package, where_policies_are(package) + " > Add policy.",
                              {"add a policy", "add a policy",
                               "which no azuread_access_package_assignment_policy names, add one with its id as access_package_id"});
      break;
    case Gate::policy_enabled:
      open_policy(package, finding);
      break;
    default:
      finding.remedy = remedy(package,
                              where_policies_are(package) +
                                  " > the policy > Edit > Requests: choose who can request, or add a policy for those whom the link is "
                                  "meant for.",
                              {"change who may request", "change who may request",
                               "change the scope_type of its policies, or add a policy for those whom the link is meant for"});
  }
  finding.remedy += " Or take the link out.";
}

void judge(const Link& link, const Package& package, const Tenant& tenant, About& about) {
  const std::vector<Column> columns = columns_of(package, tenant);
  if (!about.holds(closed_to_all(columns, package, tenant))) return;
  Finding& finding = about.report(
      link.place, "the link leads to access package " + in_quotes(package.label()) + ", which nobody can request: " + reasons(columns));
  finding.related.push_back({package.mark(), "the access package"});
  for (const Gate gate : closed_gates(columns)) {
    const auto closed = std::ranges::find_if(columns, [&](const Column& column) { return column.verdict.gate == gate; });
    const bool elsewhere = closed->verdict.place.known() && closed->verdict.place != package.mark();
    if (elsewhere) finding.related.push_back({closed->verdict.place, std::string(explain(gate))});
  }
  advise(columns.front().verdict.gate, package, finding);
}

void check(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      if (!names_a_package(link)) continue;
      const Tenant* const tenant = tenant_of(link, c.tenants);
      const Package* const package = tenant == nullptr ? nullptr : tenant->packages.find(link.package_id);
      const bool may_come = tenant == nullptr || !tenant->packages.complete();
      if (package == nullptr && !may_come) continue;  // AP103 speaks about it
      auto about = context.about(link, tenant, c.sources);
      if (package != nullptr) {
        judge(link, *package, *tenant, about);
      } else {
        about.note({Reason::not_loaded, Field::packages});
      }
    }
  }
}

}  // namespace

extern const Rule link_to_unrequestable_package = {
    .code = "AP108",
    .name = "link-to-unrequestable-package",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "links sharing",
    .since = "0.1",
    .summary = "A link leads to an access package that nobody can request.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform | dialects::documents,
    .needs = "packages policies catalogs",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
